"""The guard before queries of users' own: what is not known to read only, and to end, is refused before it reaches an engine.

A query is read word by word against a small grammar of what both engines read alike, with lists of allowed clauses,
functions and procedures. What is given to the engine is written anew from what was understood. So no trick of white
space, comments, quotes or escapes can mean one thing here and another one there: the engine does not see it.
"""

from collections.abc import Mapping

from graph.guarding.clauses import Clauses, Guarded
from graph.querying import Limits, QueryRefused
from graph.store import Value

__all__ = ["Guarded", "guarded"]


def guarded(text: str, parameters: Mapping[str, Value], limits: Limits) -> Guarded:
    """Returns the query as an engine may have it, which gives at most one row more than the limit; raises QueryRefused."""
    if len(text) > limits.chars:
        raise QueryRefused(f"the query has {len(text):,} characters, and {limits.chars:,} are the most; pass long lists as parameters")
    return Clauses(text, parameters, rows=limits.rows).query()
