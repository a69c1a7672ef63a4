"""`/ontology` and `allegiance ontology`: every form by content negotiation, tags, and what can not be had."""

import json
from collections.abc import Iterator

import pytest
from httpx import Client
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from typer.testing import CliRunner

from api.accepting import preferred
from api.cli import app
from api.client import Client as OurClient
from ontology.context import context, context_document
from ontology.forms import MEDIA_TYPES, OntologyForm, ontology_as
from ontology.terms import turtle
from tests.api.news import stored
from tests.api.serving import Served, served
from tests.chromium import running_chromium

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service."""
    with served(stored(tmp_path_factory.mktemp("ontology") / "graph.db")) as found:
        yield found


@pytest.fixture(scope="module")
def client(found: Served) -> Iterator[Client]:
    """A client of that service, while it lasts."""
    with Client(base_url=found.address, timeout=30) as client:
        yield client


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (BROWSER, "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("text/turtle;q=0.4, application/ld+json;q=0.8, */*;q=0.1", "application/ld+json"),
        ("text/*;q=0.5, text/turtle", "text/turtle"),
        ("TEXT/TURTLE ; charset=utf-8", "text/turtle"),
        ("text/html;q=0, */*", "text/turtle"),
        ("application/*", "application/ld+json"),
    ],
)
def test_a_tool_gets_the_form_that_it_asks_for(client: Client, accept: str, kind: str) -> None:
    answer = client.get("/ontology", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, kind)
    form = next(form for form, own in MEDIA_TYPES.items() if own == kind)
    assert answer.content == ontology_as(form)


def test_who_says_nothing_gets_the_page() -> None:
    assert preferred(None, list(MEDIA_TYPES.values())) == preferred("", list(MEDIA_TYPES.values())) == "text/html"


@pytest.mark.parametrize("form", OntologyForm)
def test_a_format_that_is_named_goes_before_accept(client: Client, form: OntologyForm) -> None:
    answer = client.get("/ontology", params={"format": form.value}, headers={"Accept": "image/png"})
    assert (answer.status_code, answer.headers["content-type"].partition(";")[0]) == (200, MEDIA_TYPES[form])


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are(client: Client) -> None:
    answer = client.get("/ontology", headers={"Accept": "image/png, text/turtle;q=0"})
    assert (answer.status_code, answer.headers["content-type"]) == (406, "application/problem+json")
    assert answer.json()["type"] == "/problems/not-acceptable"
    assert "text/turtle" in answer.json()["detail"]
    assert client.get("/ontology", params={"format": "pdf"}).status_code == 422


def test_what_is_held_is_not_sent_again(client: Client) -> None:
    first = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert "Accept" in [word.strip() for word in first.headers["vary"].split(",")]
    again = client.get("/ontology", headers={"Accept": "text/turtle", "If-None-Match": f'"other", W/{first.headers["etag"]}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert client.get("/ontology", headers={"Accept": "text/html", "If-None-Match": first.headers["etag"]}).status_code == 200


def test_a_page_of_any_origin_may_fetch_it_and_finds_the_other_forms(client: Client) -> None:
    answer = client.get("/ontology", headers={"Origin": "https://webprotege.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert '</ontology?format=turtle>; rel="alternate"; type="text/turtle"' in answer.headers["link"]


def test_the_context_and_the_shapes_have_addresses_of_their_own(client: Client) -> None:
    answer = client.get("/ontology/context.jsonld")
    assert (answer.headers["content-type"], answer.content) == ("application/ld+json", context_document())
    shapes = client.get("/ontology/shapes.ttl")
    assert shapes.headers["content-type"] == "text/turtle; charset=utf-8"
    assert len(list(parse(shapes.content, format=RdfFormat.TURTLE))) > 100
    assert client.get("/ontology/shapes.ttl", headers={"If-None-Match": shapes.headers["etag"]}).status_code == 304


def test_the_client_asks_for_it(found: Served) -> None:
    with OurClient(found.address) as client:
        assert client.ontology().encode() == turtle()
        assert client.ontology("rdfxml").startswith("<?xml")
        assert client.ontology_context() == context()
        assert "sh:NodeShape" in client.ontology_shapes()


def test_the_page_is_shown_by_a_browser_under_its_own_policy(found: Served) -> None:
    complaints: list[str] = []
    with running_chromium() as browser:
        page = browser.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{found.address}/ontology#arms")
        assert page.locator("article#arms h4").inner_text().split() == ["arms", "ARMS", "al:arms"]
        assert page.evaluate("getComputedStyle(document.body).display") == "grid"
        page.set_viewport_size({"width": 360, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert complaints == []


@pytest.mark.parametrize("form", OntologyForm)
def test_the_command_line_writes_every_form(form: OntologyForm) -> None:
    written = CliRunner().invoke(app, ["ontology", "--format", form.value])
    assert (written.exit_code, written.stdout_bytes) == (0, ontology_as(form))


def test_the_command_line_writes_context_shapes_and_markdown() -> None:
    assert json.loads(CliRunner().invoke(app, ["ontology", "--format", "context"]).stdout) == context()
    assert "sh:NodeShape" in CliRunner().invoke(app, ["ontology", "--format", "shapes"]).stdout
    assert CliRunner().invoke(app, ["ontology", "--format", "markdown"]).stdout.startswith("<!-- Made from")


def test_a_form_that_there_is_not_is_wrong_use() -> None:
    assert CliRunner().invoke(app, ["ontology", "--format", "pdf"]).exit_code == 2


def test_the_service_gives_what_the_file_says(client: Client) -> None:
    said = Dataset(parse(client.get("/ontology", params={"format": "jsonld"}).content, format=RdfFormat.JSON_LD))
    meant = Dataset(parse(turtle(), format=RdfFormat.TURTLE))
    for dataset in (said, meant):
        dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    assert said == meant
