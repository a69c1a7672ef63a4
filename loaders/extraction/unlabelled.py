"""Names that the language model misses: bodies by their words, groups by how they are introduced, persons beside an office."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extraction.syntax import children, lemma_of
from loaders.extraction.tokens import Doc, Token
from loaders.extraction.wordings import Wordings

JOINERS = frozenset(
    {"of", "for", "the", "al", "el", "de", "del", "la", "du", "des", "-", "'s", "'", "in", "ul", "e", "y", "ash", "an", "at"}
)
NAMING = frozenset({"call", "name", "dub", "style", "know", "term", "brand"})
BEFORE_A_NAME = frozenset({"itself", "themselves", "himself", "as", "the", '"', "'", "simply", "also", "locally"})
GATHERED = frozenset({"group", "forum", "network", "convergence", "assembly", "gathering"})
MEN = frozenset({"fighters", "rebels", "guerrillas", "commandos", "militias", "forces", "vigilantes"})
BANDS = frozenset({"group", "force", "army", "unit", "outfit", "battalion", "squad", "gang", "corps"})  # that are called by a name
TEXTS = frozenset({"statement", "communiqué", "communique", "declaration", "readout", "remarks", "press", "letter", "message", "report"})
AHEAD = 8  # tokens in which an apposition tells what somebody is
REACH = 5  # tokens between a naming verb and the name, and back from it to the noun that is named


@dataclass(frozen=True, slots=True)
class Unlabelled:
    """A name where it stands: tokens `start` to before `end`, and what kind of actor it names."""

    start: int
    end: int
    kind: str


class Kinds:
    """Tells what kind of actor a name or a noun stands for."""

    def __init__(self, wordings: Wordings) -> None:
        words = wordings.classes
        self._groups, self._companies, self._firms = words["groups"], words["companies"], words["firms"]
        self._armed, self._fighting, self._associations = words["armed"], words["fighting"], words["associations"] | words["blocs"]

    def of_name(self, words: list[str]) -> str:
        """Returns the kind that the words of a body's name tell, in lower case."""
        if words[-1] in self._companies:
            return "Company"
        if any(w in self._armed or w in self._groups for w in words):
            return "ArmedGroup"
        liberating = any(w in ("liberation", "revolutionary", "patriotic", "resistance") for w in words)
        return "ArmedGroup" if liberating and any(w in self._fighting for w in words) else "Organization"

    def of_noun(self, noun: Token) -> str | None:
        """Returns the kind of actor that a common noun describes, None where it describes none."""
        lemma = lemma_of(noun)
        if lemma in self._groups or lemma in ("gang", "cartel", "syndicate", "mafia"):
            return "ArmedGroup"
        if lemma == "group":
            return "ArmedGroup" if any(lemma_of(c) in self._groups or c.lower_ in ("armed", "islamist") for c in noun.children) else None
        if lemma in self._firms and lemma not in ("arm", "giant", "carrier"):
            return "Company"
        return "Organization" if lemma in self._associations else None

    def introduced(self, doc: Doc, start: int) -> str | None:
        """Returns the kind of what is introduced by the name that begins here: "a group calling itself X", else None."""
        at = start - 1
        while at > 0 and start - at <= REACH and doc[at].lower_ in BEFORE_A_NAME:
            at -= 1
        if at <= 0 or doc[at].pos_ != "VERB" or lemma_of(doc[at]) not in NAMING:
            return None
        noun = next((doc[i] for i in range(at - 1, max(at - REACH, doc[at].sent.start) - 1, -1) if doc[i].pos_ == "NOUN"), None)
        if noun is None:
            return None
        return "ArmedGroup" if lemma_of(noun) in BANDS else self.of_noun(noun)

    def apposed(self, doc: Doc, at: int) -> str | None:
        """Returns the kind that an apposition tells: ", a Turkish drone maker,"."""
        if at + 2 >= len(doc) or doc[at].text not in (",", "(", "-", "–", "—") or doc[at + 1].lower_ not in ("a", "an", "the", "one"):
            return None
        for token in doc[at + 2 : at + AHEAD]:
            if token.is_punct and token.text != "-":
                return None
            if token.pos_ == "NOUN" and token.dep_ not in ("compound", "nmod", "amod", "npadvmod"):
                return self.of_noun(token)
        return None


class Names:
    """Finds the names that the model leaves out."""

    def __init__(self, wordings: Wordings, kinds: Kinds, titles: frozenset[str]) -> None:
        self._kinds, self._titles = kinds, titles
        words = wordings.classes
        self._bodies = (
            words["armed"] | words["fighting"] | frozenset({"party", "council", "union", "congress", "coalition", "alliance", "league"})
        )
        self._general = words["organs"] | words["institutions"] | self._bodies
        self._offices, self._speech = wordings.offices, wordings.speech.verbs

    def find(self, doc: Doc, taken: set[int], loose: set[int]) -> Iterator[Unlabelled]:
        """Yields the names that none of the taken tokens is part of, none overlapping; a name may go on over loose ones."""
        free = set(range(len(doc))) - taken - loose
        for token in doc:
            if token.i not in free:
                continue
            if (long := self._of(token, free, loose)) is not None:
                free -= set(range(long.start, long.end))
                yield long
                continue
            found = (
                self._introduced(token, free, loose)
                or self._cued(token, free, loose)
                or self._body(token, free)
                or self._person(token, free, loose)
            )
            if found is not None:
                free -= set(range(found.start, found.end))
                yield found

    def _introduced(self, token: Token, free: set[int], loose: set[int]) -> Unlabelled | None:
        """Returns "the militia known as the Red Hawks", "a group calling itself Guardians of the Blood"."""
        if token.pos_ != "VERB" or lemma_of(token) not in NAMING:
            return None
        doc, at = token.doc, token.i + 1
        while at < len(doc) and at - token.i < REACH and doc[at].lower_ in BEFORE_A_NAME:
            at += 1
        kind = self._kinds.introduced(doc, at)
        end = _name_end(doc, at, free | loose)
        return Unlabelled(at, end, kind) if kind is not None and end > at else None

    def _cued(self, token: Token, free: set[int], loose: set[int]) -> Unlabelled | None:
        """Returns "the jihadist group Sons of the Sahel", "the movement MAK", "militants from the Sons of the Sahel"."""
        if not token.text[0].isupper() or token.i + 1 >= len(token.doc):
            return None
        before = token.nbor(-1) if token.i else token
        kind = self._kinds.of_noun(before) if before.pos_ == "NOUN" and before.text.islower() and before.tag_ == "NN" else None
        if kind is None and token.i > 1:
            before = before.nbor(-1) if before.lower_ == "the" else before
            men = before.nbor(-1) if before.lower_ in ("from", "of") and before.i else None
            kind = "ArmedGroup" if men is not None and self._kinds.of_noun(men) == "ArmedGroup" else None
        opened = token.i > 0 and token.nbor(-1).lower_ == "the"
        end = _name_end(token.doc, token.i, free | loose) if kind is not None or opened or token.nbor().lower_ in JOINERS else token.i
        if kind is None and end - token.i > 1 and (opened or end - token.i > 2):
            told = self._kinds.apposed(token.doc, end)
            kind = told if told == "ArmedGroup" or opened else None  # "Sons of the Sahel, a jihadist group"
        letters = kind is not None and token.i > 0 and before is token.nbor(-1) and token.text.isupper() and len(token) > 2
        return Unlabelled(token.i, end, kind) if kind is not None and (end - token.i > 1 or (letters and end > token.i)) else None

    def _of(self, token: Token, free: set[int], loose: set[int]) -> Unlabelled | None:
        """Returns "the Coalition of Congolese Patriots", "the Army for the Liberation of Kandor": the model sees their ends at most."""
        doc, at = token.doc, token.i
        gathered = token.lower_ in self._bodies or token.lower_ in GATHERED
        if not token.text[0].isupper() or not gathered or at + 2 >= len(doc) or doc[at + 1].lower_ not in ("of", "for"):
            return None
        if at and doc[at - 1].text[0].isupper() and doc[at - 1].pos_ == "PROPN":
            return None
        if at == token.sent.start and token.lower_ in MEN and doc[at + 2].lower_ == "the":
            return None  # "Fighters of the Blue Brigade"
        end = _name_end(doc, at, free | loose)
        inner = [t for t in doc[at + 2 : end] if t.text[0].isupper() or t.is_digit]
        if not inner or any(t.i in loose for t in doc[end : end + 1]):
            return None
        return Unlabelled(at, end, self._kinds.of_name([t.lower_ for t in doc[at:end]]))

    def _body(self, token: Token, free: set[int]) -> Unlabelled | None:
        """Returns "the Blue Nile Liberation Front": a name with a word of bodies in it that the model has left alone."""
        if not token.text[0].isupper() or token.pos_ not in ("PROPN", "NOUN", "ADJ") or token.lower_ in TEXTS:
            return None
        end = _name_end(token.doc, token.i, free)
        words = [t.lower_ for t in token.doc[token.i : end]]
        if len(words) < 2 or not any(w in self._bodies for w in words[1:]) or all(w in self._general or w in JOINERS for w in words):
            return None
        return Unlabelled(token.i, end, self._kinds.of_name(words))

    def _speaks(self, token: Token) -> bool:
        """True for the first of two names that say something: "Jan Berg told reporters"."""
        last = token.head
        if token.dep_ != "compound" or last.i != token.i + 1 or last.dep_ != "nsubj" or children(last, "compound")[:1] != [token]:
            return False
        return last.head.i > last.i and last.head.tag_ in ("VBD", "VBZ") and lemma_of(last.head) in self._speech and last.right_edge == last

    def _person(self, token: Token, free: set[int], loose: set[int]) -> Unlabelled | None:
        """Returns "Narendra Modi" after "Prime Minister of India" or right behind an office."""
        doc, at = token.doc, token.i
        if at == 0 or not token.is_title or token.pos_ != "PROPN":
            return None
        before = doc[at - 1]
        beside = before.lower_ in self._titles
        if not beside and at >= 3 and before.pos_ == "PROPN" and at - 1 not in free:
            state = at - 1
            while state > 0 and state not in free and doc[state].lower_ != "of":
                state -= 1
            beside = doc[state].lower_ == "of" and state > 0 and doc[state - 1].lower_ in self._offices
        beside = beside or self._speaks(token)
        end = at
        while end < len(doc) and (end in free or end in loose) and doc[end].is_title and doc[end].pos_ == "PROPN" and end - at < 4:
            end += 1
        if end + 2 < len(doc) and doc[end].lower_ in ("al", "el") and doc[end + 1].text == "-" and doc[end + 2].is_title:
            end += 3
        named = end - at > 1 and not any(t.lower_ in self._general or t.lower_ in self._titles for t in doc[at:end])
        return Unlabelled(at, end, "Person") if beside and named else None


def _name_end(doc: Doc, start: int, free: set[int]) -> int:
    """Returns one past the last token of the capitalised name that begins here; the start itself where none does."""
    end = at = start
    while at < len(doc) and at in free:
        token = doc[at]
        if token.text[0].isupper() or (end > start and token.like_num and token.text.isdigit()):
            at += 1
            end = at
        elif end > start and token.lower_ in JOINERS and at - end < 2:
            at += 1
        else:
            break
    return end


def introduced_by(noun: Token) -> Iterator[Token]:
    """Yields the verbs below a noun that introduce its name: "known as", "calling itself"."""
    for child in noun.children:
        content = any(c.dep_ == "mark" for c in child.children)  # "claims that it had known of X"
        if child.dep_ in ("acl", "relcl") and lemma_of(child) in NAMING and not content:
            yield child
