"""A claim before its id, with what ties it to others of its article."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import ActorRef, Claim
from loaders.extraction.syntax import lemma_of
from loaders.extraction.tokens import Token

ACTS = frozenset({"ACCUSES", "DENIES", "CONDEMNS"})  # acts of speech that are about other claims
POINTING = frozenset({"dobj", "nsubjpass", "ccomp", "xcomp", "nsubj"})
ANSWERS = frozenset({"to", "with", "of", "for", "behind", "over", "about"})
IN = frozenset({"involve", "be"})  # "was not involved in", but "denied in an interview"
OF_TIME = frozenset({"past", "time", "day", "week", "month", "year", "occasion"})

PHRASE = 24  # tokens: what is denied is a phrase or a clause, not a paragraph


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim to be: where it stands, the speech acts above its predicate, what it is about, and the words of what it denies.

    `key` names it among the drafts of its article, `about` holds such keys. `words` are lemmas of nouns and verbs.
    `pointed` is the deed that a condemnation only points to ("the attack").
    `answered` spoke just before a denial that names nothing ("denied this"): whom it answers if nothing that he told was read.
    `back` tells of a denial that is none unless it answers something told before ("that is nonsense").
    """

    key: int
    claim: Claim
    sentence: int
    predicate: int
    acts: frozenset[int]
    occurrence: int
    lemma: str = ""
    words: frozenset[str] = frozenset()
    about: tuple[int, ...] = ()
    back: bool = False
    pointed: frozenset[str] = frozenset()
    answered: ActorRef | None = None


def words_of(act: Token, beside: frozenset[str]) -> frozenset[str]:
    """Returns the lemmas of what an act of denying denies, without those that only say that something is denied (`beside`)."""
    return frozenset(lemma for t in _denied(act) if (lemma := lemma_of(t)) not in beside and lemma not in OF_TIME)


def phrase_of(act: Token) -> tuple[int, int] | None:
    """Returns the tokens of what an act denies, or accuses of with a word between ("accused X in turn of Y"), without its far end."""
    found = [c for c in act.children if c.dep_ in ("dobj", "ccomp", "xcomp") and not _parted(c, act)]
    if lemma_of(act) == "accuse":
        of = [t for t in act.subtree if t.lower_ == "of" and t.head != act and t.head.lower_ in ("turn", "return") and t.i > act.i]
        found = [c for t in of for c in t.children if c.dep_ in ("pobj", "pcomp")]
    if not found:
        return None
    return found[0].left_edge.i, min(found[0].right_edge.i + 1, found[0].left_edge.i + PHRASE)


def is_neither(act: Token) -> bool:
    """True for the second verb of "neither confirmed nor denied", which denies nothing."""
    before = act.doc[max(act.sent.start, act.i - 2) : act.i]
    return any(t.lower_ in ("nor", "or") for t in before) and act.dep_ == "conj" and any(
        t.lower_ in ("neither", "not", "n't", "without", "declined", "refused") for t in act.doc[act.sent.start : act.i]
    )  # fmt: skip


def _parted(below: Token, act: Token) -> bool:
    """True for a clause before a semicolon, on which the parser hung what follows: "X blames Y; Y denies this"."""
    return below.i < act.i and any(t.text == ";" for t in act.doc[below.i : act.i])


def _denied(act: Token) -> Iterator[Token]:
    """Yields the nouns and verbs below an act, but for its subject, names, dates, and what follows "as"."""
    noun = act.pos_ in ("NOUN", "PROPN")
    for child in act.children:
        named = child.dep_ in POINTING and (child.dep_ != "nsubj" or act.pos_ == "AUX")
        behind = child.dep_ == "prep" and (noun or child.lower_ in ANSWERS or (child.lower_ == "in" and lemma_of(act) in IN))
        if (named or behind) and not _parted(child, act):
            for token in child.subtree:
                if token.lemma == "war" and token.nbor(-2).lemma == "prisoner":
                    continue  # "prisoners of war" are taken in no war that is denied
                if token.pos_ in ("NOUN", "VERB") and token.ent_type_ not in ("DATE", "TIME", "GPE", "NORP", "PERSON"):
                    yield token
