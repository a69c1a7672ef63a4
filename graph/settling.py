"""How relations follow their claims: what an article's transaction marks is recomputed here, a batch a transaction."""

from collections.abc import Mapping
from dataclasses import replace

from graph.properties import edge, rows_as
from graph.relations import Tally, derive
from graph.store import Value
from graph.writing import Run, lock
from ontology.vocabulary import RelationType

BATCH = 500  # relations in one transaction: a second's work at most, and bounded memory


def settle_batch(run: Run, relations: Mapping[str, RelationType]) -> int:
    """Recomputes marked relations; returns how many were marked, 0 when nothing is left to do."""
    lock(run)
    marked = run("relations_marked", {"limit": BATCH})
    ids = [row["id"] for row in marked]
    if not ids:
        return 0
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
    return len(ids)


def mark_all(run: Run) -> None:
    """Takes every relation out and marks all that claims name."""
    lock(run)
    run("relations_forget")
    run("relations_mark", {"rows": run("relations_named")})
