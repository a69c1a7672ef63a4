"""Who and what is named in a passage, linked to ids: mentions by token, and the persons of an article by their names.

An actor's id follows from its kind and its name, so that it does not depend on what was read before.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from graph.model import slug
from loaders.extraction.gazetteer import Named, Use, acts_in
from loaders.extraction.spelling import person_id
from loaders.extraction.tokens import Doc, Token

USUAL = frozenset(
    {"COD", "DOM", "eu", "yugoslavia"}
)  # whom newspapers mean by a name that two have: "Congo", "Dominican", "Brussels", "Belgrade"


FORMER = "FORMER"  # among the words of a person's offices: the ids beside it are of states once led
PLACING = frozenset({"in", "near", "at", "from", "of", "to", "around", "outside", "into", "towards"})


class Kind(StrEnum):
    """What a mention is for the reader of the sentence."""

    ACTOR = "actor"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` to before `end` that name an actor or a place; `head` is the token that the grammar hangs on."""

    start: int
    end: int
    head: int
    kind: Kind
    named: Named
    use: Use
    others: tuple[Named, ...] = ()  # whom else the words may name: the rest of the article tells


@dataclass(slots=True)
class Mentions:
    """The mentions of one passage, by token; for whom a person acts may turn out while it is read."""

    all: tuple[Mention, ...]
    by_token: dict[int, Mention]

    def of(self, token: Token) -> Mention | None:
        """Returns the mention that the token is part of, else None."""
        return self.by_token.get(token.i)

    def settle(self, person: str, home: Named) -> None:
        """Makes the person of this id act for a state or body wherever he is named."""
        own = [m for m in self.all if m.named.id == person and m.named.home is None]
        if own:
            self.all = tuple(replace(m, named=replace(m.named, home=home)) if m in own else m for m in self.all)
            self.by_token = {i: m for m in self.all for i in range(m.start, m.end)}


class People:
    """The persons of one article, so that a last name finds the full name that stands anywhere in it."""

    def __init__(self) -> None:
        self._full: dict[str, set[str]] = {}
        self._first: dict[str, set[str]] = {}  # full names by their first word
        self.homes: dict[str, Named] = {}
        self.offices: dict[str, frozenset[str]] = {}  # the words of each person's offices, and LEADS or REPRESENTS

    def holds(self, name: str, relation: str, words: Iterable[str]) -> None:
        """Remembers an office of a person."""
        own = person_id(self.full(name))
        self.offices[own] = self.offices.get(own, frozenset()) | {relation, *words}

    def learn(self, name: str) -> None:
        """Remembers a full name under each of its later words."""
        words = name.split()
        if len(words) > 1:
            self._first.setdefault(slug(words[0]), set()).add(name)
            endings = {slug(" ".join(words[n:])) for n in range(1, len(words))}
            for ending in endings | {slug(words[-1].split("-")[-1])}:  # "Sarraj" is "al-Sarraj"
                self._full.setdefault(ending, set()).add(name)

    def alias(self, name: str, full: str) -> None:
        """Remembers that a person is also called by a name: "Dagalo, known as Hemedti"."""
        self._full.setdefault(slug(name), set()).add(full)

    def person(self, name: str) -> Named:
        """Returns the person of this name or last name, with the state or body that the article gives him."""
        full = self.known(name)
        return Named(person_id(full), full, "Person", home=self.homes.get(person_id(full)))

    def full(self, name: str) -> str:
        """Returns the one full name that ends in this name, else the name itself."""
        found = self._full.get(slug(name), set()) if self._full else set()
        longest = {n for n in found if not any(n != other and slug(other).endswith("-" + slug(n)) for other in found)}
        return next(iter(longest)) if len(longest) == 1 else name

    def known(self, name: str) -> str:
        """Returns the one full name that ends in this name or begins with it ("Abhisit"), else the name itself."""
        full, first = self.full(name), self._first.get(slug(name), set())
        return next(iter(first)) if full == name and len(first) == 1 and " " not in name else full


def linked(
    doc: Doc,
    mentions: list[Mention],
    people: People,
    named_surely: frozenset[str] = frozenset(),
    halves: Mapping[str, Named] = MappingProxyType({}),
) -> Mentions:
    """Returns the mentions with last names linked to the full names of the article, by token.

    A last name counts wherever it stands, whatever the model takes it for. Words that may name several actors name
    the one that the article names surely elsewhere (`named_surely` holds ids), else the usual one, else nobody. `halves`
    tells which state "the South" and "the North" are.
    """
    done: list[Mention] = []
    for mention in mentions:
        named, kind, use = mention.named, mention.kind, mention.use
        sure = [n for n in mention.others if n.id in named_surely] or [n for n in mention.others if acts_in(n.id) in named_surely]
        if len(sure) != 1:
            sure = [n for n in sure or mention.others if n.id in USUAL]
        if len(sure) == 1:
            named, kind, use = sure[0], Kind.ACTOR, use if use is Use.SEAT else Use.NAME
        elif named.kind == "Person" or (use is Use.NAME and named.kind == "Organization" and people.full(named.name) != named.name):
            named = people.person(named.name)
        elif use is Use.PLACE and not mention.others and people.full(named.name) != named.name and not _placed(doc, mention):
            named, kind, use = people.person(named.name), Kind.ACTOR, Use.NAME  # "urged Aristide", which the model takes for a town
        same = named is mention.named and kind is mention.kind and use is mention.use
        done.append(mention if same else replace(mention, named=named, kind=kind, use=use))
    taken = {i for m in done for i in range(m.start, m.end)}
    done += [
        Mention(t.i, t.i + 1, t.i, Kind.ACTOR, people.person(t.text), Use.NAME)
        for t in doc
        if t.i not in taken
        and (t.pos_ == "PROPN" or (t.tag_ == "NN" and t.is_title))  # "Trump also met", which the tagger takes for a card
        and (t.dep_ != "compound" or (t.i == t.sent.start and t.nbor().pos_ != "PROPN"))  # "Erdogan purges army"
        and people.full(t.text) != t.text
    ]
    if halves:
        done = _with_halves(doc, done, halves)
    done.sort(key=lambda m: m.start)
    return Mentions(tuple(done), {i: m for m in done for i in range(m.start, m.end)})


def _with_halves(doc: Doc, mentions: list[Mention], halves: Mapping[str, Named]) -> list[Mention]:
    """Returns the mentions with "the South" and "the North" as the states that they are in an article about the two."""
    at = [t.i for t in doc[1:-1] if t.text in halves and t.nbor(-1).lower_ == "the" and t.nbor().pos_ != "PROPN"]
    whole = {i for m in mentions if m.end - m.start > 1 for i in range(m.start, m.end)}
    found = [i for i in at if i not in whole]
    kept = [m for m in mentions if m.start not in found]
    return kept + [Mention(i, i + 1, i, Kind.ACTOR, halves[doc[i].text], Use.NAME) for i in found]


def _placed(doc: Doc, mention: Mention) -> bool:
    """True for a name behind "in" or "near": a place, though somebody of that name is known."""
    before = doc[mention.start - 1].lower_ if mention.start else ""
    return mention.end - mention.start > 1 or before in PLACING


def person_names(mentions: list[Mention]) -> Iterator[str]:
    """Yields the names of the persons mentioned."""
    return (m.named.name for m in mentions if m.named.kind == "Person")
