"""Headlines parsed as the sentences that they are: "Houthis fire missile at Israeli port", "Armenia, Azerbaijan trade blame".

The parser knows prose. In a headline it takes the verb for a noun where the word can be both, and a comma for anything but "and".
A reading is tried on other words of the same number: the verb in the past ("Houthis fired missile"), "and" for the comma. If that
gives a clause whose subject opens the headline, its grammar is laid over the headline's own words.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy import tokens as spacy
from spacy.language import Language

from loaders.extraction.parting import part_source
from loaders.extraction.syntax import children, first
from loaders.extraction.tokens import Doc, Token
from loaders.extraction.wordings import Trigger, Wordings

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
SUBJECTS = ("nsubj", "nsubjpass")
COMPLEMENTS = frozenset({"dobj", "dative", "prep", "ccomp", "xcomp", "prt", "acomp", "oprd", "advcl", "agent"})
STRAY = ("appos", "npadvmod", "nmod", "dep")  # what the parser calls an object behind a word that it doubts to be a verb
LONG = 24  # tokens: more than a headline has
LONGEST_SMALL = 4  # letters: shorter words stay small in a headline that capitalises ("over", "with")
TRIES = 4  # readings at most: each is one more parse
PLAIN = "attacked"  # a verb that no parser takes for anything else, where the past of the headline's own can be an adjective
VOWELS = "aeiou"
QUOTES = frozenset({"'", '"', "``", "''"})
MANNED = frozenset(
    {"forces", "force", "group", "groups", "men", "conflict", "wing", "services", "struggle", "militia", "militias"}
)  # "US armed forces"
LONGEST_SOURCE = 5  # tokens of who says so at the end of a headline: ": UN experts", ", UN experts say"


@dataclass(frozen=True, slots=True)
class _Verb:
    """A word that may be the verb: its lemma, its past, and whether it has the -s of "Kenya arrests"."""

    lemma: str
    past: str
    singular: bool
    told: bool = False  # it stands in the past: "Kigali armed rebels: report"


class Headlines:
    """Reads headlines anew where the parser found no clause in them."""

    def __init__(self, nlp: Language, wordings: Wordings) -> None:
        self._nlp, self._many = nlp, wordings.headline.many
        self._verbs: dict[str, _Verb] = {}
        for lemma in sorted({*wordings.frames[Trigger.VERB], *wordings.light, *wordings.speech.verbs}):
            past = wordings.headline.past.get(lemma) or _regular_past(lemma)
            self._verbs.setdefault(_with_s(lemma), _Verb(lemma, past, True))
            self._verbs[lemma] = _Verb(lemma, past, False)
            if past.endswith("ed") and lemma not in wordings.speech.verbs:
                self._verbs.setdefault(past, _Verb(lemma, PLAIN, False, told=True))
        self._common = frozenset(self._verbs).union(wordings.frames[Trigger.NOUN], *wordings.classes.values())

    def reread(self, doc: Doc) -> Doc:
        """Returns the headline with the grammar of its first reading that is a clause, who is behind its last dash apart."""
        return part_source(self._reread(doc))

    def _reread(self, doc: Doc) -> Doc:
        """Returns the headline with the grammar of its first reading that is a clause, else as it was."""
        if not 3 <= len(doc) <= LONG:
            return doc
        start = _opening(doc)
        comma = _comma(doc, start)
        if _is_clause(doc, start) and (comma is None or _is_listed(doc, comma)):
            return doc
        for n, (words, verb) in enumerate(self._readings(doc, start, comma)):
            if n == TRIES:
                break
            read = Doc(self._nlp(spacy.Doc(self._nlp.vocab, words=words, spaces=_spaces(doc))))
            if _holds(read, doc, verb, start, comma if words[comma or 0] == "and" else None):
                return _laid_over(doc, read, {verb: self._verbs[doc[verb].lower_].lemma})
        return doc

    def _readings(self, doc: Doc, start: int, comma: int | None) -> Iterator[tuple[list[str], int]]:
        """Yields the words of each reading and where its verb stands, the likelier first."""
        titled = all(t.text[:1].isupper() for t in doc if len(t) > LONGEST_SMALL and t.is_alpha)
        for verb in range(start + 1, len(doc)):
            found = self._verbs.get(doc[verb].lower_)
            before = doc[verb - 1 - (doc[verb - 1].text in QUOTES and verb > start + 1)]
            if found is None or before.pos_ not in NOMINAL or (comma is not None and verb < comma + 2):
                continue
            if found.told:
                if (
                    doc[verb].dep_ in ("amod", "npadvmod", "ROOT")
                    and before.pos_ == "PROPN"
                    and doc[verb + 1 : verb + 2].text not in MANNED
                ):
                    yield [PLAIN if n == verb else t.text for n, t in enumerate(doc)], verb
                continue
            several = comma is not None or any(t.lower_ == "and" for t in doc[start:verb])
            parsed_so = doc[verb].tag_ in ("VBZ", "VBP", "VBD") and comma is None
            if found.singular == (several or self._is_many(before)) and not parsed_so:
                continue  # a noun: "US trade talks"
            words = [t.lower_ if titled and t.i > start and self._is_common(t) else t.text for t in doc]
            words[verb] = found.past
            if comma is not None:
                words[comma] = "and"
            yield words, verb
            if found.singular and verb + 1 < len(doc) and doc[verb + 1].text[:1].isupper() and not titled:
                yield [PLAIN if n == verb else word for n, word in enumerate(words)], verb  # "armed Ukraine" is an adjective to the parser

    def _is_common(self, token: Token) -> bool:
        return token.pos_ == "ADP" or token.lower_ in self._common or token.lower_.removesuffix("s") in self._common

    def _is_many(self, noun: Token) -> bool:
        return noun.tag_ in ("NNS", "NNPS") or noun.lower_ in self._many or (len(noun) > 3 and noun.lower_.endswith("s"))


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    return lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2:-1] not in VOWELS else lemma + "ed"


def _with_s(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2:-1] not in VOWELS else lemma + "s"


def _opening(doc: Doc) -> int:
    """Returns where the clause of a headline begins: behind "Exclusive:", and not behind what the colon of ": UN experts" parts from it."""
    colons = [t.i for t in doc[1:-1] if t.text == ":"]
    if colons and len(doc) - colons[-1] - 1 <= LONGEST_SOURCE and all(t.pos_ in NOMINAL for t in doc[colons[-1] + 1 :]):
        longer = colons[-1] - (colons[-2] if len(colons) > 1 else -1) > len(doc) - colons[-1]
        colons = colons[:-1] if longer else colons
    start = colons[-1] + 1 if colons else 0
    return start + 1 if start + 2 < len(doc) and doc[start].text in QUOTES else start


def _closing(doc: Doc, comma: int) -> bool:
    """True for a comma behind which only stands who says so: ", UN experts say"."""
    tail = doc[comma + 1 :]
    return len(tail) <= LONGEST_SOURCE and (tail[-1].tag_ in ("VBP", "VBZ", "VBD") or tail[0].tag_ in ("VBP", "VBZ", "VBD"))


def _root(doc: Doc, start: int) -> Token | None:
    return next((t for t in doc if t.dep_ == "ROOT" and t.i >= start), None)


def _is_clause(doc: Doc, start: int) -> bool:
    """True where the parser found a verb with a subject, and nothing behind it that it could not place."""
    roots = [t for t in doc if t.dep_ == "ROOT" and t.i >= start]
    comma = next((t.i for t in reversed(doc[start:-1]) if t.text == ","), None)
    if roots and comma is not None and comma < roots[0].i and _closing(doc, comma) and not children(roots[0], "ccomp"):
        return False  # "Chad armed rebels, says Kenya", its first verb taken for an adjective
    if not roots or roots[0].pos_ not in ("VERB", "AUX") or first(roots[0], *SUBJECTS) is None:
        return False
    behind = [c for c in roots[0].children if c.i > roots[0].i]
    return any(c.dep_ in COMPLEMENTS for c in behind) or not any(c.dep_ in STRAY for c in behind)


def _comma(doc: Doc, start: int) -> int | None:
    """Returns the comma that stands for "and" between two names at the beginning, else None."""
    at = next((t.i for t in doc[start : start + 6] if t.text == ","), None)
    if at is None or at == start or at + 2 >= len(doc) or any(t.text == "," for t in doc[at + 1 :]) or _closing(doc, at):
        return None
    named = doc[at - 1].pos_ in ("NOUN", "PROPN") and doc[at + 1].pos_ in NOMINAL and doc[at + 1].text[:1].isupper()
    return at if named and all(t.pos_ in NOMINAL or t.text in ("-", "'s") for t in doc[start:at]) else None


def _is_listed(doc: Doc, comma: int) -> bool:
    """True where the parser took what stands around the comma for a list or an aside of its own."""
    return any(t.dep_ in ("conj", "appos") and t.i > comma and t.head.i < comma for t in doc)


def _holds(read: Doc, doc: Doc, verb: int, start: int, comma: int | None) -> bool:
    """True for a reading whose verb is the main one, has a subject that opens the headline, and says something of somebody."""
    token = read[verb]
    subject = next((s for s in children(token, *SUBJECTS) if s.i >= start), None)
    if token.dep_ != "ROOT" and not (token.dep_ in ("ccomp", "conj") and _root(read, start) is not None):
        return False
    if token.pos_ != "VERB" or subject is None or subject.left_edge.i != start or subject.pos_ not in NOMINAL:
        return False
    if comma is not None and not any(c.i > comma for c in children(subject, "conj")):
        return False
    behind = [c.dep_ for c in token.children if c.i > verb]
    noun = doc[verb].tag_ in ("NNS", "NNPS")  # "US sanctions on Iran" is a noun, "US sanctions Chinese firms" is not
    return "dobj" in behind if noun or read[verb].text == PLAIN else bool(COMPLEMENTS & set(behind)) or comma is not None


def _laid_over(doc: Doc, read: Doc, lemmas: Mapping[int, str]) -> Doc:
    """Returns the headline's own words with the grammar and the names of a reading."""
    laid = spacy.Doc(
        doc.parsed.vocab, words=[t.text for t in doc], spaces=_spaces(doc), tags=[t.tag_ for t in read],
        pos=[t.pos_ for t in read], lemmas=[lemmas.get(t.i, t.lemma_) for t in read], deps=[t.dep_ for t in read],
        heads=[t.head.i for t in read], ents=_names(read),
    )  # fmt: skip
    return Doc(laid)


def _spaces(doc: Doc) -> list[bool]:
    return [bool(t.whitespace_) for t in doc]


def _names(read: Doc) -> list[str]:
    return [f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in read]
