"""Small data sets for tests, in the terms of several vocabularies."""

from datetime import date

from pyoxigraph import RdfFormat, parse

from graph.identity import NOBODY, Identity
from graph.model import Actor
from loaders.datasets import Dataset, Given, Known, read_dataset
from loaders.reference import reference_actors

PREFIXES = """
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix ex: <https://lists.example/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <http://www.w3.org/ns/org#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix p: <http://www.wikidata.org/prop/> . @prefix pq: <http://www.wikidata.org/prop/qualifier/> .
@prefix pqv: <http://www.wikidata.org/prop/qualifier/value/> . @prefix ps: <http://www.wikidata.org/prop/statement/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix time: <http://www.w3.org/2006/time#> .
@prefix wd: <http://www.wikidata.org/entity/> . @prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix wikibase: <http://wikiba.se/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix us: <https://w3id.org/allegiance/id/actor/> .
"""
TODAY = date(2026, 11, 23)


class Read:
    """A data set as it is read: what it brings, and what is left out as reason and what it is about."""

    def __init__(self, turtle: str, stored: tuple[Actor, ...] = (), identity: Identity = NOBODY) -> None:
        self.left: list[tuple[str, str]] = []
        self.messages: list[str] = []
        self.dataset = self._read(turtle, Known(stored, reference_actors(), identity))

    def _read(self, turtle: str, known: Known) -> Dataset:
        def tell(reason: str, about: str, message: str) -> None:
            self.left.append((str(reason), about.removeprefix("https://lists.example/")))
            self.messages.append(message)

        quads = parse(PREFIXES + turtle, format=RdfFormat.TURTLE)
        return read_dataset(Given.of(quads), "list.ttl", known, TODAY, tell)

    @property
    def actors(self) -> dict[str, Actor]:
        """The actors by id."""
        return {actor.id: actor for actor in self.dataset.actors}

    @property
    def listed(self) -> list[tuple[str, str, str, str | None, str | None]]:
        """The memberships, without their source."""
        return [(one.member, one.alliance, one.role, one.start, one.end) for one in self.dataset.listings]
