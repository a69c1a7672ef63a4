"""Queries in SPARQL: where the quads of a store lie, which form of an answer is wanted, alike for HTTP and command line."""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from platformdirs import user_data_path
from pydantic import BaseModel, JsonValue

from api.accepting import preferred
from api.settings import Settings
from graph.embedded import EmbeddedStore
from graph.querying import Limits
from graph.sparql.forms import MEDIA_TYPES, Form, forms_of
from graph.sparql.guard import Answers
from graph.sparql.names import names_of
from graph.store import Store
from ontology.vocabulary import RDF

EXAMPLE = "SELECT ?who ?whom { ?a al:supports ?b . ?a rdfs:label ?who . ?b rdfs:label ?whom } ORDER BY ?who ?whom"


def sparql_limits_of(settings: Settings) -> Limits:
    """Returns what one query may take."""
    return Limits(
        time_s=settings.sparql_time_s,
        rows=settings.sparql_max_rows,
        bytes=settings.sparql_max_bytes,
        memory_mb=settings.sparql_memory_mb,
        chars=settings.sparql_max_chars,
        at_once=settings.sparql_at_once,
        wait_s=settings.sparql_wait_s,
    )


def quads_folder(store: Store, settings: Settings) -> Path:
    """Returns the folder of a store's quads: beside its file, or in the data folder, one for each Neo4j; settings may name another."""
    if settings.sparql is not None:
        return settings.sparql.expanduser()
    if isinstance(store, EmbeddedStore):
        return store.path.with_name(store.path.name + ".rdf")
    place = sha256(f"{settings.store} {settings.neo4j_database or ''}".encode()).hexdigest()[:16]
    return user_data_path("allegiance") / "rdf" / place


def accepted(accept: str, answers: Answers) -> Form | None:
    """Returns the form that an `Accept` header wants most of those in which such an answer comes, None where it wants none of them."""
    named = {MEDIA_TYPES[form][0]: form for form in forms_of(answers)}
    others = {media: form for form in forms_of(answers) for media in MEDIA_TYPES[form][1:]}  # wanted by name alone: they stand last
    kind = preferred(accept, [*named, *others])
    return (others | named)[kind] if kind else None


def table_of(body: bytes, base: str) -> tuple[list[str], list[list[str]]]:
    """Returns the columns and rows of results in JSON as people read them: IRIs by their prefixes, texts as they are."""
    told = json.loads(body)
    columns: list[str] = told["head"]["vars"]
    prefixes = sorted(names_of(base).prefixes.items(), key=lambda pair: -len(pair[1]))
    rows = [[_short(row.get(name), prefixes) for name in columns] for row in told["results"]["bindings"]]
    return columns, rows


def lines_of_rows(body: bytes) -> str:
    """Returns results in JSON as JSON Lines: each row an object with the plain values of its columns; numbers are numbers."""
    rows = json.loads(body)["results"]["bindings"]
    return "".join(json.dumps({name: _plain(term) for name, term in row.items()}, ensure_ascii=False) + "\n" for row in rows)


def _short(term: Mapping[str, str] | None, prefixes: Iterable[tuple[str, str]]) -> str:
    if term is None:
        return ""
    value = term["value"]
    if term["type"] != "uri":
        return str(value)
    return next((f"{name}:{value[len(iri) :]}" for name, iri in prefixes if value.startswith(iri) and value != iri), f"<{value}>")


def _plain(term: Mapping[str, JsonValue]) -> str | int | float | bool:
    """Returns a term as JSON has it."""
    value, kind = str(term["value"]), str(term.get("datatype", "")).rpartition("#")[2]
    try:
        match kind:
            case "integer":
                return int(value)
            case "decimal" | "double" | "float":
                number = float(value)
                return number if number - number == 0 else value
            case "boolean":
                return value == "true"
    except ValueError:
        return value
    return value


def media_types(answers: Sequence[Answers] = tuple(Answers)) -> list[str]:
    """Returns the media types in which answers come, each once."""
    return list(dict.fromkeys(MEDIA_TYPES[form][0] for kind in answers for form in forms_of(kind)))


def examples() -> dict[str, Any]:
    """Returns an answer in each media type: rows of one column, or one triple."""
    iri, al = "https://w3id.org/allegiance/id/actor/", "https://w3id.org/allegiance/ns#"
    xml = '<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="who"/></head><results>'
    about = f'<rdf:Description rdf:about="{iri}TUR"><al:supports rdf:resource="{iri}QAT"/></rdf:Description>'
    shown = {
        Form.JSON: {"head": {"vars": ["who"]}, "results": {"bindings": [{"who": {"type": "literal", "value": "Turkey"}}]}},
        Form.XML: f'{xml}<result><binding name="who"><literal>Turkey</literal></binding></result></results></sparql>',
        Form.CSV: "who\r\nTurkey\r\n",
        Form.TSV: '?who\n"Turkey"\n',
        Form.TURTLE: f"@prefix actor: <{iri}> .\n@prefix al: <{al}> .\nactor:TUR al:supports actor:QAT .\n",
        Form.N_TRIPLES: f"<{iri}TUR> <{al}supports> <{iri}QAT> .\n",
        Form.JSON_LD: [{"@id": f"{iri}TUR", f"{al}supports": [{"@id": f"{iri}QAT"}]}],
        Form.RDF_XML: f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:al="{al}">{about}</rdf:RDF>',
    }
    return {MEDIA_TYPES[form][0]: example for form, example in shown.items()}


class SparqlResults(BaseModel):
    """Results as the SPARQL 1.1 Query Results JSON Format has them: rows, or whether something is so."""

    head: dict[str, list[str]]
    results: dict[str, list[dict[str, dict[str, JsonValue]]]] | None = None
    boolean: bool | None = None

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self.head.get("vars", [])

    @property
    def rows(self) -> list[dict[str, str | int | float | bool]]:
        """The rows with plain values: IRIs and texts as texts, numbers as numbers; what is not bound is left out."""
        return [{name: _plain(term) for name, term in row.items()} for row in (self.results or {}).get("bindings", [])]
