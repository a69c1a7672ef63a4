"""Which of several forms a caller would rather have, as its `Accept` tells (RFC 9110, 12.5.1)."""

import re
from collections.abc import Sequence

QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z")


def preferred(accept: str | None, offered: Sequence[str]) -> str | None:
    """Returns the media type that is wanted most among those offered, the first of several; None where none will do.

    Whoever says nothing takes any. A type counts by the most specific part that names it; parameters other than `q` are
    left aside, and a `q` that is none counts as 1.
    """
    ranges = _ranges(accept if accept and accept.strip() else "*/*")
    weights = [(_weight(ranges, kind), kind) for kind in offered]
    best = max((weight for weight, _ in weights), default=0.0)
    return next((kind for weight, kind in weights if weight == best), None) if best > 0 else None


def _ranges(accept: str) -> dict[str, float]:
    """Returns the parts of `Accept` with their weights."""
    found: dict[str, float] = {}
    for part in accept.split(","):
        kind, *parameters = (word.strip().lower() for word in part.split(";"))
        told = next((word[2:] for word in parameters if word.startswith("q=")), "1")
        found[kind] = float(told) if QUALITY.match(told) else 1.0
    return found


def _weight(ranges: dict[str, float], kind: str) -> float:
    names = (kind, kind.partition("/")[0] + "/*", "*/*")
    return next((ranges[name] for name in names if name in ranges), 0.0)
