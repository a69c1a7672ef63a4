"""What is told to be over: which relations are, rows for those of which nobody says that they hold, and memberships still listed.

A row of what nobody says to hold counts no claims; `ended` counts those that tell of its end. It is plain where one of them
is, and its dates, outlets, origins, speakers and best claims are those of the plain ones, or else of all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import batched

from graph.answers import Filters, RelationRow
from graph.asking import BEST, best_of, names_of, voices_of, with_evidence, with_quotes
from graph.filtering import EVER, filter_parameters, until_limit
from graph.phasing import over
from graph.properties import listings_of, rows_as
from graph.relations import Counted
from graph.store import Listing, Reader
from graph.tables import Changed, Evidence, RelationNumbers
from ontology.vocabulary import vocabulary

MEMBER = "MEMBER_OF"
PAGE = 5000  # relations whose claims are looked at by one statement


def ended_rows(store: Reader, told: Sequence[Changed], filters: Filters, quotes: int) -> dict[str, RelationRow]:
    """Returns rows for relations of which all that is known is their end, by id."""
    if not told:
        return {}
    asked = filter_parameters(store, filters, ()) | {"relations": sorted(row.id for row in told), "said": False}
    behind: dict[str, list[Evidence]] = {row.id: [] for row in told}
    for claim in rows_as(store.ask("evidence", asked), Evidence):
        if claim.counted is Counted.ENDED:
            behind[claim.relation_id].append(claim)
    named = {key for row in told for key in (row.source, row.target)} | {v for ends in behind.values() for c in ends for v in c.voices}
    names = names_of(store, named)
    rows = []
    for row in told:
        ends, kind = behind[row.id], vocabulary().relation(row.relation)
        ground = [c for c in ends if c.plain] or ends
        days = sorted(c.date for c in ground if c.date)
        rows.append(
            RelationRow(
                id=row.id,
                subject=names[row.source],
                relation=row.relation,
                object=names[row.target],
                sign=0,
                label=over(kind).forward,
                inverse_label=over(kind).back,
                over=True,
                over_since=days[-1] if days else None,
                plain=any(c.plain for c in ends),
                claims=0,
                stated=0,
                declared=0,
                attributed=0,
                alleged=0,
                denials=0,
                questions=0,
                ended=len(ends),
                outlets=len({c.outlet for c in ground if c.outlet}),
                origins=len({c.origin for c in ground}),
                first=days[0] if days else None,
                last=days[-1] if days else None,
                disputed=False,
                speakers=voices_of(ground, names),
                best=best_of(ground)[: max(BEST, quotes)],
            )
        )
    return {row.id: row for row in (with_quotes(store, rows, quotes) if quotes else rows)}


def over_among(store: Reader, rows: Iterable[RelationNumbers], filters: Filters) -> Iterator[RelationNumbers]:
    """Yields those relations that are over, or arms that were halted, as their rows tell it by those claims that pass a filter."""
    asked, told = filter_parameters(store, replace(filters, types=()), ()), [*rows]
    for page in batched(told, PAGE):
        halts = store.ask("halts", {**asked, "relations": sorted({row.id for row in page})})
        ids = {str(halt["relation_id"]) for halt in halts}
        may = [row for row in page if row.id in ids]
        shown = with_evidence(store, may, filters, 0) if may else ()
        yield from (row for row, one in zip(may, shown, strict=True) if one.over)


def still_listed(store: Reader, gone: Iterable[Changed]) -> dict[str, tuple[str, ...]]:
    """Returns by id the sources that list a membership on beyond the day on which it is told to be over."""
    members = [row for row in gone if row.relation == MEMBER]
    if not members:
        return {}
    listings = listings_of(store.ask("listings_by", {"ids": sorted({row.source for row in members})}), canonical=True)
    found = {
        row.id: sorted({w.source for w in listings if (w.member, w.alliance) == (row.source, row.target) and _outlasts(w, row)})
        for row in members
    }
    return {key: tuple(sources) for key, sources in found.items() if sources}


def _outlasts(listing: Listing, row: Changed) -> bool:
    end = until_limit(row.plainEnd or row.anyEnd or "")
    return (listing.start or "") <= end < (listing.end or EVER)
