"""Who holds which office in which body: "Turkish President X", "X, a fellow at Y", "X of Y", read along the words.

Offices are read along the words and not along the grammar, since parsers disagree about long titles.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extraction.followings import Followings
from loaders.extraction.gazetteer import Named, Use
from loaders.extraction.mentions import Kind, Mention
from loaders.extraction.respective import respective
from loaders.extraction.syntax import lemma_of
from loaders.extraction.tokens import Doc, Token
from loaders.extraction.whose import AHEAD, LINKS, Line, Whose, begins
from loaders.extraction.wordings import Office, Wordings

GAP = 9  # words between an office and its holder in "envoy on the United Nations Security Council, X"
BESIDE = frozenset({"of", "at", "from", "with"})  # "X of Y": Y is whose man X is
OPENERS = frozenset({",", "(", "-", "–", "—"})
CLOSERS = frozenset({",", ".", ")", "-", "–", "—", ";", ":"})
COPULAS = frozenset({"be", "become", "remain", "serve"})
PAST = frozenset({"was", "were", "had", "served"})
STATELY = frozenset({"president", "premier", "minister", "chancellor", "king", "queen", "emir", "sultan", "leader", "ruler", "envoy"})
LOCAL = frozenset({"mayor", "governor"})


@dataclass(frozen=True, slots=True)
class Held:
    """An office that a person holds or held in a body; tokens `start` to before `end` are its words, none where it has none."""

    person: Mention
    relation: str
    body: Mention
    start: int
    end: int
    former: bool
    coming: bool

    @property
    def predicate(self) -> int:
        """The token that stands for the office, else the person's."""
        return self.end - 1 if self.end > self.start else self.person.head


class Offices:
    """Finds who holds which office."""

    def __init__(self, wordings: Wordings) -> None:
        self._offices, self._ranks = wordings.offices, wordings.classes["titles"]
        self._former, self._coming, self._institutions = wordings.former, wordings.coming, wordings.classes["institutions"]
        self._whose = Whose(wordings)
        self._followings = Followings(wordings)

    def find(self, doc: Doc, mentions: list[Mention]) -> Iterator[Held]:
        """Yields the offices of the persons mentioned, each person's nearest."""
        people = [m for m in mentions if m.named.kind == "Person"]
        if not people:
            return
        actors = [m for m in mentions if m.kind is Kind.ACTOR]
        places = frozenset(m.end for m in mentions if m.kind is Kind.PLACE)
        ends = {m.end: m for m in actors}
        line = Line(doc, actors, {m.start: m for m in actors}, ends, places, list(self._hits(doc)), {m.start: m for m in people})
        several = respective(line, self._offices) if len(people) > 1 else ()
        paired = {p.start: self._held(line, p, o, b, start, end) for p, b, start, end, o in several}
        for person in people:
            held = paired.get(person.start) or self._before(line, person) or self._after(line, person) or self._bare(line, person)
            if held is not None:
                yield held
            own = self._followings.led_by(line, person)
            if own is not None and (held is None or held.body.named.id != own.named.id):
                yield Held(person, "LEADS", own, person.start, person.start, False, False)

    def borne(self, doc: Doc, mentions: list[Mention]) -> Iterator[tuple[Mention, Office]]:
        """Yields the offices that stand right before a name, whether or not the text says where they are held."""
        before = {end: office for _, end, office in self._hits(doc)}
        for person in mentions:
            if person.named.kind == "Person" and (office := before.get(self._ranked(doc, person.start))) is not None:
                yield person, office

    def told(self, noun: Token) -> Office | None:
        """Returns the office of heading or speaking for a state that a noun ends, the longest; None for aides and for other nouns."""
        before = tuple(t.lower_ for t in noun.doc[max(noun.i - 4, 0) : noun.i])
        held = (o for o in self._offices.get(noun.lower_, ()) if before[len(before) + 1 - len(o.words) :] == o.words[:-1])
        office = next(held, None)
        stately = office is not None and office.relation in ("LEADS", "REPRESENTS") and office.words[-1] in STATELY
        return office if stately else None

    def _hits(self, doc: Doc) -> Iterator[tuple[int, int, Office]]:
        """Yields (first token, one past the last, office), the longest at each place."""
        offices, lowered = self._offices, [t.lower_ for t in doc]
        for i, word in enumerate(lowered):
            if word not in offices or (len(word) == 2 and doc[i].is_lower):
                continue  # "10 pm"
            for office in offices[word]:  # the singular: "UN experts" are nobody's office
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

    # -- where the office stands

    def _before(self, line: Line, person: Mention) -> Held | None:
        """Returns "Turkish President X", "President of Turkey X", "Turkey's president, X", "President X" of whom more is known."""
        doc, name = line.doc, self._ranked(line.doc, person.start)
        closed = person.end == len(doc) or doc[person.end].text in CLOSERS
        for start, end, office in reversed(line.hits):
            gap = name - end
            if not 0 <= gap <= GAP:
                continue
            beside = gap == 0 or (closed and gap == 1 and doc[end].text in OPENERS) or (closed and _one_phrase(doc, end, name))
            left = self._whose.left(line, start, office) if beside else None
            right = self._whose.right(line, end)
            follows = right is not None and right is not person and right.end <= name <= right.end + 1
            follows = follows and right is not None and (right.end == name or doc[right.end].text == ",")
            if follows and left is None and right is not None and doc[end].lower_ != "of":
                left = self._whose.left(line, start, office)  # "the US envoy to Sudan X"
            if left is not None:
                return self._held(line, person, office, left, start, end)
            posted = self._whose.posted(doc, end)
            if right is not None and not posted and right is not person and (follows or (beside and gap > 1 and right.end <= name)):
                return self._held(line, person, office, right, start, end)
            if gap == 0 and (behind := self._behind(line, person)) is not None:
                return self._held(line, person, office, behind, start, end)
            if (gap == 0 or (beside and gap == 1)) and person.named.home is not None and office.relation != "AFFILIATED_WITH":
                return self._known(line, person, office, start, end)
        return None

    def _after(self, line: Line, person: Mention) -> Held | None:
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
            if not copula and (begins(doc, person, end - 1) or (doc[end - 1].dep_ == "nsubj" and doc[end - 1].head.i == end)):
                continue  # "X attacked Goma, Congo's spokesman said": somebody else, who says so
            between = doc[person.end + 1 : start]
            if not copula and (follows := line.people.get(end)) is not None and follows is not person:
                continue  # "X, and King Y": the office of the next
            if any(
                (t.pos_ == "ADP" and t.lower_ not in ("as", "until")) or (t.pos_ == "VERB" and not _describes(t, copula)) for t in between
            ):
                continue
            if any(t.text in (".", ";", ":") or (t.text == "," and not copula and not _age(doc, t.i)) for t in between):
                continue
            left = self._whose.left(line, start, office)
            right = self._whose.right(line, end) if not self._whose.posted(doc, end) else None
            if left is not None and right is not None and self._whose.employer(left, right, doc):
                left = None
            body = left if left is not None and left is not person else right
            if body is not None:
                past = copula and any(t.lower_ in PAST for t in doc[person.end : start])
                return self._held(line, person, office, body, start, end, past=past)
            if (
                person.named.home is not None
                and office.relation != "AFFILIATED_WITH"
                and not copula
                and end < len(doc)
                and doc[end].text in CLOSERS
            ):
                return self._known(line, person, office, start, end)
        return None

    def _bare(self, line: Line, person: Mention) -> Held | None:
        """Returns "X of the Brookings Institution", "Chatham House's X": whose man he is, without an office."""
        doc, behind = line.doc, self._behind(line, person)
        if behind is not None and (several := self._several(line, person)) is not None:
            return self._held(line, person, several[2], behind, several[0], several[1])
        before = line.ends.get(person.start - 1) if person.start and doc[person.start - 1].lower_ in ("'s", "'") else None
        for body in (behind, before):
            if body is not None and body.named.kind in ("Organization", "Company"):
                return Held(person, "AFFILIATED_WITH", body, person.start, person.start, False, False)
        return None

    def _behind(self, line: Line, person: Mention) -> Mention | None:
        """Returns the body right after a name: "President X of Turkey", "X of the Brookings Institution"."""
        doc, at = line.doc, person.end
        if at + 1 >= len(doc) or doc[at].lower_ not in BESIDE:
            return None
        at += 2 if doc[at + 1].lower_ in ("the", "a") else 1
        found = line.starts.get(at)
        if found is None or found.named.kind == "Person" or (found.named.kind == "State" and doc[person.end].lower_ != "of"):
            return None
        return None if found.use in (Use.ADJECTIVE, Use.SEAT, Use.PEOPLE) else found

    def _several(self, line: Line, person: Mention) -> tuple[int, int, Office] | None:
        """Returns the office in the plural before a list of names: "Presidents X of Kenya and Y of Uganda"."""
        doc = line.doc
        for i in range(person.start - 1, max(person.start - AHEAD, -1), -1):
            word = doc[i]
            if word.lower_.endswith("s") and (offices := self._offices.get(word.lower_[:-1])):
                for office in offices:
                    start = i + 1 - len(office.words)
                    if start >= 0 and tuple(t.lower_ for t in doc[start:i]) == office.words[:-1]:
                        return start, i + 1, office
            if word.pos_ in ("VERB", "AUX") or word.text in (".", ";", '"'):
                return None
        return None

    def _ranked(self, doc: Doc, at: int) -> int:
        """Returns where the ranks and titles before a name begin: "Colonel X", "Maj. Gen. X"."""
        while at > 0 and (doc[at - 1].lower_ in self._ranks or (doc[at - 1].text == "." and at > 1 and doc[at - 2].lower_ in self._ranks)):
            if doc[at - 1].lower_ in self._offices and at > 1 and doc[at - 2].lower_ not in self._offices and doc[at - 2].text != ",":
                break  # "Turkish General X": the rank is the office
            at -= 1
        return at

    # -- what is held

    def _known(self, line: Line, person: Mention, office: Office, start: int, end: int) -> Held | None:
        """Returns an office in the body for which the person is known to act."""
        home = person.named.home or person.named
        return self._held(line, person, office, Mention(start, end, end - 1, Kind.ACTOR, home, Use.NAME), start, end)

    def _held(self, line: Line, person: Mention, office: Office, body: Mention, start: int, end: int, *, past: bool = False) -> Held | None:
        doc = line.doc
        around = {t.lower_ for t in doc[max(0, start - 3) : start]} | (
            {doc[end].lower_, doc[end + 1].lower_} if end + 1 < len(doc) else set()
        )
        relation = office.relation if office.words != ("counterpart",) else self._of_the_other(line, start)
        if relation == "LEADS" and self._whose.of_a_part(doc, body, start, end):
            relation = "REPRESENTS"
        if relation == "LEADS" and self._whose.of_a_unit(doc, body, end):
            relation = "AFFILIATED_WITH"
        if office.words[-1] in LOCAL:
            if body.named.kind == "State" and body.use is not Use.ADJECTIVE:
                return None  # a mayor of Moscow, a governor of Georgia
            relation = "REPRESENTS"
        if (
            relation == "AFFILIATED_WITH"
            and body.named.kind == "State"
            and end < len(doc)
            and doc[end].lower_ == "in"
            and body.start >= end
        ):
            return None  # "a researcher in London"
        if _is_denied(doc, person.end, start):
            return None
        former = past or bool(around & self._former)
        return Held(person, relation, body, start, end, former, bool(around & self._coming))

    def _of_the_other(self, line: Line, start: int) -> str:
        """Returns what a counterpart does: what the one does whose counterpart it is."""
        others = (o for s, _, o in reversed(line.hits) if s < start and o.words != ("counterpart",) and o.relation != "AFFILIATED_WITH")
        return next((o.relation for o in others), "REPRESENTS")


def _is_denied(doc: Doc, name: int, office: int) -> bool:
    """True for "X is not president of Y", where the name ends and the office begins at these tokens; not for "no longer", "not only"."""
    between = doc[max(name, office - 3) : office] if name <= office else ()
    return any(t.dep_ == "neg" and t.nbor().lower_ not in ("longer", "only", "just", "merely") for t in between)


def _one_phrase(doc: Doc, end: int, start: int) -> bool:
    """True for "envoy to the Security Council, X": one phrase and a comma between office and name."""
    between = doc[end:start]
    if len(between) < 3 or between[-1].text != "," or between[0].lower_ not in LINKS | {"on"}:
        return False
    return not any(t.is_punct or t.pos_ == "VERB" for t in between[:-1])


def _describes(verb: Token, copula: bool) -> bool:
    """True for a participle before a noun, and for the verb of "who served as"."""
    return verb.tag_ == "VBN" or (copula and lemma_of(verb) in COPULAS)


def _age(doc: Doc, at: int) -> bool:
    """True for a comma that closes an age: "X, 52, president of Y"."""
    return at > 0 and doc[at - 1].like_num


def _is_copula(doc: Doc, at: int) -> bool:
    """True where "is", ", who is", ", who has been" or ", who served as" stands at this token."""
    if lemma_of(doc[at]) in COPULAS:
        return True
    if doc[at].text not in OPENERS or at + 2 >= len(doc) or doc[at + 1].lower_ not in ("who", "which"):
        return False
    verb = doc[at + 3] if doc[at + 2].lower_ in ("has", "had", "then", "also") and at + 3 < len(doc) else doc[at + 2]
    return lemma_of(verb) in COPULAS


def home_of(held: Held, homes: dict[str, Named]) -> Named | None:
    """Returns for whom the holder acts: the body, the home of the person served, or nobody for scholars and former holders."""
    if held.former or held.relation == "AFFILIATED_WITH":
        return None
    named = held.body.named
    return homes.get(named.id) if named.kind == "Person" else named
