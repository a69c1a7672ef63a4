"""How long questions take among 100,000 claims on both engines, against their bare queries: the same Cypher, and no rows made.

Each question is asked about every actor in turn. The bare queries of a question are all statements that it runs, with
the same parameters, run by the driver or the engine itself.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import spread, tell, timed
from bench.made import ACTORS, made
from bench.neo4j_load import ours
from bench.servers import Bare, bare_driver, by_driver, by_engine, server
from graph import questions
from graph.answers import Filters
from graph.copying import copy
from graph.cypher import statement_for
from graph.cypherstore import CypherStore
from graph.embedded import EmbeddedStore
from graph.neo4j import Neo4jStore
from graph.store import Reader, Row, Value

ARTICLES = 8_400
ASKED = ACTORS[:60]  # the states, and persons beside them
TIMES, SLACK_MS = 1.5, 5.0

QUESTIONS: dict[str, Callable[[Reader, str], object]] = {
    "support by": lambda store, actor: questions.support(store, Filters(by=(actor,))),
    "support by, quoted": lambda store, actor: questions.support(store, Filters(by=(actor,)), quotes=2),
    "support of": lambda store, actor: questions.support(store, Filters(of=(actor,))),
    "opposition between": lambda store, actor: questions.opposition(store, Filters(between=(actor, "person-7"))),
    "accusations by": lambda store, actor: questions.accusations(store, Filters(by=(actor,))),
    "arms, all": lambda store, _: questions.arms(store, Filters(limit=20)),
    "arms by": lambda store, actor: questions.arms(store, Filters(by=(actor,))),
    "relations of": lambda store, actor: questions.relations(store, Filters(about=(actor,))),
    "positions by": lambda store, actor: questions.positions(store, Filters(by=(actor,))),
    "events by": lambda store, actor: questions.events(store, Filters(by=(actor,))),
    "both sides by": lambda store, actor: questions.both_sides(store, Filters(by=(actor,))),
    "changes by": lambda store, actor: questions.changes(store, Filters(by=(actor,), published_since="2020-11")),
    "articles": lambda store, _: questions.articles(store),
    "memberships by": lambda store, actor: questions.memberships(store, Filters(by=(actor,))),
    "claims by": lambda store, actor: questions.claims(store, Filters(by=(actor,))),
    "actor": questions.actor,
}


class Noted:
    """A store that notes the statements of a question."""

    def __init__(self, store: CypherStore) -> None:
        self._store = store
        self.asked: list[tuple[str, Mapping[str, Value]]] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def ask(self, question: str, parameters: Mapping[str, Value], *, relation: str | None = None) -> list[Row]:
        """Returns the rows, and notes what was asked."""
        self.asked.append((statement_for(question, parameters, relation), parameters))
        return self._store.ask(question, parameters, relation=relation)


def measured(store: CypherStore, bare: Bare, question: Callable[[Reader, str], object]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Returns p50 and p95 in milliseconds, of the question and of its bare queries, which take turns."""
    whole, alone = [], []
    for actor in ASKED:
        noted = Noted(store)
        question(noted, actor)  # type: ignore[arg-type]  # it passes on what it does not note; this run also warms up
        alone.append(timed(lambda asked=noted.asked: [bare(text, parameters) for text, parameters in asked]) * 1000)  # type: ignore[misc]
        whole.append(timed(question, store, actor) * 1000)
    return spread(whole), spread(alone)


def rows(engines: Mapping[str, tuple[CypherStore, Bare]]) -> Iterator[tuple[str, bool]]:
    """Yields a line for each question, and whether its bound holds on every engine."""
    for name, question in QUESTIONS.items():
        told, holds = [], True
        for engine, (store, bare) in engines.items():
            whole, alone = measured(store, bare, question)
            holds = holds and whole[1] <= TIMES * alone[1] + SLACK_MS
            told.append(f"{engine} {whole[0]:.1f} / {whole[1]:.1f} ms, bare {alone[0]:.1f} / {alone[1]:.1f}")
        yield f"{name}: {'; '.join(told)}", holds


def main() -> None:
    """Measures and tells."""
    with (
        TemporaryDirectory() as folder,
        server() as login,
        bare_driver(login) as driver,
        closing(Neo4jStore(login, create=True)) as there,
        closing(EmbeddedStore(Path(folder) / "graph.grafeo")) as here,
    ):
        ours(there, [made(number) for number in range(ARTICLES)])
        copy(there, here)
        found = list(rows({"neo4j": (there, by_driver(driver)), "embedded": (here, by_engine(here._db))}))
    tell("neo4j_questions", "p50 / p95\n  " + "\n  ".join(line for line, _ in found), holds=all(holds for _, holds in found))


if __name__ == "__main__":
    main()
