"""How rows are made: their numbers, and the evidence behind each of them.

Rows are ranked: plain before only claimed, then by origins, outlets and claims (forty copies of one agency text weigh
less than two newsrooms), then the newest first, then by id. Among the claims of a row the best are those of the best
standing, then such as stand outside the headline, the surest, the newest, of the smallest id; one of each origin
before a second of any.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from graph.answers import (
    Cursor,
    Filters,
    Named,
    Quote,
    RelationRow,
    Row,
    Voice,
)
from graph.filtering import filter_parameters, row_parameters, starting
from graph.matters import Matter, meets
from graph.model import Claim, Part
from graph.phasing import CUT, state_of, vouched
from graph.properties import actors_of, claims_of, rows_as
from graph.relations import ONLY_CLAIMED, PLAIN, Counted, group_id
from graph.store import Reader, Value
from graph.tables import Evidence, RelationNumbers
from ontology.vocabulary import vocabulary

ANY_WEAPON = "weapons"  # what a text calls arms of whatever kind
BEST = 5  # ids of claims that a row carries of its own accord
STANDINGS = list(Counted)
OF_NUMBERS = tuple({f.name for f in fields(Row)} & {f.name for f in fields(RelationNumbers)} - {"first", "last"})


@dataclass(frozen=True, slots=True)
class Asking:
    """A question for rows: of what, where the page before ended, and with how many quotes each.

    `numbers` are those of the rows where they are known without looking at claims.
    """

    store: Reader
    filters: Filters
    types: tuple[str, ...]
    question: str
    quotes: int
    after: Cursor | None
    by_weapon: bool = False
    numbers: Sequence[RelationNumbers] | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a row is made of: its numbers, the claims that it counts, all behind it, and what all kinds of rows have."""

    numbers: RelationNumbers
    ground: Sequence[Evidence]
    behind: Sequence[Evidence]
    common: dict[str, Any]


def rows_of[R: Row](asking: Asking, made: Callable[[Found], R]) -> tuple[R, ...]:
    """Returns the rows with the evidence behind them, each made of its numbers, its ground, and what all rows have."""
    asked = filter_parameters(asking.store, asking.filters, asking.types)
    asked |= row_parameters(asking.filters, asking.after) | {"byWeapon": asking.by_weapon}
    if asking.numbers is not None:
        return _made(asking, asked, asking.numbers, made)
    numbers = rows_as(asking.store.ask(starting(asking.question, asked), asked), RelationNumbers)
    return _made(asking, asked, numbers, made)


def with_evidence(store: Reader, numbers: Sequence[RelationNumbers], filters: Filters, quotes: int) -> tuple[RelationRow, ...]:
    """Returns relations as rows, in their order, with what those claims behind them show that pass a filter."""
    asked = filter_parameters(store, filters, ()) | {"said": filters.said}
    return _made(Asking(store, filters, (), "relations", quotes, None), asked, numbers, lambda found: RelationRow(**found.common))


def _made[R: Row](asking: Asking, asked: dict[str, Value], numbers: Sequence[RelationNumbers], made: Callable[[Found], R]) -> tuple[R, ...]:
    """Returns the rows of these numbers."""
    evidence = _evidence(asking, asked, numbers)
    ids = {key for row in numbers for key in (row.source, row.target) if key}
    names = names_of(asking.store, ids | {voice for claims in evidence.values() for c in claims for voice in c.voices})
    rows = []
    for row in numbers:
        behind = evidence.get(row.key, [])
        ground = _ground(row, behind, asking.filters)
        rows.append(made(Found(row, ground, behind, _common(row, ground, behind, names, max(BEST, asking.quotes), asking.filters))))
    return tuple(with_quotes(asking.store, rows, asking.quotes)) if asking.quotes else tuple(rows)


def _evidence(asking: Asking, asked: dict[str, Value], numbers: Sequence[RelationNumbers]) -> dict[str, list[Evidence]]:
    """Returns the claims behind rows, by the rows' keys.

    A denial stands beside all rows of its relation, and so does what negates it and names no weapon of its own.
    """
    statement, more = _behind(asking, numbers)
    evidence: dict[str, list[Evidence]] = {row.key: [] for row in numbers}
    keys: dict[str, list[str]] = {}
    for row in numbers:
        keys.setdefault(row.id, []).append(row.key)
    claims = rows_as(asking.store.ask(statement, asked | more), Evidence)
    for claim in vouched(asking.store, claims) if asking.filters.said else claims:
        every = claim.counted is None and claim.weapon == ANY_WEAPON
        weapon = f".{claim.weapon}" if asking.by_weapon and claim.weapon and not every else ""
        of_all = claim.counted is Counted.DENIAL or (claim.counted is None and not weapon)
        for key in keys[claim.relation_id] if of_all and asking.filters.said else [claim.relation_id + weapon]:
            if key in evidence:  # those of rows of another page are asked for with it
                evidence[key].append(claim)
    return evidence


def _behind(asking: Asking, numbers: Sequence[RelationNumbers]) -> tuple[str, dict[str, Value]]:
    """Returns the statement that finds the claims behind rows, and what it is asked of them."""
    more: dict[str, Value] = {"relations": sorted({row.id for row in numbers})}
    if asking.question == "relations":
        return "evidence", more
    if asking.numbers is None:
        return f"{asking.question}_evidence_from_actors", more | {"sources": sorted({row.source for row in numbers})}
    groups = sorted({group_id(row.source, row.relation, row.target) for row in numbers})
    return f"{asking.question}_evidence_from_groups", more | {"groups": groups}


def _ground(row: RelationNumbers, behind: Sequence[Evidence], filters: Filters) -> list[Evidence]:
    """Returns the claims that a row counts."""
    counted = PLAIN if row.plain else ONLY_CLAIMED
    return [c for c in behind if c.counted in counted] if filters.said else list(behind)


def names_of(store: Reader, ids: Iterable[str]) -> dict[str, Named]:
    """Returns the actors of these ids as rows show them; a side that no article describes goes by its id."""
    wanted = set(ids)
    found = {a.id: Named(a.id, a.name, a.kind) for a in actors_of(store.ask("actors_named", {"ids": sorted(wanted)}))}
    return {key: found.get(key, Named(key, key, "Actor")) for key in wanted}


def canonical_id(store: Reader, actor_id: str) -> str:
    """Returns the id under which the actor of an id counts, the id itself where it counts as itself or is not known."""
    nodes: list[Any] = [row["actor"] for row in store.ask("actors_named", {"ids": [actor_id]})]
    return str(nodes[0].get("canonical") or actor_id) if nodes else actor_id


def _common(
    numbers: RelationNumbers, ground: Sequence[Evidence], behind: Sequence[Evidence], names: dict[str, Named], best: int, filters: Filters
) -> dict[str, Any]:
    """Returns what all kinds of rows have: their numbers and what their evidence shows."""
    matters = [matter_of_evidence(c) for c in ground]
    against = [c for c in behind if c.counted is Counted.DENIAL or (not c.counted and c.status not in CUT)] if filters.said else []
    met = [c for c in against if any(meets(said, matter_of_evidence(c), filters.windows) for said in matters)]
    denials, negations = [c for c in met if c.counted], [c for c in met if not c.counted]
    kind = vocabulary().relations[numbers.relation]
    state = state_of(kind, numbers.source, ground, behind if filters.said else (), plain=numbers.plain)
    first = () if state.over else state.deciding
    own = {name: getattr(numbers, name) for name in OF_NUMBERS}
    return own | {
        "first": numbers.first,
        "last": numbers.last,
        "subject": names[numbers.source],
        "object": names[numbers.target] if numbers.target else None,
        "sign": 0 if state.over else kind.sign,
        "label": state.words.forward,
        "inverse_label": state.words.back,
        "over": state.over,
        "over_since": state.since,
        "ending": state.deciding[:best] if state.over else (),
        "said": filters.said,
        "denials": len(denials),
        "negations": len(negations),
        "disputed": bool(denials),
        "speakers": voices_of(ground, names),
        "denied_by": voices_of(denials, names),
        "weapons": tuple(sorted({c.weapon for c in ground if c.weapon})),
        "topics": tuple(sorted({c.topic for c in ground if c.topic})),
        "best": tuple(dict.fromkeys((*first, *best_of(ground))))[:best],
        "denying": best_of(denials)[:best],
        "negating": best_of(negations)[:best],
    }


def matter_of_evidence(claim: Evidence) -> Matter:
    """Returns what a claim behind a row concerns; parties are the row's, so that only the rest can differ."""
    row = frozenset({claim.relation_id})
    return Matter(
        relation=claim.relation,
        subject=row,
        object=row,
        start=claim.date_start or claim.date or None,
        end=claim.date_end or claim.date or None,
        dated=claim.date_from == "text",
        told_on=None,
        place=claim.place,
        weapon=claim.weapon,
        topic=claim.topic,
        source=claim.article,
    )


def voices_of(claims: Iterable[Evidence], names: dict[str, Named]) -> tuple[Voice, ...]:
    """Returns who says so, those who say it in most claims first; named ones before unnamed ones."""
    claims = [c for c in claims if c.voices or c.unnamed]
    if not claims:
        return ()
    named = Counter(voice for c in claims for voice in c.voices)
    unnamed = Counter(words for c in claims for words in c.unnamed)
    ranked = sorted(named.items(), key=lambda n: (-n[1], n[0])), sorted(unnamed.items(), key=lambda n: (-n[1], n[0]))
    outlets = {words: tuple(sorted({c.outlet for c in claims if c.outlet and words in c.unnamed})) for words in unnamed}
    return (*(Voice(key, names[key].name, n) for key, n in ranked[0]), *(Voice(None, words, n, outlets[words]) for words, n in ranked[1]))


def best_of(claims: Iterable[Evidence]) -> tuple[str, ...]:
    """Returns the ids of the claims, the best first."""
    claims = list(claims)
    if len(claims) < 2:
        return tuple(c.id for c in claims)
    newest = sorted(sorted(claims, key=lambda c: c.id), key=lambda c: c.date, reverse=True)
    ranked = sorted(
        newest, key=lambda c: (STANDINGS.index(c.counted) if c.counted else len(STANDINGS), c.part == Part.HEADLINE, -c.confidence)
    )
    copies: Counter[str] = Counter()
    turns = []
    for claim in ranked:
        turns.append((copies[claim.origin], claim.id))
        copies[claim.origin] += 1
    return tuple(key for _, key in sorted(turns, key=lambda turn: turn[0]))


def with_quotes[R: Row](store: Reader, rows: Sequence[R], quotes: int) -> Iterable[R]:
    """Yields the rows with the sentences of the claims that say they are over, of their best, and of those against them."""
    wanted = {row.id: (*row.ending[:quotes], *row.best[:quotes], *row.denying[:quotes], *row.negating[:quotes]) for row in rows}
    found = {c.id: quote_of(c) for c in claims_of(store.ask("claims_by_id", {"ids": [key for ids in wanted.values() for key in ids]}))}
    for row in rows:
        yield replace(row, quotes=tuple(found[key] for key in wanted[row.id] if key in found))  # others may remove articles meanwhile


def quote_of(claim: Claim) -> Quote:
    """Returns the sentence of a claim; speakers by the words that name them, the outermost first."""
    return Quote(
        claim=claim.id,
        text=claim.quote,
        stance=claim.stance,
        standing=claim.standing,
        speakers=tuple(s.actor.name if s.actor else s.text for s in sorted(claim.speakers, key=lambda s: s.level)),
        article=claim.article.id,
        title=claim.article.title,
        outlet=claim.article.outlet,
        published=claim.article.published,
        url=claim.article.url,
        start=claim.start,
        end=claim.end,
    )
