"""A row opened by its id, down to its claims: of a relation, or of a transfer, event or position, whose id has a part more.

`TUR.ARMS.AZE.Bayraktar TB2` goes by a weapon, `AZE.ATTACKS.ARM.Shushi` by a place, `FRA.SUPPORTS.ARM.ceasefire` by a topic.
`POL.ATTACKS..Lviv` has no object, `AZE.ATTACKS.ARM.` no place. Where one id could be several, the first of these that is stored is
meant; of types that are positions and no events a topic goes first.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph.answers import EVERYTHING, Cursor, EventRow, Filters, PositionRow, RelationRow, TransferRow
from graph.changing import EVERY_ROW, relations_by_id
from graph.filtering import filter_parameters, row_parameters
from graph.properties import rows_as
from graph.relations import group_id
from graph.rows import event_rows, position_rows, transfer_rows
from graph.store import NotStored, Reader, Value
from graph.store import Row as StoredRow
from graph.tables import RelationNumbers
from ontology.vocabulary import vocabulary

type AnyRow = RelationRow | TransferRow | EventRow | PositionRow

PARTS = 4  # subject, type, object, and the weapon, place or topic
DETAILS = ("weapon", "place", "topic")
NO_DETAIL: dict[str, Value] = {"rowWeapon": None, "rowPlace": None, "rowTopic": None}
MADE: dict[str, tuple[str, Callable[..., Sequence[AnyRow]]]] = {
    "weapon": ("relations", transfer_rows),
    "place": ("events", event_rows),
    "topic": ("positions", position_rows),
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A row, None where nothing that passes says that it is so, and the stored claims of a page and one more."""

    row: AnyRow | None
    claims: Sequence[StoredRow]


def opened(store: Reader, row_id: str, filters: Filters, quotes: int, after: Cursor | None) -> Opened:
    """Returns what a filter lets through of a row; raises NotStored where there is no such row whatever the filter."""
    kind = _kind(store, row_id)
    found = _claims(store, row_id, kind, filters, after)
    row = _row(store, row_id, kind, replace(filters, limit=EVERY_ROW), quotes)
    return Opened(row, found)


def _kind(store: Reader, row_id: str) -> str | None:
    """Returns by what more than its actors and type a row goes, None for a relation; raises NotStored."""
    parts = row_id.split(".", PARTS - 1)
    relation = (*parts, "")[1]
    stands = relation in vocabulary().family("position") and relation not in vocabulary().family("event")
    kinds = sorted(DETAILS, key=lambda kind: (kind == "topic") != stands)
    for kind in kinds if len(parts) == PARTS else (None,):
        if (parts[-1] or kind != "weapon") and _claims(store, row_id, kind, replace(EVERYTHING, limit=0), None):
            return kind
    raise NotStored(f"no relation, transfer, event or position {row_id} is stored")


def _groups(row_id: str) -> list[Value]:
    """Returns the groups in which the claims of a row are counted: of a symmetric type that may begin with either end."""
    subject, relation, target = (*row_id.split(".", PARTS - 1), "", "")[:3]
    kind = vocabulary().relations.get(relation)
    return [group_id(subject, relation, target), *([group_id(target, relation, subject)] if kind and kind.symmetric else [])]


def _claims(store: Reader, row_id: str, kind: str | None, filters: Filters, after: Cursor | None) -> Sequence[StoredRow]:
    asked = filter_parameters(store, filters, filters.types, plain_claims=filters.plain, after=after)
    detail: dict[str, Value] = {f"row{kind.title()}": row_id.split(".", PARTS - 1)[-1]} if kind else {}
    asked |= NO_DETAIL | detail | {"groups": _groups(row_id), "said": filters.said, "limit": filters.limit + 1}
    return store.ask("relation_claims", asked)


def _row(store: Reader, row_id: str, kind: str | None, filters: Filters, quotes: int) -> AnyRow | None:
    if kind is None:
        return relations_by_id(store, [row_id], filters, quotes).get(row_id)
    question, rows = MADE[kind]
    asked = filter_parameters(store, filters, filters.types) | row_parameters(filters)
    asked |= {"groups": _groups(row_id), "byWeapon": kind == "weapon"}
    numbers = [one for one in rows_as(store.ask(f"{question}_from_groups", asked), RelationNumbers) if one.key == row_id]
    made: Sequence[AnyRow] = rows(store, filters, (), quotes, numbers=numbers) if numbers else ()
    return next(iter(made), None)
