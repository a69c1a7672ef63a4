"""Every statement, run on both engines by the same steps: equal rows each time, and equal graphs at the end."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import grafeo
import pytest

from api.asking import Asked
from api.rows import ACCUSATIONS, ARMS, EVENTS, POSITIONS, Memory
from graph import questions
from graph.answers import Cursor, Filters, cursor_after
from graph.answers import Row as AnswerRow
from graph.changing import Loads
from graph.copies import groups_of_copies
from graph.cypher import commands, statements
from graph.cypherstore import CypherStore
from graph.days import DatedBy, days
from graph.embedded import EmbeddedStore
from graph.kept_names import KeptNames
from graph.kept_pages import KeptPages
from graph.model import Actor, Modality, Stance
from graph.neo4j import Neo4jStore
from graph.networks import Networks
from graph.outlets import outlets
from graph.periods import Period
from graph.rdf.formats import Form
from graph.rdf.iris import Iris
from graph.rdf.writing import export_rdf
from graph.ruling import join, split
from graph.running import Run
from graph.store import Decision, Listing, Reading, Row, Value
from graph.summaries import Summaries
from graph.timeline import timeline
from ontology.vocabulary import vocabulary
from tests.building import actor, reading, told
from tests.copies.versions import copies, wires
from tests.emptied import PATIENCE_S, login, wipe
from tests.neo4j_server import TestServer

SCHEMA = {"schema", "relation_dates_schema"}  # run when a store is made, below
DUMP_NODES = "MATCH (n) WHERE NOT n:AllegianceTest RETURN labels(n) AS labels, properties(n) AS properties"
DUMP_EDGES = "MATCH (a)-[e]->(b) RETURN type(e) AS type, properties(e) AS properties, properties(a) AS source, properties(b) AS target"

DRONES = reading(
    told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2", date="2020-09-28"),
    told("TUR", "SENDS_FORCES", "AZE", "Armenian officials", place="Fuzuli"),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES),
    told("ARM", "ACCUSES", "TUR", about=(1,)),
    told("wagner/RUS", "SUPPORTS", "ARM", "wagner/RUS"),
    told("erdogan/TUR", "LEADS", "TUR", office="president"),
    told("TUR", "MEMBER_OF", "nato"),
    title="Drones",
)
SUMMIT = reading(
    told("TUR", "SUPPORTS", "AZE", topic="Karabakh"),
    told("TUR", "SENDS_FORCES", "AZE", "putin/RUS"),
    told("TUR", "ATTACKS", place="Tartus", weapon="F-16"),
    told("ARM", "ALLIED_WITH", "RUS"),
    title="Summit",
    outlet="Reuters",
    published="2020-10-09",
)
CORRECTED = reading(told("wagner/RUS", "SUPPORTS", "ARM"), title="Drones", extractor="test 2")
GROUP = Actor(id="wagner", name="Wagner", kind="ArmedGroup")  # which the first article took for a person
WIRE, SHORTENED = (
    Reading(article, (), (), "test 1") for article in (wires()[0].agency(), dict(copies(wires()[0]))["first five paragraphs"])
)
LATER = reading(told("wagner/RUS", "SUPPORTS", "ARM"), title="Later")
LISTINGS = [
    Listing(member="TUR", alliance="nato", role="member", start="1952-02-18", end=None, source="reference"),
    Listing(member="FRA", alliance="nato", role="member", start="1949-04-04", end=None, source="reference"),
]
SAME = Decision(canonical="nobody", ids=("TUR", "erdogan"), reason="to see what happens")
FILTERS = (  # of every question
    Filters(),
    Filters(by=("TUR",)),
    Filters(of=("AZE",), roll_up=False, plain=True),
    Filters(about=("nato",), members=True),
)
OF_CLAIMS = (  # of claims and relations, for the conditions are one text wherever they stand
    Filters(against=("TUR",), since="2020-09", until="2020"),
    Filters(between=("ARM", "RUS"), min_claims=1, limit=3),
    Filters(speaker="RUS", outlets=("reuters",)),
    Filters(place="fuzuli"),
    Filters(weapon="f-16"),
    Filters(topic="KARABAKH"),
    Filters(types=("LEADS", "MEMBER_OF", "ATTACKS")),
    Filters(of=("nato",), members=True, published_since="2020", published_until="2021"),
    Filters(by=("nato",), members=True, known_by="2020-10-08", min_speakers=1),
    Filters(stance=Stance.DENIES, by_kinds=("State",), of_kinds=("State", "Person")),
    Filters(modality=Modality.ACTUAL, min_outlets=1, min_origins=1, min_confidence=0.5),
)
ROWS: tuple[Callable[..., tuple[AnswerRow, ...]], ...] = (
    questions.support,
    questions.opposition,
    questions.relations,
    questions.arms,
    questions.accusations,
    questions.positions,
    questions.events,
)


class Recording(CypherStore):
    """A store that keeps what it ran: the text of each statement with the rows that came back."""

    ran: list[tuple[str, list[Row]]]
    named: set[str]

    def ask(self, question: str, parameters: Mapping[str, Value], *, relation: str | None = None) -> list[Row]:
        """Returns the rows, and keeps the name."""
        self._names().add(question)
        return super().ask(question, parameters, relation=relation)

    def _run(self, name: str, parameters: Mapping[str, Value] | None = None, *, kind: str | None = None) -> list[Row]:
        self._names().add(name)
        return super()._run(name, parameters, kind=kind)

    def _read(self, text: str, parameters: Mapping[str, Value]) -> list[Row]:
        rows = super()._read(text, parameters)  # type: ignore[safe-super]  # an engine comes after this one
        self._kept().append((text, rows))
        return rows

    def _write[T](self, work: Callable[[Run], T]) -> T:
        def recorded(run: Run) -> T:
            def keep(name: str, parameters: Mapping[str, Value] | None = None, *, kind: str | None = None) -> list[Row]:
                rows = run(name, parameters, kind=kind)
                self._names().add(name)
                self._kept().append((statements()[name], rows))
                return rows

            return work(keep)

        return super()._write(recorded)  # type: ignore[safe-super]

    def _names(self) -> set[str]:
        if not hasattr(self, "named"):
            self.named = set()
        return self.named

    def _kept(self) -> list[tuple[str, list[Row]]]:
        if not hasattr(self, "ran"):
            self.ran = []
        return self.ran


class RecordingEmbedded(Recording, EmbeddedStore):
    """The embedded store, recording."""


class RecordingNeo4j(Recording, Neo4jStore):
    """The store in a Neo4j, recording."""


def take_steps(store: CypherStore) -> None:
    """Does everything that a store can do."""
    store.put(DRONES, SUMMIT)
    store.put_listings(LISTINGS, [actor("TUR"), actor("FRA"), actor("nato")])
    store.settle()
    networks = Networks(1000)
    networks.of(store)
    summaries = Summaries(1000)
    ask_summaries(store, summaries)
    ask_everything(store, *FILTERS)
    for filters in OF_CLAIMS:
        questions.relations(store, filters, quotes=2)
        questions.claims(store, filters)
    store.decide([SAME], ())
    networks.of(store)
    ask_summaries(store, summaries)
    ask_everything(store, *FILTERS[:3])
    store.put(Reading(CORRECTED.article, (*(a for a in CORRECTED.actors if a.id != "wagner"), GROUP), CORRECTED.claims, "test 2"))
    store.settle()
    names = KeptNames(())
    names.of(store)
    store.put(WIRE, SHORTENED, LATER)
    names.of(store)
    store.settle()
    split(store, WIRE.article.id)
    join(store, WIRE.article.id, SHORTENED.article.id)
    join(store, WIRE.article.id, DRONES.article.id)
    ask_everything(store, Filters())
    for one in (SUMMIT, WIRE, SHORTENED, LATER):
        store.remove(one.article.id)
    store.rebuild()
    ask_everything(store, Filters())
    store.decide([SAME, Decision(canonical="nato", ids=("FRA",))], [SAME])
    ask_everything(store, Filters())
    store.decide([], store.decisions())


def ask_summaries(store: CypherStore, summaries: Summaries) -> None:
    """Asks the rankings that come from memory."""
    memory = Memory(lambda: Networks(1000).of(store), summaries, KeptPages())
    for question in (ARMS, ACCUSATIONS, POSITIONS, EVENTS):
        question.answered(store, Asked(quotes=1), Filters(), memory)


def ask_everything(store: CypherStore, *asked: Filters) -> None:
    """Asks all questions, with some filters, and streams all that is held."""
    for filters in asked:
        for question in ROWS:
            rows = question(store, filters, quotes=2)
            if rows and filters == Filters():
                question(store, filters, after=cursor_after(rows[0]))
        questions.memberships(store, filters, quotes=2)
        questions.changes(store, replace(filters, stance=None, modality=None), loads=Loads(after=1), quotes=2)
        if filters.said and not filters.about:
            questions.both_sides(store, replace(filters, between=None), quotes=2)
        for row in () if filters.members else questions.disputes(store, filters, quotes=2):
            questions.dispute(store, row.id)
        timeline(store, filters, Period.DAY, claims=50)
        for dated in DatedBy:
            days(store, filters, dated)
        page = questions.claims(store, filters)
        questions.claims(store, filters, after=page.next)
        for claim in page.claims:
            questions.claim(store, claim.id)
    for found in list(store.actors()):
        questions.actor(store, found.id)
    questions.outlets(store)
    outlets(store, 10)
    questions.articles(store, outlets=["Herald", "Reuters"], since="2020", until="2020-10")
    for relation in questions.relations(store):
        questions.relation(store, relation.id, Filters(limit=1))
    groups_of_copies(store, 10)
    groups_of_copies(store, 10, Cursor((2, "")))
    Networks(1000).of(store, Filters(outlets=("Herald",)), frozenset())
    for article, _ in list(store.articles()):
        questions.article(store, article.id)
    for stream in (store.claims(), store.listings(), store.relations()):
        list(stream)
    export_rdf(store, BytesIO(), Form.N_QUADS, Iris())
    store.ask("articles_held", {"since": 0})  # as the copy for SPARQL does
    store.ask("articles_in_turn", {})  # as the export of a large file does
    store.ledger([DRONES.article.id, "a0"])
    store.counts()


def comparable(text: str, rows: list[Row]) -> list[str]:
    """Returns rows as they are compared: in their order where the statement gives them one; lists and tuples are one."""
    shown = [repr({key: _plain(value) for key, value in sorted(row.items())}) for row in rows]
    return shown if "ORDER BY" in text.rpartition("RETURN")[2] else sorted(shown)


def _plain(value: object) -> object:
    """Returns a value without what an engine adds of its own; a node has no property that is null."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in sorted(value.items()) if item is not None}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


@pytest.fixture(scope="module")
def both(neo4j_server: TestServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Recording, Recording]]:
    """Both engines after the same steps."""
    embedded = RecordingEmbedded(tmp_path_factory.mktemp("both") / "store.db")
    server = RecordingNeo4j(login(neo4j_server), create=True, patience_s=PATIENCE_S)
    wipe(neo4j_server)
    for store in (embedded, server):
        store.ran, store.named = [], set()
        take_steps(store)
    yield embedded, server
    for store in (embedded, server):
        store.close()


def test_every_statement_is_run(both: tuple[Recording, Recording]) -> None:
    never = statements().keys() - both[1].named - SCHEMA
    assert never == {
        "store_create",
        "nodes_counted",
        "claims_date",
        "store_dated",
        "claims_key",
        "store_keyed",
        "store_turn",
    }  # run when a store is made, as the schema, and before and after each question to a server


def test_every_statement_gives_equal_rows(both: tuple[Recording, Recording]) -> None:
    embedded, server = both
    assert [text for text, _ in embedded.ran] == [text for text, _ in server.ran]
    for (text, here), (_, there) in zip(embedded.ran, server.ran, strict=True):
        assert comparable(text, here) == comparable(text, there), text


@pytest.mark.parametrize("dump", [DUMP_NODES, DUMP_EDGES])
def test_the_graphs_are_equal(both: tuple[Recording, Recording], dump: str) -> None:
    here, there = (comparable(dump, store._read(dump, {})) for store in both)
    assert any("wagner" in row for row in here)
    assert here == there


def test_the_schema_is_made_again_without_harm(both: tuple[Recording, Recording]) -> None:
    before = both[1]._read("SHOW INDEXES YIELD name RETURN name ORDER BY name", {})
    both[1]._set_up()  # type: ignore[attr-defined]  # a Neo4j's own
    assert both[1]._read("SHOW INDEXES YIELD name RETURN name ORDER BY name", {}) == before
    assert both[1].counts().articles == 1


def test_relations_have_indexes_of_their_dates(both: tuple[Recording, Recording]) -> None:
    rows = both[1]._read("SHOW INDEXES YIELD labelsOrTypes, properties, entityType WHERE entityType = 'RELATIONSHIP'", {})
    found = {(str(row["labelsOrTypes"][0]), str(row["properties"][0])) for row in rows if row["properties"]}  # type: ignore[index]
    assert found == {(kind, date) for kind in (*vocabulary().relations, "CLAIMED") for date in ("firstDate", "lastDate")}


def test_the_embedded_engine_has_none(tmp_path: Path) -> None:
    engine = grafeo.GrafeoDB()
    with pytest.raises(grafeo.GrafeoError, match="syntax error"):  # once it has them, the schema can be one for both
        engine.execute_cypher(commands("relation_dates_schema", "ARMS")[0])
