"""Queries in Cypher that users write themselves, on a copy of an embedded store: what a child is asked, and what it says."""

from typing import Self

from graph.cypher_guard import Guarded, guarded
from graph.query_pool import Child, Copied
from graph.querying import Limits, QueryAnswer, QueryRefused, UserQuery, answer_of, truncation


class EmbeddedSnapshot:
    """A state of an embedded store, on which queries of users run."""

    def __init__(self, copied: Copied) -> None:
        self._copied = copied

    def cypher(self, query: UserQuery, limits: Limits) -> QueryAnswer:
        """Returns the answer to a query of a user; raises QueryRefused, QueryFailed, QueryStopped and QueriesBusy."""
        asked = guarded(query.text, query.parameters, limits)
        return self._copied.ask(limits, lambda child: answered(child, asked, limits, ends=query.ends))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._copied.__exit__()


def answered(child: Child, query: Guarded, limits: Limits, *, ends: bool) -> QueryAnswer:
    """Returns the answer of a child; raises QueryRefused, QueryFailed and QueryStopped."""
    told = child.ask({"text": query.text, "parameters": query.parameters, "ends": ends}, limits).values
    if "refused" in told:
        raise QueryRefused(f"the engine would do more than read ({told['refused']}); write the query otherwise")
    return answer_of(query.columns, told["rows"], truncation(told["truncated"], limits), told["ends"])
