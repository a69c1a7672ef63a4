"""Whose office it is: the state or body that stands before an office ("Turkey's ... minister") or behind it ("head of ...")."""

from dataclasses import dataclass

from loaders.extraction.gazetteer import Use
from loaders.extraction.mentions import Mention
from loaders.extraction.syntax import lemma_of
from loaders.extraction.tokens import Doc
from loaders.extraction.wordings import Office, Wordings

BACK = 6  # words between a state and the office in "Turkey's newly appointed deputy foreign minister"
AHEAD = 14  # words between an office and its body in "professor of ... and international relations at Bentley University"
WITHIN = 4  # words between a state and the body of it that is meant: "the head of Lebanon's powerful Hezbollah"
POSTED = frozenset({"ambassador", "envoy", "emissary", "consul", "commissioner", "attache", "representative"})
LINKS = frozenset({"of", "to", "for", "at", "with", "in", "from"})


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a passage with the actors, the places and the offices found in them: (first token, one past the last, office).

    `starts` and `people` are by first token, `ends` by the one past the last.
    """

    doc: Doc
    actors: list[Mention]
    starts: dict[int, Mention]
    ends: dict[int, Mention]
    places: frozenset[int]
    hits: list[tuple[int, int, Office]]
    people: dict[int, Mention]


class Whose:
    """Finds the body of an office along the words."""

    def __init__(self, wordings: Wordings) -> None:
        self._parts = (wordings.classes["organs"] | wordings.classes["forces"]) - wordings.classes["wholes"]
        self._apart = wordings.classes["apart"]

    def left(self, line: Line, start: int, office: Office) -> Mention | None:
        """Returns the body named in the words before an office, within its phrase; "its" is the body named last."""
        doc = line.doc
        if (across := next((m for m in line.actors if _covers(m, start)), None)) is not None:
            return across if across.named.kind != "Person" else None  # "Sudan's army chief", whose army is an actor
        for i in range(start, max(start - BACK, 0), -1):
            word = doc[i - 1]
            if word.lower_ in ("its", "their"):
                named = [m for m in line.actors if m.end < i and m.named.kind != "Person" and doc[m.start].sent == word.sent]
                subjects = [m for m in named if doc[m.head].dep_ in ("nsubj", "nsubjpass")]
                return (subjects or named)[-1] if named else None
            if (found := line.ends.get(i)) is not None and found.use is Use.ADJECTIVE and (chaired := self._chaired(line, found, office)):
                return chaired
            if found is not None and found.use is Use.ADJECTIVE and _of_two(line, found):
                return None  # "Bosnia's Serb leader"
            if found is not None and not _elsewhere(found, office, doc):
                return found if found.named.kind != "Person" else None
            if i in line.places or word.lower_ in self._apart or (word.ent_type_ == "NORP" and word.text[0].isupper()):
                return None
            if word.is_punct and word.text not in ("-", "'"):
                return None
            if word.pos_ in ("ADP", "CCONJ", "DET") or (word.pos_ == "VERB" and word.tag_ not in ("VBN", "VBG")):
                return None
        return None

    @staticmethod
    def _chaired(line: Line, people: Mention, office: Office) -> Mention | None:
        """Returns the body whose chairman is told by his people: "the Lima Group, whose Peruvian chair, X"."""
        word = line.doc[people.start - 1] if people.start else None
        if word is None or word.lower_ not in ("whose", "its") or not office.words[-1].startswith("chair"):
            return None
        named = [m for m in line.actors if m.end < people.start and line.doc[m.start].sent == word.sent]
        return named[-1] if named and named[-1].named.kind in ("Alliance", "Organization") else None

    @staticmethod
    def posted(doc: Doc, end: int) -> bool:
        """True for "ambassador to": where an envoy is posted is not whose envoy he is."""
        return doc[end - 1].lower_ in POSTED and end < len(doc) and doc[end].lower_ in ("to", "in", "for", "at")

    def right(self, line: Line, end: int) -> Mention | None:
        """Returns the body named after an office: "of Turkey", "at Bentley University", "to the Azerbaijani president"."""
        doc = line.doc
        linked = False
        for i in range(end, min(end + AHEAD, len(doc))):
            token = doc[i]
            linked = linked or token.lower_ in LINKS
            if linked and (found := line.starts.get(i)) is not None:
                return self._inner(line, found) if not _generic(doc, found) else self.right(line, found.end)
            if (
                (token.is_punct and token.text not in ("-", "'"))
                or token.pos_ in ("VERB", "AUX")
                or (i == end and token.lower_ not in LINKS)
            ):
                return None
        return None

    def _inner(self, line: Line, state: Mention) -> Mention | None:
        """Returns the body that a state's name goes before ("the head of Lebanon's Hezbollah"), else the state; None where it is a part."""
        if state.named.kind != "State":
            return state
        for i in range(state.end, min(state.end + WITHIN, len(line.doc))):
            token = line.doc[i]
            if (found := line.starts.get(i)) is not None and found.named.kind not in ("State", "Person"):
                return found
            if token.lower_ in self._apart:
                return None
            if (token.is_punct and token.text != "-") or token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "DET", "SCONJ"):
                break
        return state

    @staticmethod
    def employer(left: Mention, right: Mention, doc: Doc) -> bool:
        """True for "Iran director at the Crisis Group", "China expert at Y": the state is the subject, the body the employer."""
        bare = left.named.kind == "State" and left.use in (Use.NAME, Use.SEAT) and doc[left.end].lower_ not in ("'s", "'")
        return bare and right.named.kind in ("Organization", "Company", "Alliance")

    @staticmethod
    def of_a_unit(doc: Doc, body: Mention, end: int) -> bool:
        """True where an office is that of a unit in a body: "head of the Asia programme at Chatham House"."""
        before = doc[body.start - 1 - (doc[body.start - 1].lower_ == "the")] if body.start > end + 1 else None
        return before is not None and before.lower_ == "at" and doc[end].lower_ == "of" and body.named.kind in ("Organization", "Company")

    def of_a_part(self, doc: Doc, body: Mention, start: int, end: int) -> bool:
        """True where an office is that of a part of a state: "head of Portugal's navy", "Iran's parliament chief"."""
        if body.named.kind != "State" or body.start == start:
            return False
        between = doc[body.end : start] if body.start < start else doc[end : body.start]
        if any(lemma_of(t) in self._parts for t in between):
            return True
        if body.start < start:
            return False
        for token in doc[body.end : body.end + WITHIN]:
            if token.pos_ in ("VERB", "AUX", "ADP", "CCONJ", "DET", "SCONJ") or (token.is_punct and token.text != "-"):
                return False
            if lemma_of(token) in self._parts:
                return True
        return False


def _elsewhere(body: Mention, office: Office, doc: Doc) -> bool:
    """True for "China expert X", "Moscow correspondent Y": the state is what or where, not for whom."""
    if office.relation != "AFFILIATED_WITH" or body.named.kind != "State" or body.use not in (Use.NAME, Use.SEAT):
        return False
    return doc[body.end].lower_ not in ("'s", "'")


def _generic(doc: Doc, body: Mention) -> bool:
    """True for a name that is none: "the consular department of ..."."""
    return body.named.kind == "Organization" and not any(t.text[0].isupper() for t in doc[body.start : body.end])


def _covers(mention: Mention, start: int) -> bool:
    """True for a name that an office begins in: "Sudan's army chief" of the army, "State Department spokesman" of the department."""
    return mention.start < start < mention.end or (mention.start == start and mention.use is Use.SEAT)


def _of_two(line: Line, people: Mention) -> bool:
    """True for a people within another state: "Bosnia's Serb leader", "the Iraqi Turkmen leader"."""
    at = people.start - 1 if people.start and line.doc[people.start - 1].lower_ in ("'s", "'") else people.start
    before = line.ends.get(at)
    return before is not None and before.named.kind == people.named.kind == "State" and before.named.id != people.named.id


def begins(doc: Doc, person: Mention, office: int) -> bool:
    """True for the subject behind the phrase in which a name stands: "In a talk with X, the leader of Y said"."""
    noun, opening = doc[office], doc[doc[person.start].sent.start]
    if noun.dep_ not in ("nsubj", "nsubjpass") or opening.pos_ not in ("ADP", "SCONJ") or noun.head.i < office:
        return False
    closed = doc[noun.right_edge.i + 1].text == "," if noun.right_edge.i + 1 < len(doc) else True
    return not closed and not any(t.tag_ in ("VBD", "VBZ", "VBP") for t in doc[opening.i : person.start])
