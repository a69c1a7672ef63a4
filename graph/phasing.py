"""How a relation is said where its claims tell more than its type: that it is over, that arms were ordered or suspended.

The newest plain claims decide, those of the newest day together. A plain relation is over where a plain claim says so and none
says later that it holds: the rule of `as_of` (`graph/questions.py`). Arms are suspended or cancelled where the newest plain
claims of that pair say so: such a sentence gives a claim of SANCTIONS, and one of ARMS that is negated and has the status.
Where the newest claims differ from one another, the words are those of the type.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.answers import Filters, RelationRow
from graph.filtering import filter_parameters
from graph.model import Modality, Stance, relation_id
from graph.properties import rows_as
from graph.relations import ONLY_CLAIMED, PLAIN, Counted
from graph.store import Reader
from graph.tables import Evidence
from ontology.vocabulary import RelationType, vocabulary

ARMING, PUNISHING = "ARMS", "SANCTIONS"
CUT = ("suspended", "cancelled")


@dataclass(frozen=True, slots=True)
class Wording:
    """The words for a relation, from its subject to its object and back."""

    forward: str
    back: str


STATUSES = {
    "ordered": Wording("has an order for arms from", "has ordered arms from"),
    "suspended": Wording("has suspended arms to", "has had arms suspended by"),
    "cancelled": Wording("has cancelled arms for", "has had arms cancelled by"),
}
OVER = {"MEMBER_OF": Wording("has left", "has lost as a member")}

type Told = Mapping[str, list[Evidence]]  # claims by the id of their relation


def wording_of(kind: RelationType) -> Wording:
    """Returns the words that a type has of itself."""
    return Wording(kind.label, kind.label if kind.symmetric else kind.inverse_label)


def wordings_of(store: Reader, rows: Iterable[RelationRow], filters: Filters) -> dict[str, Wording]:
    """Returns the words for each relation by its id; only those are looked at further whose claims may tell more than the type."""
    rows = list(rows)
    arming = [row for row in rows if row.relation in (ARMING, PUNISHING)]
    pairs = [_id(row, relation) for row in arming for relation in (ARMING, PUNISHING)]
    plain = _claims(store, [*pairs, *(row.id for row in rows if row.plain and row.ended)], filters, plain=True)
    claimed = _claims(store, [row.id for row in arming if not row.plain], filters)
    stopped = replace(filters, modality=Modality.NEGATED, stance=Stance.AFFIRMS)
    cut = _claims(store, [_id(row, ARMING) for row in arming if row.plain], stopped)
    return {row.id: _wording(row, plain if row.plain else claimed, cut) for row in rows}


def is_over(row: RelationRow, wording: Wording) -> bool:
    """True where the words themselves say that the relation has ended."""
    return wording == over(vocabulary().relation(row.relation))


def _wording(row: RelationRow, told: Told, cut: Told) -> Wording:
    kind = vocabulary().relation(row.relation)
    ground = [c for c in told.get(row.id, ()) if c.counted in (PLAIN if row.plain else ONLY_CLAIMED)]
    if row.plain and row.ended and _last(c for c in told.get(row.id, ()) if c.counted is Counted.ENDED) >= (_last(ground) or "9999"):
        return over(kind)
    if row.relation in (ARMING, PUNISHING) and row.plain:
        punished = [c for c in told.get(_id(row, PUNISHING), ()) if c.counted in PLAIN]
        if row.relation == PUNISHING or _last(punished) >= _last(ground):
            status = _same([_stopped(c, cut.get(_id(row, ARMING), ())) for c in _newest(punished)])
            if status is not None:
                return STATUSES[status]
    status = _same([c.status for c in _newest(ground)]) if row.relation == ARMING else None
    return STATUSES[status] if status in STATUSES else wording_of(kind)


def over(kind: RelationType) -> Wording:
    """Returns the words for what has been and is no longer: "is no longer allied with", "no longer supports"."""
    plain = wording_of(kind)
    return OVER.get(kind.name) or Wording(_no_longer(plain.forward), _no_longer(plain.back))


def _no_longer(label: str) -> str:
    return f"is no longer {label.removeprefix('is ')}" if label.startswith("is ") else f"no longer {label}"


def _stopped(punishing: Evidence, cut: Sequence[Evidence]) -> str | None:
    """Returns whether the sanction is a halt of arms: what the same article says on the same word, None where it is another one."""
    same = [c.status for c in cut if (c.article, c.voices, c.unnamed) == (punishing.article, punishing.voices, punishing.unnamed)]
    return _same([status for status in same if status in CUT])


def _same(said: Sequence[str | None]) -> str | None:
    """Returns what all say, None where they differ or nobody says anything."""
    return said[0] if said and all(one == said[0] for one in said) else None


def _newest(claims: Sequence[Evidence]) -> list[Evidence]:
    return [c for c in claims if c.date == _last(claims)]


def _last(claims: Iterable[Evidence]) -> str:
    return max((c.date for c in claims), default="")


def _id(row: RelationRow, relation: str) -> str:
    return relation_id(row.subject.id, relation, row.object.id, symmetric=False)


def _claims(store: Reader, ids: Sequence[str], filters: Filters, *, plain: bool = False) -> dict[str, list[Evidence]]:
    """Returns the claims of relations that pass a filter, ends of them too; nothing is asked where there are none."""
    found: dict[str, list[Evidence]] = {}
    if ids:
        asked = filter_parameters(store, replace(filters, types=()), (), plain_claims=plain)
        asked |= {"relations": sorted(set(ids)), "said": False}
        for claim in rows_as(store.ask("evidence", asked), Evidence):
            found.setdefault(claim.relation_id, []).append(claim)
    return found
