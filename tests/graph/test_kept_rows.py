"""Rankings from memory: the very rows that the claims give, page by page."""

from random import Random

import pytest

from graph import questions
from graph.answers import Cursor, Filters, RelationRow, WrongQuestion, cursor_after
from graph.embedded import EmbeddedStore
from graph.fetching import network_of
from graph.filtering import is_of_rows
from graph.kept_rows import kept_rows
from graph.model import Stance
from graph.network import Network
from ontology.vocabulary import vocabulary
from tests.building import NAMES, reading, told

SUPPORT = vocabulary().family("support")
SPEAKERS = ((), ("TUR",), ("two officials",), ("FRA", "a paper"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[EmbeddedStore, Network]:
    """A store of a hundred articles by chance, and its network."""
    chance = Random(7)
    store = EmbeddedStore(tmp_path_factory.mktemp("kept") / "graph.db")
    for number in range(100):
        sentences = []
        for _ in range(4):
            subject, target = chance.sample([*sorted(NAMES), "nato", "nato-plus"], 2)
            kind = chance.choice(["SUPPORTS", "ALLIED_WITH", "ARMS", "ATTACKS"])
            stance = Stance.DENIES if chance.random() < 0.1 else Stance.AFFIRMS
            day = chance.choice([None, "2020", "2020-09", "2020-10-01"])
            sentences.append(told(subject, kind, target, *chance.choice(SPEAKERS), stance=stance, date=day))
        published = chance.choice(["2020-10-05", "2020-10-06", None])
        store.put(reading(*sentences, title=f"News {number}", outlet=f"Paper {number % 5}", published=published))
    store.settle()
    return store, network_of(store, most=10_000)


@pytest.mark.parametrize(
    "filters",
    [
        Filters(limit=1000),
        Filters(limit=7),
        Filters(limit=1000, plain=True),
        Filters(limit=1000, min_claims=2),
        Filters(limit=1000, min_outlets=2),
        Filters(limit=1000, min_origins=3),
        Filters(limit=1000, min_speakers=2),
        Filters(limit=1000, types=("ATTACKS", "ARMS")),
    ],
)
def test_rows_from_memory_are_those_of_the_claims(kept: tuple[EmbeddedStore, Network], filters: Filters) -> None:
    store, network = kept
    assert is_of_rows(filters)
    for quotes in (0, 1, 9):
        found = kept_rows(store, network, filters, SUPPORT, quotes=quotes)
        assert found == questions.support(store, filters, quotes=quotes)
        assert found


def test_pages_from_memory_join_into_the_whole(kept: tuple[EmbeddedStore, Network]) -> None:
    store, network = kept
    whole = kept_rows(store, network, Filters(limit=1000), ())
    assert whole == questions.relations(store, Filters(limit=1000))
    pages: list[RelationRow] = []
    after: Cursor | None = None
    while page := kept_rows(store, network, Filters(limit=3), (), after=after):
        pages += page
        after = cursor_after(page[-1])
    assert tuple(pages) == whole


def test_a_cursor_between_rows_goes_on_after_it(kept: tuple[EmbeddedStore, Network]) -> None:
    store, network = kept
    keys = ((1, 1, 1, 1, "2020-09-15", "x"), (0, 9, 9, 9, "", ""), (0, 0, 0, 0, "", ""), (1, 1, 1, 1, "2020", "M"))
    for cursor in map(Cursor, keys):
        assert kept_rows(store, network, Filters(), (), after=cursor) == questions.relations(store, after=cursor)


def test_a_made_up_cursor_is_refused(kept: tuple[EmbeddedStore, Network]) -> None:
    with pytest.raises(WrongQuestion, match="not one that this question gave"):
        kept_rows(*kept, Filters(), (), after=Cursor((1, 1, 1, 1, "soon", "x")))


@pytest.mark.parametrize("filters", [Filters(by=("TUR",)), Filters(since="2020"), Filters(outlets=("Paper 1",)), Filters(known_by="2021")])
def test_what_only_claims_tell_is_not_asked_of_memory(filters: Filters) -> None:
    assert not is_of_rows(filters)


def test_relations_of_all_types_come_from_memory_too(kept: tuple[EmbeddedStore, Network]) -> None:
    store, network = kept
    for filters in (Filters(limit=1000), Filters(limit=3), Filters(limit=1000, types=("ATTACKS",)), Filters(limit=1000, min_claims=2)):
        assert kept_rows(store, network, filters, ()) == questions.relations(store, filters)
    page = questions.relations(store, Filters(limit=3))
    after = cursor_after(page[-1])
    assert kept_rows(store, network, Filters(limit=4), (), after=after) == questions.relations(store, Filters(limit=4), after=after)
