"""Claims over time and who published them: over a store whose answers one can see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.answers import Cursor, Filters, WrongQuestion
from graph.days import DatedBy, DayRow, days
from graph.embedded import EmbeddedStore
from graph.model import Modality, Phase, Stance
from graph.outlets import OutletRow, outlets
from graph.periods import Period, fitting, part_of
from graph.store import Store
from tests.building import reading, told

NEWS = reading(
    told("TUR", "SUPPORTS", "AZE", date="2020-09-27"),
    told("erdogan/TUR", "ARMS", "AZE", "Armenian officials", date="2020-09-28"),
    told("TUR", "SENDS_FORCES", "AZE", "TUR", stance=Stance.DENIES, date="2020-09-28"),
    told("CAN", "ARMS", "TUR", "CAN", stance=Stance.QUESTIONS, date="2020-09-28"),
    told("ARM", "ACCUSES", "TUR", date="2020-10-01"),
    told("ARM", "CONSULTS", "RUS"),
    told("ARM", "ALLIED_WITH", "RUS", phase=Phase.ENDS, date="2021"),
    told("FRA", "SUPPORTS", "ARM", "FRA", modality=Modality.POSSIBLE),
    title="News",
    outlet="Herald",
    published="2020-10-05",
)
OLD = reading(told("ARM", "ALLIED_WITH", "RUS", date="1997-08-29"), title="Old", outlet="Tribune", published="2020-10-09")
LOOSE = reading(told("IRN", "CONSULTS", "ARM"), title="Loose", outlet="Herald", published=None)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store with three articles of two outlets."""
    store = EmbeddedStore(Path(tmp_path_factory.mktemp("days")) / "store.db")
    store.put(NEWS, OLD, LOOSE)
    store.settle()
    yield store
    store.close()


def shown(rows: tuple[DayRow, ...]) -> list[tuple[str | None, int, str]]:
    """Returns rows with those numbers alone that are not nought."""
    names = ("plain", "claimed", "denials", "questions", "ended", "unsaid")
    return [(row.when, row.sign, " ".join(f"{name} {n}" for name in names if (n := getattr(row, name)))) for row in rows]


def test_claims_of_a_day_are_told_apart_by_sign_and_by_how_they_stand(store: Store) -> None:
    found = days(store, Filters(), period=Period.DAY)
    assert shown(found.rows) == [
        ("1997-08-29", 1, "plain 1"),
        ("2020-09-27", 1, "plain 1"),
        ("2020-09-28", 1, "claimed 1 denials 1 questions 1"),
        ("2020-10-01", -1, "plain 1"),
        ("2020-10-05", 1, "unsaid 1"),
        ("2020-10-05", 0, "plain 1"),
        ("2021", 1, "ended 1"),
        (None, 0, "plain 1"),
    ]
    assert (found.claims, found.first, found.last) == (10, "1997-08-29", "2020-10-05")


def test_a_week_goes_by_its_monday_and_a_date_that_is_less_exact_stays_so(store: Store) -> None:
    when = [row.when for row in days(store, Filters(), period=Period.WEEK).rows if row.sign == 1]
    assert when == ["1997-08-25", "2020-09-21", "2020-09-28", "2020-10-05", "2021"]
    assert [row.when for row in days(store, Filters(), period=Period.YEAR).rows if row.sign == 1] == ["1997", "2020", "2021"]


def test_days_of_publication(store: Store) -> None:
    found = days(store, Filters(), DatedBy.PUBLISHED, Period.DAY)
    assert {(row.when, row.sign) for row in found.rows} == {
        ("2020-10-05", 1), ("2020-10-05", 0), ("2020-10-05", -1), ("2020-10-09", 1), (None, 0),
    }  # fmt: skip
    assert sum(row.plain for row in found.rows) == 5


def test_only_what_passes_is_counted(store: Store) -> None:
    assert shown(days(store, Filters(between=("TUR", "AZE"), plain=True)).rows) == [("2020-09-27", 1, "plain 1")]
    assert days(store, Filters(by=("TUR",), types=("ARMS",))).claims == 1  # what is said of its president
    assert days(store, Filters(by=("TUR",), types=("ARMS",), roll_up=False)).rows == ()
    assert days(store, Filters(outlets=("tribune",))).claims == 1
    assert days(store, Filters(since="2020-09-28", until="2020-09")).claims == 3


@pytest.mark.parametrize(
    ("whole", "period"),
    [
        ({"2020-09-01": 1, "2020-10-05": 9}, Period.DAY),
        ({"1921-10-13": 1, "2020-09-01": 10, "2020-10-05": 90}, Period.DAY),
        ({"1921": 50, "": 50, "2020-09-01": 10, "2020-10-05": 90}, Period.DAY),
        ({"1921-10-13": 5, "1991-12-21": 4, "2020-09-01": 10, "2020-10-05": 90}, Period.DAY),
        ({"2019-01-01": 2, "2020-10-05": 9}, Period.WEEK),
        ({"2012-01-01": 2, "2020-10-05": 9}, Period.MONTH),
        ({"1921-10-13": 2, "2020-10-05": 9}, Period.YEAR),
        ({}, Period.DAY),
    ],
)
def test_a_period_fits_most_of_what_is_dated(whole: dict[str, int], period: Period) -> None:
    assert fitting(sorted(whole.items())) is period


def test_parts_of_a_time() -> None:
    assert [part_of("2021-01-01", period) for period in Period] == ["2021-01-01", "2020-12-28", "2021-01", "2021"]
    assert [part_of(day, Period.WEEK) for day in ("2020", "2020-10", "")] == ["2020", "2020-10", ""]


def test_outlets_come_with_what_they_published(store: Store) -> None:
    herald = OutletRow(name="Herald", articles=2, claims=9, first="2020-10-05", last="2020-10-05")
    tribune = OutletRow(name="Tribune", articles=1, claims=1, first="2020-10-09", last="2020-10-09")
    whole = outlets(store, 10)
    assert (whole.outlets, whole.number, whole.next) == ((herald, tribune), 2, None)
    first = outlets(store, 1)
    assert (first.outlets, first.number) == ((herald,), 2)
    assert outlets(store, 1, first.next).outlets == (tribune,)
    with pytest.raises(WrongQuestion, match="cursor"):
        outlets(store, 1, Cursor(("Herald",)))
