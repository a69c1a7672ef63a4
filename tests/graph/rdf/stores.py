"""Stores with facts and with what is only claimed, side by side, and their exports."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from graph.embedded import EmbeddedStore
from graph.model import Actor, Modality, Phase, Stance
from graph.rdf.formats import Form
from graph.rdf.iris import Iris
from graph.rdf.writing import export_rdf
from graph.store import Decision, Listing, Reader, Ruling, Store
from ontology.vocabulary import vocabulary
from tests.building import actor, reading, told

IRIS = Iris()
READ_AS = {
    Form.TRIG: RdfFormat.TRIG,
    Form.N_QUADS: RdfFormat.N_QUADS,
    Form.JSON_LD: RdfFormat.JSON_LD,
    Form.TURTLE: RdfFormat.TURTLE,
    Form.RDF_XML: RdfFormat.RDF_XML,
}
RELATIONS = {kind.iri: kind.name for kind in vocabulary().relations.values()}
FACTS = {
    ("TUR", "SUPPORTS", "AZE"),  # in the article's own voice
    ("FRA", "ARMS", "ARM"),  # France says so of itself, and Iran denies it
    ("POL", "MEMBER_OF", "nato"),
    ("USA", "CONSULTS", "macron"),  # the two are symmetric, told from the other end under a name that counts as macron
}


def fill(store: Store) -> None:
    """Stores facts beside allegations, denials, questions, hedges, hypotheses and an end, all of other propositions."""
    store.put(
        reading(
            told("TUR", "SUPPORTS", "AZE", place="Ganja", date="2020-10-04", topic='the "aim"\nof \\ all', office="envoy", former=True),
            told("FRA", "ARMS", "ARM", "FRA/FRA", weapon="drones", phase=Phase.BEGINS),
            told("FRA", "ARMS", "ARM", "IRN", stance=Stance.DENIES),
            told("POL", "MEMBER_OF", "nato"),
            title="Facts",
            url="https://herald.example/facts",
            actors=(Actor(id="TUR", name="Turkey", kind="State", iso3="TUR", aliases=("Ankara", "Türkiye"), wikidata="Q43"),),
        ),
        reading(
            told("emmanuel-macron/FRA", "CONSULTS", "USA"),
            told("TUR", "SENDS_FORCES", "ARM", "some officials", sentence="TUR sends forces to ARM, some officials said."),
            told("ARM", "ACCUSES", "TUR", "IRN", about=(1,), content="IRN affirms"),
            told("RUS", "ARMS", "SYR", "USA"),
            told("RUS", "ATTACKS", "UKR", "RUS", stance=Stance.DENIES),
            told("IRN", "SUPPORTS", "SYR", stance=Stance.QUESTIONS),
            told("SAU", "SANCTIONS", "IRN", alleging=True, sentence="SAU reportedly put sanctions on IRN."),
            told("DEU", "ARMS", "UKR", modality=Modality.POSSIBLE),
            told("CAN", "RECOGNIZES", "YEM", modality=Modality.CONDITIONAL),
            told("POL", "SENDS_FORCES", "UKR", modality=Modality.REQUESTED),
            told("ETH", "ATTACKS", "YEM", modality=Modality.INTENDED),
            told("AZE", "RETREATS", "ARM", modality=Modality.NEGATED),
            told("CAN", "MEMBER_OF", "G8", phase=Phase.ENDS),
            told("TUR", "PROTESTS", None, topic="the vote"),
            title="Claims \u2028 of all kinds",
            outlet="Le Monde",
        ),
    )
    listings = [
        Listing(member="FRA", alliance="nato", role="member", start="1949-04-04", end=None, source="reference"),
        Listing(member="CAN", alliance="G8", role="chair", start="1976", end="2014-03", source="reference"),
    ]
    store.put_listings(listings, [actor("FRA", aliases=("Paris",)), actor("nato"), actor("CAN"), actor("G8")])
    decided = Decision(canonical="macron", ids=("emmanuel-macron",), reason="the same man", by="ann", date="2026-01-02")
    store.decide([decided], store.decisions())
    store.rule([Ruling(next(iter(store.articles()))[0].id, None)], ())
    store.settle()


@contextmanager
def filled() -> Iterator[EmbeddedStore]:
    """Gives a store with all that."""
    with TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder) / "store.db")
        fill(store)
        yield store
        store.close()


def exported(store: Reader, form: Form, *, triple_terms: bool = False, iris: Iris = IRIS) -> bytes:
    """Returns a store as RDF."""
    stream = BytesIO()
    export_rdf(store, stream, form, iris, triple_terms=triple_terms)
    return stream.getvalue()


def quads_of(data: bytes, form: Form) -> list[Quad]:
    """Returns the quads that a file holds."""
    return list(parse(data, format=READ_AS[form]))


def relations_in(quads: list[Quad]) -> set[tuple[str, str, str]]:
    """Returns the triples whose property is a relation type, by their ids and the type's name."""
    return {triple for quad in quads if (triple := _relation(quad.subject, quad.predicate, quad.object))}


def reified_in(quads: list[Quad]) -> set[tuple[str, str, str]]:
    """Returns the triples that are named and not said, in the same way."""
    terms = [quad.object for quad in quads if isinstance(quad.object, Triple)]
    return {triple for term in terms if (triple := _relation(term.subject, term.predicate, term.object))}


def _relation(subject: object, prop: NamedNode, value: object) -> tuple[str, str, str] | None:
    if prop.value not in RELATIONS or not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
        return None
    ends = [IRIS.read(node.value) for node in (subject, value)]
    assert all(end and end.kind == "actor" for end in ends)
    return str(ends[0] and ends[0].id), RELATIONS[prop.value], str(ends[1] and ends[1].id)
