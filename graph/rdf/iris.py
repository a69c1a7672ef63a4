"""The IRIs of what a store holds, and what an IRI stands for.

An IRI is the base, the kind of thing, and its id, each segment percent-encoded, so that whatever an id holds it cannot
break out of its segment: `{base}actor/TUR`, `{base}claim/c0a1`, `{base}speaker/c0a1/0`, `{base}graph/article/a0b2`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, unquote

from graph.model import digest_of, slug

DEFAULT_BASE = "https://w3id.org/allegiance/id/"
KINDS = (
    "actor",
    "article",
    "claim",
    "content",
    "context",
    "event",
    "extraction",
    "extractor",
    "graph",
    "identity",
    "listing",
    "mark",
    "mention",
    "outlet",
    "place",
    "relation",
    "retrieval",
    "ruling",
    "selector",
    "speaker",
    "store",
    "target",
    "weapon",
)
_KINDS = frozenset(KINDS)
_PLAIN = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*\Z")
_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`?#]*/\Z", re.IGNORECASE)


class WrongBase(ValueError):
    """What is given as the base of IRIs is none."""


@lru_cache(maxsize=50_000)  # the same ids come again and again
def segment(text: str) -> str:
    """Returns a text as one segment of an IRI: ASCII letters, digits and `-._~` stay, all else is percent-encoded.

    No segment is empty or of dots alone, which some tools would take for a path.
    """
    if _PLAIN.match(text):
        return text
    if not text.strip("."):
        return text.replace(".", "%2E") or "%00"
    return quote(text, safe="")


def text_of(part: str) -> str:
    """Returns the text of a segment; the inverse of `segment`."""
    if "%" not in part:
        return part
    return "" if part == "%00" else unquote(part)


@dataclass(frozen=True, slots=True)
class Named:
    """What an IRI stands for: the kind of thing, and the segments of its id."""

    kind: str
    parts: tuple[str, ...]

    @property
    def id(self) -> str:
        """The last segment; with one segment it is the id in the store."""
        return self.parts[-1]


@dataclass(frozen=True, slots=True)
class Iris:
    """The IRIs under one base, which ends in a slash; raises WrongBase."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _BASE.match(self.base):
            raise WrongBase(f"{self.base!r} is no base of IRIs; it is an absolute IRI that ends in a slash, such as {DEFAULT_BASE}")

    def of(self, kind: str, *parts: str) -> str:
        """Returns the IRI of a thing of this kind by its id, in as many segments as given."""
        return f"{self.base}{kind}/{'/'.join(map(segment, parts))}"

    def named(self, kind: str, name: str) -> str:
        """Returns the IRI of what has no id but a name: an outlet, a place, a weapon."""
        return self.of(kind, slug(name) or "~" + digest_of(name))

    def graph(self, article: str) -> str:
        """Returns the name of an article's graph."""
        return self.of("graph", "article", article)

    @property
    def about(self) -> str:
        """The name of the graph that tells of the whole: the version of the form, the base."""
        return self.of("graph", "about")

    @property
    def end(self) -> str:
        """The resource that comes last in an export, in the graph that tells of the whole."""
        return self.of("store", "end")

    @property
    def decisions(self) -> str:
        """The name of the graph of decisions: who is whom, what is no copy."""
        return self.of("graph", "decisions")

    @property
    def relations(self) -> str:
        """The name of the graph of derived relations."""
        return self.of("graph", "relations")

    def read(self, iri: str) -> Named | None:
        """Returns what an IRI stands for, None where it is none of ours."""
        if not iri.startswith(self.base):
            return None
        kind, _, rest = iri[len(self.base) :].partition("/")
        return Named(kind, tuple(map(text_of, rest.split("/")))) if kind in _KINDS and rest else None
