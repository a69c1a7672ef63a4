"""Which format an input has: by its content, then by its name."""

import json
import re
from pathlib import PurePath

from loaders.readers.items import Format

FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
HTML = re.compile(r"<(?:!doctype html|html|head|body|article)\b", re.IGNORECASE)
BY_NAME = {
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSONL,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".xml": Format.FEED,
    ".trig": Format.TRIG,
    ".nq": Format.N_QUADS,
    ".nquads": Format.N_QUADS,
    ".nt": Format.N_QUADS,
    ".jsonld": Format.JSON_LD,
    ".ttl": Format.TURTLE,
    ".turtle": Format.TURTLE,
    ".rdf": Format.RDF_XML,
    ".rdfxml": Format.RDF_XML,
    ".owl": Format.RDF_XML,
}
HEAD_CHARS = 4096
RDF_XML = re.compile(r"<[\w.-]+:RDF\b")
RSS = "http://purl.org/rss/"
PREFIXES = re.compile(r"(?:@prefix|@base|PREFIX|BASE)\s[^\n]*<", re.IGNORECASE)
QUAD = re.compile(r"(?:<[^<>\s]+:[^<>\s]*>|_:\S+) +<[^<>\s]+:[^<>\s]*> +[<\"_]")
JSON_LD = re.compile(r'[\[{\s]*"@(?:context|graph|id|type)"\s*:')


def kind_of(name: str, text: str) -> Format:
    """Returns the format of an input by the beginning of its text, else by its name; plain text where nothing tells.

    Whether plain text is a digest shows only when it is read.
    """
    head = text[:HEAD_CHARS].lstrip("\ufeff \t\r\n")
    if found := _rdf(head):
        return found
    if head.startswith(("{", "[")):
        return Format.RECORDS if _is_record(text) else Format.JSONL
    if head.startswith("<"):
        if FEED.search(head):
            return Format.FEED
        if HTML.search(head):
            return Format.HTML
    return BY_NAME.get(PurePath(name.removesuffix(".gz")).suffix.lower(), Format.TEXT)


def _rdf(head: str) -> Format | None:
    """Returns the format of RDF that the beginning of an input shows, None where it shows none; TriG has all of Turtle."""
    if JSON_LD.match(head):
        return Format.JSON_LD
    if QUAD.match(head):
        return Format.N_QUADS
    if PREFIXES.match(re.sub(r"\A(?:#[^\n]*\n\s*)+", "", head)):
        return Format.TRIG
    return Format.RDF_XML if RDF_XML.search(head) and RSS not in head else None


def _is_record(text: str) -> bool:
    """Allegiance's own export: each line an object whose field `record` says what it is."""
    first = next((line for line in text.split("\n", 64) if line.strip()), "")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return re.match(r'\s*\{\s*"record"\s*:\s*"\w+"', first) is not None  # a first line longer than the head
    return isinstance(value, dict) and isinstance(value.get("record"), str)
