"""One state of the quads, on which queries of users run."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from graph.query_pool import Child, Copied
from graph.querying import Limits, QueryFailed, truncation
from graph.sparql.forms import GRAPHS, Form, forms_of
from graph.sparql.guard import Answers, Guarded, Names, QueryMalformed, check_graph, guarded

PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
LESS = "ask for less: name actors, types or dates, or set a LIMIT"


class NoSuchForm(QueryFailed):
    """The answer to this kind of query does not come in the form that is wanted."""


@dataclass(frozen=True, slots=True)
class SparqlQuery:
    """A text in SPARQL with the form of its answer, None where any will do, and the graphs that it is about.

    Where graphs are named here, those that the text names do not count (SPARQL 1.1 Protocol, 2.1.4).
    """

    text: str
    form: Form | None = None
    default_graphs: Sequence[str] = field(default=())
    named_graphs: Sequence[str] = field(default=())


@dataclass(frozen=True, slots=True)
class SparqlAnswer:
    """An answer in its form: so many rows or triples, or 1 for yes; `truncated` says why there are not all, None where there are."""

    body: bytes
    form: Form
    answers: Answers
    rows: int
    truncated: str | None = None

    @property
    def found(self) -> bool:
        """True where there is anything: rows, triples, or the answer yes."""
        return self.rows > 0


def answer_told(body: bytes, form: Form, truncated: str | None) -> SparqlAnswer:
    """Returns an answer as a service told it."""
    if form in GRAPHS:
        return SparqlAnswer(body, form, Answers.TRIPLES, len(body), truncated)
    yes = {b"true": 1, b"false": 0}.get(body)
    if form is Form.JSON:
        told = json.loads(body)
        yes, rows = (int(told["boolean"]), 0) if "boolean" in told else (None, len(told["results"]["bindings"]))
    elif form is Form.XML:
        yes, rows = int(b"<boolean>true" in body) if b"<boolean>" in body else None, body.count(b"<result>")
    else:
        rows = body.count(b"\n") - 1  # the first line has the names of columns
    return SparqlAnswer(body, form, Answers.ROWS if yes is None else Answers.TRUTH, rows if yes is None else yes, truncated)


@dataclass(frozen=True, slots=True)
class Checked:
    """A query that the guard let through, with the form of its answer."""

    query: SparqlQuery
    guarded: Guarded
    form: Form
    names: Names


def checked(query: SparqlQuery, limits: Limits, names: Names) -> Checked:
    """Returns a query that may be asked; raises QueryRefused, QueryMalformed and NoSuchForm. Nothing of it has run."""
    asked = guarded(query.text, limits, names)
    for iri in (*query.default_graphs, *query.named_graphs):
        check_graph(iri, names)
    forms = forms_of(asked.answers)
    form = query.form or forms[0]
    if form not in forms:
        raise NoSuchForm(f"what this query gives comes as {', '.join(forms)}, not as {form}")
    return Checked(query, asked, form, names)


class SparqlSnapshot:
    """A state of the quads; it is given back at the end of a `with`."""

    def __init__(self, copied: Copied) -> None:
        self._copied = copied

    def sparql(self, asked: Checked, limits: Limits) -> SparqlAnswer:
        """Returns the answer to a query of a user; raises QueryMalformed, QueryFailed, QueryStopped and QueriesBusy."""
        return self._copied.ask(limits, lambda child: _answered(child, asked, limits))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._copied.__exit__()


def _answered(child: Child, asked: Checked, limits: Limits) -> SparqlAnswer:
    """Returns the answer of a child."""
    query = asked.query
    named = bool(query.default_graphs or query.named_graphs)
    request: Mapping[str, object] = {
        "text": asked.guarded.text,
        "form": asked.form,
        "base": asked.names.base,
        "prefixes": asked.names.prefixes,
        "default": list(query.default_graphs) if named else None,
        "named": list(query.named_graphs) if named else None,
    }
    told = child.ask(request, limits, LESS)
    if "malformed" in told.values:
        raise _malformed(told.values["malformed"])
    said = truncation(told.values["truncated"], limits)
    return SparqlAnswer(told.body, asked.form, asked.guarded.answers, told.values["rows"], said)


def _malformed(message: str) -> QueryMalformed:
    """Returns what is wrong with a query in the engine's words, and where; signs and their ranges are left out of what it expects."""
    found = PLACE.match(message)
    if not found:
        return QueryMalformed(message)
    words = [word for word in re.findall(r"[A-Z]{2,}", found[3]) if "u{" not in word]
    told = f"expected {', '.join(words[:8])}" if found[3].startswith("expected") and words else found[3].partition(", [")[0]
    return QueryMalformed(f"this is no SPARQL: {told[:200]}", int(found[1]), int(found[2]))
