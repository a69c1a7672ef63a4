"""What a claim concerns, and whether a claim and a denial concern the same: type, parties, place, weapon, topic, date.

What one of two does not tell contradicts nothing. `docs/disputes.md` says the same for users, with examples.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from graph.model import ActorRef, Claim, Phase, Standing
from ontology import reference
from ontology.deeds import deeds
from ontology.vocabulary import vocabulary
from ontology.weapons import weapons

WORD = re.compile(r"\w{4,}")
STEM = 5  # letters by which two forms of a word are known for one: "shelled", "shelling"
SLACK_D = 1  # days: "overnight" is dated by either of two days
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "country countries group groups "
        "accusation accused allegation alleged attack attacked claim claims denied involvement report reports responsibility role said "
        "that their them these they this those used using were which with have been about against from into over also",
    )
)  # words that two texts share whatever they are about
ANY_WEAPON = frozenset(
    {"ammunition", "arm", "equipment", "foreign", "hardware", "heavy", "lethal", "military", "munition", "supplie", "weapon", "weaponry"}
)


@dataclass(frozen=True, slots=True)
class Windows:
    """How far apart two tellings of one matter may lie, in days: of an event, of a lasting state of affairs."""

    event: int = 7  # a charge is answered the same day or in the same week; a longer one joins one shelling with the next
    lasting: int = 365  # an alliance or a support holds on; after a year another is meant as likely as not


WINDOWS = Windows()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a claim concerns. Parties are ids with those of their sides; `start` and `end` are ISO days.

    `dated` tells that the text dates it.

    `told_on` is the day of publication where somebody tells it, else None: an old deed is news again when somebody alleges it.
    `source` is the same for all that stands in one article.
    """

    relation: str
    subject: frozenset[str]
    object: frozenset[str] | None
    spots: frozenset[str] = frozenset()
    start: str | None = None
    end: str | None = None
    dated: bool = False
    told_on: str | None = None
    place: str | None = None
    weapon: str | None = None
    topic: str | None = None
    ends: bool = False
    plain: bool = False
    source: str = ""


def matter_of(claim: Claim) -> Matter:
    """Returns what a claim concerns."""
    relation = vocabulary().relations[claim.relation]
    inner = relation.lasts and not relation.aligned  # "leads", "represents": a minister is not his state there
    told = claim.standing is not Standing.STATED
    return Matter(
        relation=claim.relation,
        subject=frozenset({claim.subject.id}) if inner else ids_of(claim.subject),
        object=ids_of(claim.object) if claim.object else None,
        spots=frozenset({claim.object.name.casefold()}) if claim.object else frozenset(),
        start=claim.date_start or claim.article.published,
        end=claim.date_end or claim.date_start or claim.article.published,
        dated=claim.date_from == "text",
        told_on=claim.article.published if told else None,
        place=claim.place,
        weapon=claim.weapon,
        topic=claim.topic or (claim.content.quote if claim.relation == "ACCUSES" and claim.content else None),
        ends=claim.phase is Phase.ENDS,
        plain=claim.plain,
        source=claim.article.id,
    )


def ids_of(actor: ActorRef | None) -> frozenset[str]:
    """Returns the ids under which an actor acts: its own and that of its side."""
    return frozenset({actor.id, actor.side or actor.id}) if actor else frozenset()


def meets(said: Matter, denied: Matter, windows: Windows) -> bool:
    """Returns whether what is denied is what is said, as far as both tell."""
    same_weapon = bool(said.weapon and denied.weapon) and same_weapons(said.weapon, denied.weapon)
    return (
        deeds().meet(said.relation, denied.relation, same_weapon=same_weapon, plain=said.plain)
        and said.ends == denied.ends
        and _same_parties(said, denied)
        and agree(said, denied, windows)
    )


def agree(one: Matter, other: Matter, windows: Windows) -> bool:
    """Returns whether place, weapon, topic and date of two matters contradict each other nowhere."""
    return (
        same_places(one.place, other.place)
        and same_weapons(one.weapon, other.weapon)
        and (not one.topic or not other.topic or bool(stems(one.topic) & stems(other.topic)))
        and _same_time(one, other, windows)
    )


def stems(text: str | None) -> frozenset[str]:
    """Returns the beginnings of the words of a text that tell what it is about."""
    return frozenset(w[:STEM] for w in WORD.findall((text or "").casefold()) if w not in EMPTY)


def _same_parties(said: Matter, denied: Matter) -> bool:
    """True where subject and object are the same; one that is not told must be told by a place, a weapon or a topic instead."""
    ways = [(said.subject, said.object)]
    if vocabulary().relations[said.relation].symmetric and said.object is not None:
        ways.append((said.object, said.subject))
    for subject, target in ways:
        if not subject & denied.subject:
            continue
        if target is not None and denied.object is not None:
            if target & denied.object or _place_of(denied) in said.spots or _place_of(said) in denied.spots:
                return True  # "attacked Ukraine" in Odesa, and "attacked Odesa"
        elif target is None and denied.object is None:
            return bool(_shared(said, denied)) or not (said.place or denied.place or said.topic or denied.topic)
        elif _shared(said, denied):
            return True
    return False


def _place_of(matter: Matter) -> str | None:
    return matter.place.casefold() if matter.place else None


def _shared(said: Matter, denied: Matter) -> bool:
    """True where both name the same place, weapon or topic."""
    one, other = (m.spots | ({m.place.casefold()} if m.place else set()) for m in (said, denied))
    return (
        any(same_places(a, b) for a in one for b in other if a == b or not (_is_wide(a) or _is_wide(b)))
        or bool(said.weapon and denied.weapon and same_weapons(said.weapon, denied.weapon))
        or bool(stems(said.topic) & stems(denied.topic))
    )


# -- when


def _same_time(one: Matter, other: Matter, windows: Windows) -> bool:
    """True where two matters can be of one time; `other` may answer what was told of an older deed."""
    if one.start is None or other.start is None:
        return True
    spans = [_span(m) for m in (one, other)]
    apart = max(0, (spans[1][0] - spans[0][1]).days, (spans[0][0] - spans[1][1]).days)
    if vocabulary().relations[one.relation].lasts:
        return apart <= windows.lasting
    if one.dated and other.dated:
        return apart <= SLACK_D
    if apart <= windows.event:
        return True
    if other.dated or not one.dated:
        return False
    if one.source == other.source:
        return True
    return one.told_on is not None and abs((_day(one.told_on) - spans[1][0]).days) <= windows.event


def _span(matter: Matter) -> tuple[date, date]:
    start = _day(matter.start or "")
    return start, max(start, _day(matter.end or matter.start or ""))


@lru_cache(maxsize=16_384)
def _day(text: str) -> date:
    """Returns the first day of a date that may be cut short."""
    return date.fromisoformat(text + "2000-01-01"[len(text) :])


def shifted(day: str, days: int) -> str:
    """Returns the day so many days on, or back."""
    return (_day(day) + timedelta(days=days)).isoformat()


# -- where


@lru_cache(maxsize=16_384)
def same_places(one: str | None, other: str | None) -> bool:
    """Returns whether two names of places can mean the same place, or one lies in the other; unknown ones can."""
    if not one or not other or one == other:
        return True
    chains = _chain(one.casefold()), _chain(other.casefold())
    if (
        chains[0][0] in chains[1]
        or chains[1][0] in chains[0]
        or set(_parts(one)) <= set(_parts(other))
        or set(_parts(other)) <= set(_parts(one))
    ):
        return True
    return _is_wide(one) != _is_wide(other)  # a town and a state: the one may lie in the other


def _parts(name: str) -> list[str]:
    return [p for p in re.split(r"[\W_]+", name.casefold()) if p not in ("", "region", "province", "city", "the", "of", "district")]


@cache
def _within() -> dict[str, tuple[str, str | None]]:
    """Returns by each name of a disputed place its usual name and that of the place that it lies in."""
    return {n.casefold(): (p.name.casefold(), p.within and p.within.casefold()) for p in reference.disputed() for n in (p.name, *p.aliases)}


def _chain(name: str) -> list[str]:
    """Returns the usual name of a place and those of the places around it."""
    chain: list[str] = []
    here: str | None = name
    while here and here not in chain:
        usual, around = _within().get(here, (here, None))
        chain.append(usual)
        here = around
    return chain


@cache
def _wide() -> frozenset[str]:
    states = (n for s in reference.states() for n in (s.name, *s.aliases))
    regions = (n for r in reference.regions() for n in (r.name, *r.aliases))
    return frozenset(n.casefold() for n in (*states, *regions))


def _is_wide(name: str) -> bool:
    """True for a state, a continent, a sea: what has many towns in it."""
    return name.casefold() in _wide()


# -- with what


def same_weapons(one: str | None, other: str | None) -> bool:
    """Returns whether the words for two weapons can mean the same ones; unknown and general ones can."""
    if not one or not other:
        return True
    words = [{w.removesuffix("s") for w in _parts(text)} - ANY_WEAPON for text in (one, other)]
    if not all(words):
        return True  # "weapons", "military equipment"
    return bool(words[0] & words[1]) or bool(_classes(one) & _classes(other))


@cache
def _named_weapons() -> dict[str, frozenset[str]]:
    """Returns by each name of a weapon its own id and that of its class."""
    classes = {w.name: w.id for w in weapons() if w.class_ is None}
    return {n.casefold().removesuffix("s"): frozenset({w.id, classes.get(w.class_ or "", w.id)}) for w in weapons() for n in w.words}


def _classes(text: str) -> frozenset[str]:
    """Returns the ids of what a text names and of the classes of these: of its longest ends and beginnings that are names."""
    words = text.casefold().split()
    parts = (" ".join(words[a:b]).removesuffix("s") for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    return frozenset(key for part in parts for key in _named_weapons().get(part, ())) - {"ammunition"}
