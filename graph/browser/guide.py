"""The guide of Neo4j Browser (`:play`): one slide a query, with a sentence on how to read the picture."""

from collections.abc import Mapping
from html import escape

from graph.browser.queries import Query, parameters, queries, setting
from graph.browser.style import FAINT, colour_of, ink_on
from ontology.picture import SIGNS
from ontology.vocabulary import vocabulary

TITLE = "Who stands with whom, on whose word"
SIGN_WORDS = {1: "friendly", -1: "hostile", 0: "neither"}


def guide() -> str:
    """Returns the page; Browser takes it apart into slides."""
    slides = (_welcome(), *(_slide(number, query) for number, query in enumerate(queries(), 1)))
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title></head><body>\n'
        f'<article class="guide">\n<carousel class="deck container-fluid">\n{"".join(slides)}</carousel>\n</article>\n'
        "</body></html>\n"
    )


def _welcome() -> str:
    return _row(
        f"<h3>{TITLE}</h3>\n"
        '<p class="lead">News articles, read into a graph. Each arrow between two actors stands for the sentences that say so. '
        "Run each query by the round play button beside it, and go on with the arrow at the right.</p>\n",
        f"<p>{_kinds()}</p>\n<p>{_signs()}</p>\n"
        "<p>A line in colour is <b>plain</b>: an article states it in its own voice, or an actor says it of itself. "
        "A pale, thin line is <b>claimed</b>: it says whether it is attributed or alleged, and is nobody's fact. "
        "The thicker a line, the more it amounts to: arms and force over words and talks.</p>\n"
        f"<p>The names in the queries; click to set them, or write your own:</p>\n{_settings(parameters())}",
    )


def _slide(number: int, query: Query) -> str:
    return _row(
        f'<h3>{number}. {escape(query.title)}</h3>\n<p class="lead">{escape(query.reading)}</p>\n',
        f"{_settings(query.parameters)}"
        f'<pre mode="cypher" class="highlight pre-scrollable code runnable" data-query="{escape(query.name)}">{escape(query.text)}</pre>\n',
    )


def _row(left: str, right: str) -> str:
    return f'<slide class="row-fluid">\n<div class="col-sm-4">\n{left}</div>\n<div class="col-sm-8">\n{right}</div>\n</slide>\n'


def _settings(values: Mapping[str, str]) -> str:
    lines = (setting(name, value) for name, value in values.items())
    return "".join(f'<p><a data-exec="{escape(line)}">:{escape(line)}</a></p>\n' for line in lines)


def _kinds() -> str:
    return " ".join(_chip(_spaced(kind), colour_of(kind)) for kind in vocabulary().actor_kinds)


def _signs() -> str:
    drawn = (_chip(SIGN_WORDS[sign], colour) for sign, colour in SIGNS.items())
    return " ".join((*drawn, _chip("claimed", FAINT)))


def _chip(text: str, colour: str) -> str:
    look = f"background:{colour};color:{ink_on(colour)};padding:2px 8px;border-radius:9px"
    return f'<span style="{look}">{escape(text)}</span>'


def _spaced(name: str) -> str:
    return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()
