"""How rows of relations are made: the filter's parameters, the numbers, and the evidence behind each row.

Rows are ranked: plain before only claimed, then by origins, outlets and claims (forty copies of one agency text weigh
less than two newsrooms), then the newest first, then by id. Among the claims of a row the best are those of the best
standing, then such as stand outside the headline, the surest, the newest, of the smallest id; one of each origin
before a second of any.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from graph.answers import Cursor, Filters, Named, Quote, RelationRow, Voice
from graph.matters import Matter, Windows, meets
from graph.model import Claim, Part
from graph.properties import actors_of, claims_of, rows_as
from graph.relations import ONLY_CLAIMED, PLAIN, Counted
from graph.store import Reader, Value
from graph.tables import Evidence, RelationNumbers
from ontology.vocabulary import vocabulary

BEST = 5  # ids of claims that a row carries of its own accord
STANDINGS = list(Counted)


def relation_rows(store: Reader, filters: Filters, types: Sequence[str], quotes: int) -> tuple[RelationRow, ...]:
    """Returns the rows of these types, or of the filter's, with at most so many quotes for each side of a row."""
    asked = filter_parameters(filters, filters.types or types)
    more: dict[str, Value] = {"minClaims": filters.min_claims, "plainOnly": filters.plain, "limit": filters.limit}
    numbers = rows_as(store.ask(starting("relations", asked), asked | more), RelationNumbers)
    return with_evidence(store, numbers, asked, quotes, filters.windows)


def with_evidence(
    store: Reader, numbers: Sequence[RelationNumbers], asked: Mapping[str, Value], quotes: int, windows: Windows
) -> tuple[RelationRow, ...]:
    """Returns relations as rows, in their order, with what the claims behind them show that pass a filter's parameters."""
    evidence: dict[str, list[Evidence]] = {row.id: [] for row in numbers}
    for claim in rows_as(store.ask("evidence", {**asked, "relations": list(evidence)}), Evidence):
        evidence[claim.relation_id].append(claim)
    ids = {key for row in numbers for key in (row.source, row.target)} | {v for e in evidence.values() for c in e for v in c.voices}
    names = names_of(store, ids)
    rows = [_row(row, evidence[row.id], names, max(BEST, quotes), windows) for row in numbers]
    return tuple(_with_quotes(store, rows, quotes)) if quotes else tuple(rows)


def filter_parameters(
    filters: Filters, types: Sequence[str], *, plain_claims: bool = False, after: Cursor | None = None
) -> dict[str, Value]:
    """Returns the parameters of the conditions that claims pass; `after` is where the page before ended."""
    by, of = list(filters.by), [*filters.of, *filters.against]
    one, other = filters.between or (None, None)
    roll_up = filters.roll_up
    start: list[Value] = [one] if one else [*(by or of)]
    return {
        "fromActors": start,
        "fromSides": start if roll_up else [],
        "types": list(types or vocabulary().relations),
        "symmetric": [r.name for r in vocabulary().relations.values() if r.symmetric],
        "by": by or None,
        "bySides": by if roll_up else [],
        "of": of or None,
        "ofSides": of if roll_up else [],
        "one": one,
        "oneSide": one if roll_up else None,
        "other": other,
        "otherSide": other if roll_up else None,
        "since": filters.since,
        "until": until_limit(filters.until) if filters.until else None,
        "outlet": _small(filters.outlet),
        "speaker": filters.speaker,
        "speakerSide": filters.speaker if roll_up else None,
        "place": _small(filters.place),
        "weapon": _small(filters.weapon),
        "topic": _small(filters.topic),
        "plainClaims": plain_claims,
        "pageDate": after.date if after else None,
        "pageId": after.id if after else None,
    }


def starting(question: str, asked: Mapping[str, Value]) -> str:
    """Returns the statement of a question that looks where fewest claims are: at an actor's own, or else at those of the types."""
    return f"{question}_from_{'actors' if asked['fromActors'] else 'types'}"


def until_limit(date: str) -> str:
    """Returns a text at or before which all dates stand that begin with this date or a part of one."""
    return date + "~"  # comes after digits and hyphens


def names_of(store: Reader, ids: Iterable[str]) -> dict[str, Named]:
    """Returns the actors of these ids as rows show them; a side that no article describes goes by its id."""
    wanted = set(ids)
    found = {a.id: Named(a.id, a.name, a.kind) for a in actors_of(store.ask("actors_named", {"ids": sorted(wanted)}))}
    return {key: found.get(key, Named(key, key, "Actor")) for key in wanted}


def canonical_id(store: Reader, actor_id: str) -> str:
    """Returns the id under which the actor of an id counts, the id itself where it counts as itself or is not known."""
    nodes: list[Any] = [row["actor"] for row in store.ask("actors_named", {"ids": [actor_id]})]
    return str(nodes[0].get("canonical") or actor_id) if nodes else actor_id


def _small(text: str | None) -> str | None:
    return text.lower() if text else None


def _row(numbers: RelationNumbers, evidence: Sequence[Evidence], names: dict[str, Named], best: int, windows: Windows) -> RelationRow:
    """Returns a row with its numbers and what its evidence shows."""
    counted = PLAIN if numbers.plain else ONLY_CLAIMED
    ground = [c for c in evidence if c.counted in counted]
    matters = [_matter(c) for c in ground]
    denials = [c for c in evidence if c.counted is Counted.DENIAL and any(meets(said, _matter(c), windows) for said in matters)]
    own = asdict(numbers)
    return RelationRow(
        subject=names[own.pop("source")],
        object=names[own.pop("target")],
        sign=vocabulary().relations[numbers.relation].sign,
        denials=len(denials),
        disputed=bool(denials),
        speakers=_voices(ground, names),
        denied_by=_voices(denials, names),
        weapons=tuple(sorted({c.weapon for c in ground if c.weapon})),
        topics=tuple(sorted({c.topic for c in ground if c.topic})),
        best=_best(ground)[:best],
        denying=_best(denials)[:best],
        **own,
    )


def _matter(claim: Evidence) -> Matter:
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


def _voices(claims: Iterable[Evidence], names: dict[str, Named]) -> tuple[Voice, ...]:
    """Returns who says so, those who say it in most claims first; named ones before unnamed ones."""
    claims = list(claims)
    named = Counter(voice for c in claims for voice in c.voices)
    unnamed = Counter(words for c in claims for words in c.unnamed)
    ranked = sorted(named.items(), key=lambda n: (-n[1], n[0])), sorted(unnamed.items(), key=lambda n: (-n[1], n[0]))
    return (*(Voice(key, names[key].name, n) for key, n in ranked[0]), *(Voice(None, words, n) for words, n in ranked[1]))


def _best(claims: Iterable[Evidence]) -> tuple[str, ...]:
    """Returns the ids of the claims, the best first."""
    newest = sorted(sorted(claims, key=lambda c: c.id), key=lambda c: c.date, reverse=True)
    ranked = sorted(newest, key=lambda c: (STANDINGS.index(c.counted), c.part == Part.HEADLINE, -c.confidence))
    copies: Counter[str] = Counter()
    turns = []
    for claim in ranked:
        turns.append((copies[claim.origin], claim.id))
        copies[claim.origin] += 1
    return tuple(key for _, key in sorted(turns, key=lambda turn: turn[0]))


def _with_quotes(store: Reader, rows: Sequence[RelationRow], quotes: int) -> Iterable[RelationRow]:
    """Yields the rows with the sentences of their best claims and of their denials."""
    wanted = {row.id: (*row.best[:quotes], *row.denying[:quotes]) for row in rows}
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
