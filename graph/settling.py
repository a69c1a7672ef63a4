"""How relations follow their claims: what an article's transaction marks is recomputed here, a batch a transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from time import monotonic

from graph.properties import edge, rows_as
from graph.relations import Ends, Tally, derive
from graph.running import Run
from graph.store import Takes, Value
from graph.writing import lock
from ontology.vocabulary import RelationType

ARTICLES = 64  # after so many, relations are recomputed
REST = 9.0  # times as long as recomputing took: it takes no more than a tenth of a load, however many claims a relation has
BATCH = 500  # relations in one transaction: a second's work at most, and bounded memory


@dataclass(frozen=True, slots=True)
class Settled:
    """What was recomputed in one transaction, relations and groups that are none; `changed` is its number among all such."""

    changed: int
    relations: tuple[Ends, ...]


def settle_batch(run: Run, relations: Mapping[str, RelationType]) -> Settled | None:
    """Recomputes marked relations; returns which, None when nothing is left to do."""
    lock(run)
    marked = run("relations_marked", {"limit": BATCH})
    ids = [row["id"] for row in marked]
    if not ids:
        return None
    tallies = rows_as(run("relations_counted", {"ids": ids}), Tally)
    voiced = {(row["relation_id"], row["ground"]): int(str(row["speakers"])) for row in run("relations_voiced", {"ids": ids})}
    counted = (replace(tally, speakers=voiced.get((tally.relation_id, tally.ground), 0)) for tally in tallies)
    run("relations_erase", {"rows": marked})
    by_type: dict[str, list[Value]] = {}
    for relation in derive(counted, relations):
        row: dict[str, Value] = {"source": relation.source, "target": relation.target, "edge": edge(relation)}
        by_type.setdefault(relation.edge_type, []).append(row)
    for kind, rows in sorted(by_type.items()):
        run("relations_write", {"rows": rows}, kind=kind)
    run("relations_settled", {"ids": ids})
    changed = int(str(run("store_changed")[0]["changed"]))
    return Settled(changed, tuple(Ends(str(row["id"]), str(row["sourceId"]), str(row["targetId"])) for row in marked))


def mark_all(run: Run) -> None:
    """Takes every relation out and marks all that claims name."""
    lock(run)
    run("relations_forget")
    run("relations_mark", {"rows": run("relations_named")})


class Settling:
    """Recomputes relations now and then while articles are put: after so many articles, but not for most of the time."""

    def __init__(self, store: Takes, articles: int = ARTICLES) -> None:
        self._store, self._articles = store, articles
        self._unsettled, self._not_before = 0, 0.0

    def after(self, articles: int) -> None:
        """Takes in that so many articles were put, and recomputes where it is time."""
        self._unsettled += articles
        if self._unsettled >= self._articles and monotonic() >= self._not_before:
            self.settle()

    def settle(self) -> None:
        """Recomputes what is left."""
        began = monotonic()
        self._store.settle()
        ended = monotonic()
        self._unsettled, self._not_before = 0, ended + REST * (ended - began)
