"""What an actor is of another: offices of persons ("Turkish President X") and roles ("its ally Armenia").

Offices are read along the words, since parsers disagree about long titles; roles hang on the grammar of a noun.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from graph.model import Phase
from loaders.extraction.actors import Resolver
from loaders.extraction.frames import Frames, Proposition
from loaders.extraction.gazetteer import Named, Use
from loaders.extraction.mentions import Kind, Mention, Mentions
from loaders.extraction.reached import Reached
from loaders.extraction.syntax import children, coordinated, first, lemma_of, surface_subject
from loaders.extraction.wordings import Frame, Office, Trigger, Wordings

BACK = 5  # words between a state and the office in "Turkey's newly appointed deputy foreign minister"
GAP = 9  # words between an office and its holder in "envoy on the United Nations Security Council, X"
AHEAD = 14  # words between an office and its body in "professor of ... and international relations at Bentley University"
LINKS = frozenset({"of", "to", "for", "at", "with", "in", "from"})
OPENERS = frozenset({",", "(", "-", "–", "—"})
COPULAS = frozenset({"be", "become", "remain"})
OFFICE_WEIGHT = 0.93


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a person holds or held in a body; tokens `start` to before `end` are the words of the office."""

    person: Mention
    office: Office
    body: Mention
    start: int
    end: int
    former: bool
    coming: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """The words of a passage with the actors and the offices found in them: (first token, one past the last, office)."""

    doc: Doc
    actors: list[Mention]
    starts: dict[int, Mention]
    ends: dict[int, Mention]
    hits: list[tuple[int, int, Office]]


class Offices:
    """Finds who holds which office."""

    def __init__(self, wordings: Wordings) -> None:
        self._offices = wordings.offices
        self._former, self._coming, self._institutions = wordings.former, wordings.coming, wordings.classes["institutions"]

    def find(self, doc: Doc, mentions: list[Mention]) -> Iterator[Held]:
        """Yields the offices of the persons mentioned, each person's nearest."""
        actors = [m for m in mentions if m.kind is Kind.ACTOR]
        line = _Line(doc, actors, {m.start: m for m in actors}, {m.end: m for m in actors}, list(self._hits(doc)))
        for person in mentions:
            if person.named.kind == "Person":
                held = self._before(line, person) or self._after(line, person)
                if held is not None:
                    yield held

    def _hits(self, doc: Doc) -> Iterator[tuple[int, int, Office]]:
        """Yields (first token, one past the last, office), the longest at each place."""
        lowered = [t.lower_ for t in doc]
        for i, token in enumerate(doc):
            for office in self._offices.get(token.lower_, ()):  # the singular: "UN experts" are nobody's office
                start = i + 1 - len(office.words)
                if start >= 0 and tuple(lowered[start:i]) == office.words[:-1]:
                    yield start, self._extended(lowered, i + 1), office
                    break

    def _extended(self, words: list[str], end: int) -> int:
        """Returns where "minister" ends with what it is minister of: "of State for Foreign Affairs"."""
        while end + 1 < len(words) and words[end] in ("of", "for", "and") and words[end + 1] in self._institutions:
            end += 2
            while end < len(words) and words[end] in self._institutions:
                end += 1
        return end

    def _before(self, line: _Line, person: Mention) -> Held | None:
        """Returns "Turkish President X", "President of Turkey X", "Turkey's president, X", "President X" of whom more is known."""
        doc = line.doc
        for start, end, office in line.hits:
            gap = person.start - end
            if not 0 <= gap <= GAP:
                continue
            closed = person.end == len(doc) or doc[person.end].text in (",", ".", ")")
            beside = gap == 0 or (closed and gap == 1 and doc[end].text in OPENERS) or (closed and _one_phrase(doc, end, person.start))
            left = self._left(line, start) if beside else None
            if left is not None:
                return self._held(doc, person, office, left, start, end)
            right = self._right(line, end)
            follows = right is not None and right is not person and right.end in (person.start, person.start - 1)
            if right is not None and follows and (right.end == person.start or doc[right.end].text == ","):
                return self._held(doc, person, office, right, start, end)
            if gap == 0 and person.named.home is not None:
                known = Mention(start, end, end - 1, Kind.ACTOR, person.named.home, Use.NAME)
                return self._held(doc, person, office, known, start, end)
        return None

    def _after(self, line: _Line, person: Mention) -> Held | None:
        """Returns "X, the president of Turkey", "X, Turkey's president", "X is Turkish president"."""
        doc = line.doc
        if person.end >= len(doc):
            return None
        copula = _is_copula(doc, person.end)
        if doc[person.end].text not in OPENERS and not copula:
            return None
        for start, end, office in line.hits:
            if not person.end < start <= person.end + 8:
                continue
            between = doc[person.end + 1 : start]
            if any(t.pos_ == "ADP" or (t.pos_ == "VERB" and t.tag_ != "VBN") for t in between):
                continue
            if not copula and any(t.text in (",", ".", ";") for t in between):
                continue
            left = self._left(line, start)
            body = left if left is not None and left is not person else self._right(line, end)
            if body is not None:
                return self._held(doc, person, office, body, start, end)
        return None

    def _left(self, line: _Line, start: int) -> Mention | None:
        """Returns the body named in the words before an office, within its phrase; "its" is the body named last."""
        doc = line.doc
        for i in range(start, max(start - BACK, 0), -1):
            if doc[i - 1].lower_ in ("its", "their"):
                named = [m for m in line.actors if m.end < i and m.named.kind != "Person" and doc[m.start].sent == doc[i - 1].sent]
                subjects = [m for m in named if doc[m.head].dep_ in ("nsubj", "nsubjpass")]
                return (subjects or named)[-1] if named else None
            if (found := line.ends.get(i)) is not None:
                return found if found.named.kind != "Person" else None
            if (doc[i - 1].is_punct and doc[i - 1].text != "-") or doc[i - 1].pos_ in ("VERB", "ADP", "CCONJ", "DET"):
                return None
        return None

    def _right(self, line: _Line, end: int) -> Mention | None:
        """Returns the body named after an office: "of Turkey", "at Bentley University", "to the Azerbaijani president"."""
        doc = line.doc
        linked = False
        for i in range(end, min(end + AHEAD, len(doc))):
            token = doc[i]
            linked = linked or token.lower_ in LINKS
            if linked and (found := line.starts.get(i)) is not None:
                return found
            if (
                (token.is_punct and token.text not in ("-", "'"))
                or token.pos_ in ("VERB", "AUX")
                or (i == end and token.lower_ not in LINKS)
            ):
                return None
        return None

    def _held(self, doc: Doc, person: Mention, office: Office, body: Mention, start: int, end: int) -> Held:
        around = {t.lower_ for t in doc[max(0, start - 3) : start]} | (
            {doc[end].lower_, doc[end + 1].lower_} if end + 1 < len(doc) else set()
        )
        return Held(person, office, body, start, end, bool(around & self._former), bool(around & self._coming))


def _one_phrase(doc: Doc, end: int, start: int) -> bool:
    """True for "envoy to the Security Council, X": one phrase and a comma between office and name."""
    between = doc[end:start]
    if len(between) < 3 or between[-1].text != "," or between[0].lower_ not in LINKS | {"on"}:
        return False
    return not any(t.is_punct or t.pos_ == "VERB" for t in between[:-1])


def _is_copula(doc: Doc, at: int) -> bool:
    """True where "is", or ", who is", stands at this token."""
    if lemma_of(doc[at]) in COPULAS:
        return True
    return doc[at].text in OPENERS and at + 2 < len(doc) and doc[at + 1].lower_ in ("who", "which") and doc[at + 2].lemma_ == "be"


def home_of(held: Held, homes: dict[str, Named]) -> Named | None:
    """Returns for whom the holder acts: the body, the home of the person served, or nobody for scholars and former holders."""
    if held.former or held.office.relation == "AFFILIATED_WITH":
        return None
    named = held.body.named
    return homes.get(named.id) if named.kind == "Person" else named


class Roles:
    """Reads offices and roles as propositions of one passage."""

    def __init__(self, resolver: Resolver, frames: Frames, wordings: Wordings, offices: Offices, mentions: Mentions) -> None:
        self._resolver, self._frames, self._wordings = resolver, frames, wordings
        self._offices, self._mentions = offices, mentions

    def offices(self, doc: Doc) -> list[Proposition]:
        """Returns who leads, represents or works for whom, by offices beside names."""
        return [p for held in self._offices.find(doc, list(self._mentions.all)) if (p := self._office(doc, held)) is not None]

    def _office(self, doc: Doc, held: Held) -> Proposition | None:
        body = held.body.named.home if held.body.named.kind == "Person" else held.body.named
        if body is None or body.id == held.person.named.id or held.coming:
            return None
        return Proposition(
            relation=held.office.relation, predicate=doc[held.end - 1], subject=self._resolver.reached(held.person),
            object=replace(self._resolver.reached(held.body), named=body), phase=Phase.ENDS if held.former else Phase.HOLDS,
            office=doc[held.start : held.end].text, former=held.former, weight=OFFICE_WEIGHT, own_voice=True,
        )  # fmt: skip

    def roles(self, sentence: Span) -> Iterator[Proposition]:
        """Yields what roles say: "its ally Armenia", "France is a co-chair of the Minsk Group"."""
        for token in sentence:
            if token.pos_ in ("NOUN", "PROPN") or token.dep_ == "amod":
                told: set[str] = set()
                for frame in self._wordings.frames[Trigger.ROLE].get(lemma_of(token), ()):
                    if frame.relation not in told and self._frames.stands(frame, token) and (found := list(self._role(frame, token))):
                        told.add(frame.relation)
                        yield from found

    def _role(self, frame: Frame, token: Token) -> Iterator[Proposition]:
        holders = self._holders(token)
        if not holders:
            return
        others = [o for o in self._frames.others(frame, token) if o.named.id not in {h.named.id for h in holders}]
        if not others and len(holders) > 1 and self._frames.symmetric(frame):
            holders, others = holders[:1], holders[1:]  # "China and Pakistan are allies"
        former = any(c.lower_ in self._wordings.former for c in (*token.children, *token.head.children))
        for holder in holders:
            for other in others:
                subject, target = (holder, other) if frame.holder == "subject" else (other, holder)
                made = self._frames.made(frame, token, subject, target)
                if made is not None:
                    yield replace(made, phase=Phase.ENDS, former=True) if former else made

    def _holders(self, token: Token) -> list[Reached]:
        """Returns who holds the role that a noun names."""
        here = token
        while here.dep_ == "conj" and here.head.pos_ in ("NOUN", "PROPN") and self._resolver.mention(here.head) is None:
            here = here.head
        if (beside := first(token, "appos")) is not None:
            return self._resolver.actors(beside)
        following = self._mentions.by_token.get(token.i + 1)
        if following is not None and following.kind is Kind.ACTOR and following.use is not Use.ADJECTIVE:
            return [self._resolver.reached(following)]
        if here.dep_ == "appos":
            return [r for t in coordinated(here.head) for r in self._resolver.actors(t)]
        if here.dep_ in ("attr", "oprd") or (here.dep_ == "pobj" and here.head.lower_ == "as"):
            verb = here.head if here.dep_ != "pobj" else here.head.head
            subject = surface_subject(verb) if verb.pos_ in ("VERB", "AUX") else None
            if subject is not None and here.head.lower_ == "as" and (aim := children(verb, "dobj")):
                subject = aim[0]
            return self._resolver.actors(subject) if subject is not None else []
        if here.dep_ in ("compound", "nmod", "amod", "npadvmod") and self._resolver.mention(here.head) is not None:
            return self._resolver.actors(here.head)
        return []
