"""The guide has a slide a query, and nothing in it is lost on the way through Browser."""

import re
from html import escape
from html.parser import HTMLParser

import pytest

from graph.browser.guide import guide
from graph.browser.queries import Query, queries, setting
from graph.browser.style import colour_of
from ontology.picture import SIGNS
from ontology.vocabulary import vocabulary

# What Browser takes out of every guide against scripts: it takes any word that begins with "on" and stands before an equals sign.
HANDLERS = re.compile(r"""(\s+(on[^\s=]+)[^\s=]*\s*=\s*("[^"]*"|'[^']*'|[\w\-.:]+\s*))""", re.IGNORECASE)


class Slides(HTMLParser):
    """The texts of queries by name, the commands, and how many slides there are."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.commands: list[str] = []
        self.slides = 0
        self.open: list[str] = []
        self._query: str | None = None
        self.feed(guide())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "meta":
            self.open.append(tag)
        given = dict(attrs)
        self.slides += tag == "slide"
        self._query = given.get("data-query") if tag == "pre" else self._query
        if command := given.get("data-exec"):
            self.commands.append(command)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._query = None

    def handle_data(self, data: str) -> None:
        if self._query:
            self.texts[self._query] = self.texts.get(self._query, "") + data


def test_each_query_is_there_to_run_as_its_file_has_it() -> None:
    assert Slides().texts == {query.name: query.text for query in queries()}
    assert Slides().slides == 1 + len(queries())


def test_every_tag_is_closed() -> None:
    assert Slides().open == []


@pytest.mark.parametrize("query", queries(), ids=lambda q: q.name)
def test_a_query_comes_with_how_to_read_it(query: Query) -> None:
    assert f'{escape(query.title)}</h3>\n<p class="lead">{escape(query.reading)}</p>' in guide()


def test_names_are_set_by_a_click() -> None:
    every = [setting(name, value) for query in queries() for name, value in query.parameters.items()]
    assert Slides().commands == ['param alliance => "NATO"', 'param actor => "Turkey"', 'param other => "Russia"', *every]


def test_browser_takes_nothing_out() -> None:
    assert HANDLERS.sub("", guide()) == guide()


def test_colours_are_explained() -> None:
    for colour in (*SIGNS.values(), *map(colour_of, vocabulary().actor_kinds)):
        assert f"background:{colour};" in guide()


def test_nothing_comes_from_elsewhere() -> None:
    assert re.findall(r"(?:src|href|url)\s*[=(]|https?:", guide()) == []
