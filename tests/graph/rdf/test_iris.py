"""IRIs of what a store holds: encoded, read back, and never broken out of."""

import pytest
from pyoxigraph import NamedNode

from graph.rdf.iris import DEFAULT_BASE, Iris, Named, WrongBase, segment, text_of

IRIS = Iris()


@pytest.mark.parametrize(
    ("key", "iri"),
    [
        ("TUR", "actor/TUR"),
        ("nikol-pashinyan", "actor/nikol-pashinyan"),
        ("a b", "actor/a%20b"),
        ("../../claim/c1", "actor/..%2F..%2Fclaim%2Fc1"),
        ("x> <http://evil.example/p> <y", "actor/x%3E%20%3Chttp%3A%2F%2Fevil.example%2Fp%3E%20%3Cy"),
        ("..", "actor/%2E%2E"),
        ("Ильхам-алиев", "actor/%D0%98%D0%BB%D1%8C%D1%85%D0%B0%D0%BC-%D0%B0%D0%BB%D0%B8%D0%B5%D0%B2"),
        ("50%", "actor/50%25"),
        ('a"\n\\', "actor/a%22%0A%5C"),
    ],
)
def test_an_id_stays_in_its_segment(key: str, iri: str) -> None:
    assert IRIS.of("actor", key) == DEFAULT_BASE + iri
    assert NamedNode(IRIS.of("actor", key)).value == DEFAULT_BASE + iri
    assert IRIS.read(DEFAULT_BASE + iri) == Named("actor", (key,))


def test_graphs_are_named_by_what_is_in_them() -> None:
    assert IRIS.graph("a0b1") == DEFAULT_BASE + "graph/article/a0b1"
    assert IRIS.relations == DEFAULT_BASE + "graph/relations"
    assert IRIS.read(IRIS.graph("a0b1")) == Named("graph", ("article", "a0b1"))


def test_what_has_a_name_alone_goes_by_it() -> None:
    assert IRIS.named("outlet", "Le Monde diplomatique") == DEFAULT_BASE + "outlet/le-monde-diplomatique"
    assert IRIS.named("outlet", "???").startswith(DEFAULT_BASE + "outlet/~")


def test_only_what_is_under_the_base_is_ours() -> None:
    ours = Iris("https://data.example.org/graph/v1/")
    assert ours.read("https://data.example.org/graph/v1/claim/c1") == Named("claim", ("c1",))
    assert ours.read(IRIS.of("claim", "c1")) is None
    assert ours.read("https://data.example.org/graph/v1/unicorn/c1") is None
    assert ours.read("https://data.example.org/graph/v1/claim/") is None


@pytest.mark.parametrize(
    "base", ["", "id/", "https://example.org/id", "https://example.org/a b/", "https://example.org/<x>/", "https://e.org/?q=/"]
)
def test_a_base_is_an_absolute_iri_that_ends_in_a_slash(base: str) -> None:
    with pytest.raises(WrongBase, match="ends in a slash"):
        Iris(base)


def test_a_segment_is_read_back() -> None:
    for text in ("TUR", "", ".", "...", "a/b", "é", "%2F", "~", "a.b"):
        assert text_of(segment(text)) == text
