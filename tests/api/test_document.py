"""`/openapi.json` and `/docs`: every operation teaches what it does, what it takes and how it can end."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from httpx import Client
from jsonschema import Draft202012Validator

from api.answers_shown import answers
from api.fields_told import FOLDER, meanings
from api.settings import Settings
from ontology.vocabulary import vocabulary
from tests.api.news import stored
from tests.api.serving import served

ENTRY = f"reader:read:{'0' * 64}"
ALWAYS = {"400", "414", "421", "422", "429", "431", "500", "503"}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The document of a service without keys."""
    path = stored(tmp_path_factory.mktemp("document") / "graph.db")
    with served(path, Settings(query_max_rows=70)) as found, Client(base_url=found.address) as client:
        told: dict[str, Any] = client.get("/openapi.json").json()
        return told


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields each operation with its name."""
    for path, found in document["paths"].items():
        for method, operation in found.items():
            yield f"{method} {path}", operation


def test_every_operation_says_what_it_does_and_how_it_can_end(document: dict[str, Any]) -> None:
    named = {tag["name"] for tag in document["tags"] if tag["description"]}
    assert document["openapi"].startswith("3.1")
    for name, operation in operations(document):
        assert operation["summary"], name
        assert operation["description"], name
        assert set(operation["tags"]) <= named, name
        assert set(operation["responses"]) >= ALWAYS, name
        assert "requestBody" not in operation or set(operation["responses"]) >= {"408", "413", "415"}, name
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description"), (name, parameter["name"])


def test_every_field_of_every_answer_says_what_it_means(document: dict[str, Any]) -> None:
    fields = {(name, field): part for name, schema in document["components"]["schemas"].items() for field, part in properties(schema)}
    assert [name for name, part in fields.items() if not part.get("description")] == []
    assert "own voice" in fields["RelationRow", "stated"]["description"]
    assert fields["RelationRow", "claims"]["description"] != fields["Voice", "claims"]["description"]


def test_no_meaning_is_told_of_a_field_that_is_not_there(document: dict[str, Any]) -> None:
    schemas = {name: dict(properties(schema)) for name, schema in document["components"]["schemas"].items()}
    fields, models, parameters = meanings()
    used = {field for name, found in schemas.items() for field in found if field not in models.get(name, {})}
    assert fields.keys() - used == set()
    assert {(name, field) for name, told in models.items() for field in told if field not in schemas.get(name, {})} == set()
    paths = {f"{name.split()[1]} {p['name']}" for name, found in operations(document) for p in found.get("parameters", ())}
    assert {name for name in parameters if name not in paths and name not in {path.split()[1] for path in paths}} == set()


def test_each_meaning_stands_once() -> None:
    told = [yaml.safe_load(path.read_text("utf-8")) for path in FOLDER.glob("*.yaml")]
    for part in ("fields", "models"):
        names = [name for one in told for name in one[part]]
        assert sorted(names) == sorted(set(names))


def test_every_parameter_has_an_example_or_says_what_holds_without_it(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            told = parameter.keys() | parameter["schema"].keys()
            assert told & {"example", "examples", "default"}, (name, parameter["name"])
            shown = [parameter.get("example"), *parameter["schema"].get("examples", ())]
            schema = parameter["schema"] | {"components": document["components"]}
            errors = [e.message for one in shown if one is not None for e in Draft202012Validator(schema).iter_errors(one)]
            assert errors == [], (name, parameter["name"])


def test_a_page_fills_in_only_what_is_needed(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            assert parameter.get("required") or "example" not in parameter, (name, parameter["name"])


def test_words_of_the_ontology_are_closed_lists(document: dict[str, Any]) -> None:
    schemas = document["components"]["schemas"]
    asked = {p["name"]: p["schema"] for p in document["paths"]["/support"]["get"]["parameters"]}
    assert asked["type"]["items"] == {"$ref": "#/components/schemas/RelationType"}
    assert asked["family"]["items"] == {"$ref": "#/components/schemas/RelationFamily"}
    assert asked["byKind"]["items"] == {"$ref": "#/components/schemas/ActorKind"}
    assert "For example `drones`." in next(
        p["description"] for p in document["paths"]["/support"]["get"]["parameters"] if p["name"] == "weapon"
    )
    assert schemas["RelationType"]["enum"] == list(vocabulary().relations)
    assert "- `ARMS`: " in schemas["RelationType"]["description"]
    for model, field, words in (
        ("RelationRow", "relation", "RelationType"),
        ("Actor", "kind", "ActorKind"),
        ("Status", "status", "TransferStatus"),
        ("ListedMembership", "role", "MembershipRole"),
    ):
        assert schemas[model]["properties"][field]["$ref"] == f"#/components/schemas/{words}"
    nullable = schemas["Claim"]["properties"]
    assert [nullable[field]["anyOf"][0]["$ref"].rpartition("/")[2] for field in ("status", "dateFrom", "phase", "standing")] == [
        "TransferStatus", "DateSource", "Phase", "Standing",
    ]  # fmt: skip


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yields the fields of a schema with their names."""
    yield from schema.get("properties", {}).items()


def test_errors_are_problems_and_say_when_to_ask_again(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for status, response in operation["responses"].items():
            if status >= "400":
                assert set(response["content"]) == {"application/problem+json"}, (name, status)
        assert "Retry-After" in operation["responses"]["429"]["headers"]
        assert "Retry-After" in operation["responses"]["503"]["headers"]


def test_what_has_a_tag_says_so(document: dict[str, Any]) -> None:
    support, ready = (document["paths"][path]["get"] for path in ("/support", "/health/ready"))
    assert "ETag" in support["responses"]["200"]["headers"]
    assert "304" in support["responses"]
    assert "304" not in ready["responses"]


def test_bounds_are_those_of_the_settings(document: dict[str, Any]) -> None:
    limits = {p["name"]: p["schema"] for p in document["paths"]["/support"]["get"]["parameters"]}
    assert limits["limit"]["maximum"] == 70
    assert limits["topic"]["anyOf"][0]["pattern"] == r"^[^\u0000]*$"


def test_the_lock_is_shut_only_where_a_key_is_needed(tmp_path: Path, document: dict[str, Any]) -> None:
    support = document["paths"]["/support"]["get"]
    assert support["security"] == [{}, {"key": []}]
    assert "Needs the scope `read`." in support["description"]
    assert "security" not in document["paths"]["/health/live"]["get"]
    with served(stored(tmp_path / "graph.db"), Settings(api_keys=ENTRY)) as found, Client(base_url=found.address) as client:
        assert client.get("/openapi.json").json()["paths"]["/support"]["get"]["security"] == [{"key": []}]


def test_the_document_holds_no_secret_and_no_path_of_the_machine(document: dict[str, Any]) -> None:
    told = json.dumps(document)
    assert "/home/" not in told
    assert "/tmp/" not in told
    assert "_store" not in told


def test_every_answer_has_an_example_that_is_of_its_schema(document: dict[str, Any]) -> None:
    for name, operation in operations(document):
        for status, response in operation["responses"].items():
            for media, content in response.get("content", {}).items() if status.startswith("2") else ():
                if media == "text/html":
                    continue  # the same for people
                assert "example" in content, (name, status, media, "tests/api/examples.py makes examples of what it asks")
                if media == "application/json":
                    schema = content["schema"] | {"components": document["components"]}
                    problems = [error.message for error in Draft202012Validator(schema).iter_errors(content["example"])]
                    assert problems == [], (name, status)


def test_the_examples_say_something_and_tell_of_no_machine(document: dict[str, Any]) -> None:
    shown = {name: content["example"] for name, operation in operations(document) for content in [ok(operation)] if "example" in content}
    assert shown["get /support"]["plain"][0]["quotes"][0]["text"]
    assert all(shown[name] not in ({}, []) for name in shown)
    for key in ("paths", "rows", "relations", "changes", "disputes", "claims", "articles", "actors", "groups", "jobs", "friends"):
        assert all(answer.get(key) != [] for answer in shown.values() if isinstance(answer, dict)), key
    assert not {name.split()[1] for name in answers()} - set(document["paths"])


def ok(operation: dict[str, Any]) -> dict[str, Any]:
    """Returns what an operation answers as JSON where all is well."""
    found: dict[str, Any] = next((response for status, response in operation["responses"].items() if status.startswith("2")), {})
    content: dict[str, Any] = found.get("content", {}).get("application/json", {})
    return content
