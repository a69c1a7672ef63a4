"""What has been mentioned so far in an article, and whom a pronoun or a definite description means.

Close antecedents only: the subject of the clause, the subject of the sentence before, then the nearest mention that
fits, within the paragraph and the one before. Where nothing fits, nobody is meant: no guess is stored.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from graph.model import Span
from loaders.extraction.gazetteer import Named, governs
from ontology.vocabulary import vocabulary

MEMORY = 4  # sentences: further back the antecedent of a pronoun is more often wrong than right
DESCRIBED = 8  # sentences: how far back a description reaches
COLLECTIVE = frozenset(vocabulary().collective_kinds)
HE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
I_ = frozenset({"i", "me", "my", "mine", "myself"})
PRONOUNS = HE | IT | THEY | WE | I_


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An actor where it was named: `at` is its place in the content, `joined` its coordination in the sentence.

    `party` is False for where something happens ("in Syria and Libya"); `adjective` is True of "Syrian" in "Syrian mercenaries".
    """

    named: Named
    at: Span
    subject: bool
    joined: int
    party: bool = True
    adjective: bool = False


def fits(pronoun: str, named: Named) -> bool:
    """True where a pronoun can mean this kind of actor."""
    return named.kind == "Person" if pronoun in HE else named.kind in COLLECTIVE


type Pair = tuple[Mentioned, Mentioned]


def any_party(_named: Named) -> bool:
    """True for all: "both sides" can mean anybody."""
    return True


@dataclass(frozen=True, slots=True)
class Doing:
    """What one verb tells as done or announced: the relation types that it may be, who does it, none where nobody vouches for it.

    `main` is True for what the sentence is about, False for a clause beside it.
    """

    at: int
    relations: frozenset[str]
    doers: tuple[Mentioned, ...]
    done: bool
    main: bool
    lemma: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A side that an article gives a word, or an organ: `lemma` and the words before that noun; `said` is False for a mere mention."""

    lemma: str
    words: frozenset[str]
    named: Named
    at: Span
    said: bool


class Discourse:
    """The mentions of the last sentences of one article, the newest last; `offices` has the words of each person's offices by id.

    `named` gives the actors of the reference data.
    """

    def __init__(self, offices: Mapping[str, frozenset[str]], named: Callable[[str], Named] | None = None) -> None:
        self.offices, self.named = offices, named
        self._sentences: deque[tuple[Mentioned, ...]] = deque(maxlen=DESCRIBED)
        self._doings: deque[tuple[Doing, ...]] = deque(maxlen=MEMORY)
        self._spoken: deque[tuple[Spoken, ...]] = deque(maxlen=DESCRIBED)
        self._pairs: dict[frozenset[str], tuple[int, int, Pair]] = {}  # times joined, when last, the pair
        self._foes: set[frozenset[str]] = set()
        self._acts: dict[tuple[str, str], set[str]] = {}  # by type and to whom, who did it
        self.home: Named | None = None  # the state from whose capital the article is, by its dateline
        self.seats: dict[str, frozenset[str]] = {}  # by lemma, the states to which the article gives one: "Sudan's army"
        self.turn = 0  # grows with all that may change whom a word means

    def close(
        self,
        sentence: Iterable[Mentioned],
        doings: tuple[Doing, ...] = (),
        seats: Iterable[tuple[str, str]] = (),
        spoken: tuple[Spoken, ...] = (),
    ) -> None:
        """Takes in the mentions of a sentence that has been read, what it tells as done, whose seats it names, who speaks in it."""
        for lemma, state in seats:
            self.seats[lemma] = self.seats.get(lemma, frozenset()) | {state}
        mentioned = tuple(sentence)
        self.turn += 1
        self._doings.append(doings)
        self._spoken.append(spoken)
        self._sentences.append(mentioned)
        if (pair := pair_of(mentioned)) is not None:
            ids = frozenset(m.named.id for m in pair)
            times = self._pairs[ids][0] if ids in self._pairs else 0
            self._pairs[ids] = (times + 1, len(self._pairs) and max(n for _, n, _ in self._pairs.values()) + 1, pair)

    def opposed(self, one: Mentioned, other: Mentioned) -> None:
        """Remembers that the article tells of a hostile act of one against the other."""
        ids = frozenset({one.named.id, other.named.id})
        if one.named.kind in COLLECTIVE and other.named.kind in COLLECTIVE and len(ids) == 2:
            self._foes.add(ids)
            self._pairs.setdefault(ids, (0, 0, (one, other)))

    def acted(self, one: str, relation: str, other: str) -> None:
        """Remembers that the article tells of an act of one towards another."""
        self._acts.setdefault((relation, other), set()).add(one)

    def are_together(self, one: str, other: str) -> bool:
        """True for two of whom the article tells the same act towards a third, and no hostile act of one against the other."""
        return frozenset({one, other}) not in self._foes and any({one, other} <= doers for doers in self._acts.values())

    def are_foes(self, one: str, other: str) -> bool:
        """True for two of whom the article tells a hostile act, and no third against whom one of them stands with somebody else."""
        allies = (doers - {one, other} for (_, hit), doers in self._acts.items() if hit in (one, other) and {one, other} & doers)
        return frozenset({one, other}) in self._foes and not any(allies)

    def _last_joined(self, without: set[str], can_be: Callable[[Named], bool]) -> Pair | None:
        """Returns the two that the sentence before joins with "and", if there are just two such."""
        newest = [m for m in map(_side, self._sentences[-1] if self._sentences else ()) if m.named.kind in COLLECTIVE and can_be(m.named)]
        pairs = [(a, b) for a, b in pairwise(newest) if a.joined == b.joined and a.named.id != b.named.id]
        joined = pairs[-1] if pairs and sum(m.joined == pairs[-1][0].joined for m in newest) == 2 else None
        parties = {m.named.id: m for m in newest if not m.adjective}
        if joined is None and len(parties) == 2:
            one, other = parties.values()
            joined = one, other  # "Netanyahu thanked the king"
        return joined if joined is not None and not without & {i for m in joined for i in (m.named.id, m.named.side)} else None

    def pair(self, *, with_: set[str], without: set[str], can_be: Callable[[Named], bool] = any_party, opposed: bool = True) -> Pair | None:
        """Returns the two parties meant by "both sides": none of `without`, one of `with_` if possible, both such as `can_be` meant.

        Foes come before others, the pair named most before the pair named last; where `opposed` is False ("the two countries")
        the two that the sentence before joins come first. Where these two cannot be meant, the sentence before tells who is, if it
        names two that can.
        """
        fitting = sorted(
            (
                ((bool(ids & with_), ids in self._foes, times, last), pair)
                for ids, (times, last, pair) in self._pairs.items()
                if not ids & without
            ),
            key=lambda f: f[0],
            reverse=True,
        )
        if not opposed and (last := self._last_joined(without, can_be)) is not None:
            return last
        meant = [pair for _, pair in fitting if all(can_be(one.named) for one in pair)]
        if meant and meant[0] is fitting[0][1]:
            return meant[0]
        if can_be is any_party:
            return None
        newest = self._sentences[-1] if self._sentences else ()
        nearest = pair_of([m for m in newest if not without & {m.named.id, m.named.side}], can_be)
        return nearest or (meant[0] if meant else None)

    def before(self, pronoun: str, without: Set[str] = frozenset()) -> list[Mentioned]:
        """Returns whom a pronoun means whose antecedent stands in an earlier sentence, none of `without`; empty when nobody fits."""
        for sentence in islice(reversed(self._sentences), MEMORY):
            fitting = [m for m in sentence if fits(pronoun, m.named) and m.named.id not in without]
            subjects = [m for m in fitting if m.subject]
            if pronoun in THEY:
                plural = _joined(subjects) or _joined(fitting)
                if plural:
                    return plural
                if subjects and not (pronoun == "them" and subjects[0].named.kind == "State"):
                    return subjects[:1]
                groups = [m for m in fitting if m.named.kind == "ArmedGroup"] if sentence is self._sentences[-1] else []
                if groups and len({m.named.id for m in groups}) == 1:
                    return groups[-1:]
            elif chosen := subjects or fitting:
                return chosen[:1]
        return []

    def doings(self) -> Iterator[tuple[Doing, ...]]:
        """Yields what the sentences that have been read tell as done, the newest sentence first."""
        return reversed(self._doings)

    def spoken(self) -> Iterator[tuple[Spoken, ...]]:
        """Yields who speaks in the sentences that have been read, the newest sentence first."""
        return reversed(self._spoken)

    def recent(self) -> Iterator[tuple[Mentioned, ...]]:
        """Yields the mentions of the sentences that have been read, the newest sentence first."""
        return reversed(self._sentences)


def _joined(mentioned: list[Mentioned]) -> list[Mentioned]:
    """Returns the first two or more that are coordinated with one another, else nothing."""
    for one in mentioned:
        together = [m for m in mentioned if m.joined == one.joined]
        if len({m.named.id for m in together}) > 1:
            return together
    return []


def several_of(mentioned: Iterable[Mentioned]) -> list[Mentioned]:
    """Returns the last two or more parties that a sentence joins with one another, else its pair, else nothing."""
    collective = [m for m in mentioned if m.named.kind in COLLECTIVE and m.party]
    for one in reversed(collective):
        together = {m.named.id: m for m in collective if m.joined == one.joined}
        if len(together) > 1:
            return list(together.values())
    return list(pair_of(collective) or ())


def _side(mentioned: Mentioned) -> Mentioned:
    """Returns the mention, for a leader that of the state or body for which he acts: "Petro and Maduro met"."""
    home = mentioned.named.home
    return mentioned if home is None else replace(mentioned, named=home)


def led(one: Mentioned) -> Mentioned:
    """Returns the mention, for somebody who acts for a state that of the state."""
    home = one.named.home
    return replace(one, named=home) if home is not None and home.kind == "State" else one


def pair_of(mentioned: Iterable[Mentioned], can_be: Callable[[Named], bool] = any_party) -> Pair | None:
    """Returns the last two parties of a sentence that it joins with one another or names alone, such as `can_be` meant; else None."""
    collective = [p for m in mentioned if (p := _side(m)).named.kind in COLLECTIVE and m.party and can_be(p.named)]
    states = {m.named.id: m for m in collective if m.named.iso3 is not None or (can_be is governs)}
    fitting = {m.named.id: m for m in collective}
    if can_be not in (any_party, governs) and len(fitting) == 2:
        first, second = fitting.values()
        return first, second
    for one in reversed(collective):
        together = {m.named.id: m for m in collective if m.joined == one.joined}
        if len(together) == 2 and any(m.named.kind != "Alliance" for m in together.values()):  # "a member of NATO and the EU"
            first, second = together.values()
            return first, second
    if len(states) > 2:
        states = {i: m for i, m in states.items() if not m.adjective}  # "accused Turkey of sending Syrian mercenaries to Azerbaijan"
    groups = any(m.named.kind == "ArmedGroup" for m in collective)
    if len(states) == 2 and not groups:  # of a state, its rebels and a state that mediates, no two are the parties
        first, second = states.values()
        return first, second
    return None
