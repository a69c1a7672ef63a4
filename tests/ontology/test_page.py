"""The page on the ontology, in both forms, and its pictures: current, whole, and with no link that leads nowhere."""

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from ontology.__main__ import ROOT, made
from ontology.forms import OntologyForm, ontology_as
from ontology.page_html import page_html
from ontology.page_markdown import page_markdown
from ontology.picture import COLUMNS, PICTURES, picture
from ontology.terms import Kind, of_kind, terms, turtle
from ontology.vocabulary import vocabulary


class Seen(HTMLParser):
    """What an HTML page links to and what can be linked to in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.tags: Counter[str] = Counter()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self.tags[tag] += 1
        if identity := told.get("id"):
            self.anchors.append(identity)
        if address := told.get("href"):
            self.links.append(address)


@pytest.mark.parametrize("path", made(), ids=str)
def test_what_is_kept_of_the_ontology_is_current(path: Path) -> None:
    assert (ROOT / path).read_text("utf-8") == made()[path], "run `python -m ontology`"


def test_every_term_has_a_place_on_the_page() -> None:
    page = Seen(page_html())
    assert {term.name for term in terms().values()} - set(page.anchors) == set()
    assert [anchor for anchor, number in Counter(page.anchors).items() if number > 1] == []


def test_no_link_of_the_page_leads_nowhere() -> None:
    page = Seen(page_html())
    assert {link for link in page.links if link.startswith("#")} - {f"#{anchor}" for anchor in page.anchors} == set()
    assert {link.partition(":")[0] for link in page.links if not link.startswith(("#", "?", "ontology/"))} == {"http", "https"}


def test_the_page_runs_no_script_and_fetches_nothing() -> None:
    page = page_html()
    assert Seen(page).tags.keys().isdisjoint({"script", "link", "img", "iframe"})
    assert "@import" not in page
    assert "url(http" not in page


def test_no_link_of_the_markdown_leads_nowhere() -> None:
    text = page_markdown()
    anchors = set(re.findall(r'<a id="([^"]+)">', text))
    assert set(re.findall(r"\]\(#([^)]+)\)", text)) - anchors == set()
    assert {term.name for term in of_kind(Kind.CLASS, Kind.RELATION_TYPE, Kind.OBJECT_PROPERTY, Kind.VALUE)} - anchors <= {
        term.name for term in terms().values() if term.name.startswith(("event-", "cameo-"))
    }


@pytest.mark.parametrize("page", [page_html(), page_markdown()], ids=["html", "markdown"])
def test_a_type_is_told_with_what_it_means_and_its_codes(page: str) -> None:
    for kind in vocabulary().relations.values():
        assert kind.name in page
        assert kind.example.replace("'", "&#x27;") in page or kind.example in page
    assert "CAMEO 072" in page
    assert "friendly, aligned, an event; weight 5 of 5" in page


def test_the_pictures_show_every_class_that_a_property_of_the_data_joins_and_every_type() -> None:
    shown = {f"https://w3id.org/allegiance/ns#{name}" for column in COLUMNS for name in column}
    joined = {term.range[0] for term in of_kind(Kind.OBJECT_PROPERTY)} & {term.iri for term in of_kind(Kind.CLASS)}
    assert joined - shown == set()
    words = {text.text for text in ET.fromstring(picture("relation-types")).iter("{http://www.w3.org/2000/svg}text")}
    assert {kind.label for kind in vocabulary().relations.values()} <= words


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_the_same_every_time_and_loads_nothing(name: str) -> None:
    assert picture(name) == picture(name)
    assert set(re.findall(r"https?://[^\"<]+", picture(name))) == {"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize(
    ("form", "read"),
    [(OntologyForm.JSON_LD, RdfFormat.JSON_LD), (OntologyForm.RDF_XML, RdfFormat.RDF_XML), (OntologyForm.N_TRIPLES, RdfFormat.N_TRIPLES)],
)
def test_every_form_says_the_same(form: OntologyForm, read: RdfFormat) -> None:
    said, meant = Dataset(parse(ontology_as(form), format=read)), Dataset(parse(turtle(), format=RdfFormat.TURTLE))
    for dataset in (said, meant):
        dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    assert said == meant


def test_rdflib_reads_the_same_from_rdf_xml() -> None:
    assert isomorphic(Graph().parse(data=ontology_as(OntologyForm.RDF_XML), format="xml"), Graph().parse(data=turtle(), format="turtle"))
