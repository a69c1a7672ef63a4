"""Every row of every question opens by its id, with the filters that gave it: on both engines."""

from collections.abc import Callable, Sequence

import pytest

from graph import questions
from graph.answers import Filters, Row
from graph.model import Stance
from graph.store import NotStored, Store
from tests.building import reading, told

OLD = reading(
    told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2"),
    told("TUR", "ARMS", "AZE", weapon="rockets"),
    told("TUR", "ARMS", "AZE", "TUR", stance=Stance.DENIES, weapon="rockets"),
    told("AZE", "ATTACKS", "ARM", place="Shushi"),
    told("AZE", "ATTACKS", "ARM"),
    told("POL", "ATTACKS", place="Lviv"),
    told("FRA", "SUPPORTS", "ARM", topic="Ceasefire"),
    told("ARM", "REQUESTS", topic="a ceasefire"),
    told("ARM", "REQUESTS", sentence="Armenia asked for it."),
    told("RUS", "FIGHTS", "AZE", place="Agdam"),
    title="Old",
    published="2016-04-05",
)
NEW = reading(
    told("TUR", "ARMS", "AZE", weapon="Bayraktar TB2", sentence="Turkey sold more."),
    told("AZE", "ATTACKS", "ARM", place="Shushi", sentence="Shushi was hit again."),
    title="New",
    published="2020-10-05",
)
type Question = Callable[[Store, Filters], Sequence[Row]]
ASKED: tuple[Question, ...] = (
    questions.relations, questions.support, questions.arms, questions.events, questions.positions, questions.accusations,
)  # fmt: skip


@pytest.fixture
def asked(store: Store) -> Store:
    """A store with two articles, years apart."""
    store.put(OLD)
    store.put(NEW)
    store.settle()
    return store


@pytest.mark.parametrize("filters", [Filters(), Filters(known_by="2017"), Filters(since="2020")])
def test_every_row_opens_as_it_is_into_the_claims_behind_it(asked: Store, filters: Filters) -> None:
    for question in ASKED:
        for row in question(asked, filters):
            opened = questions.relation(asked, row.id, filters)
            alone = question is questions.arms and row.id.count(".") < 3  # the transfers of no named weapon go by their relation
            assert alone or opened.row == row, row.id
            assert {*row.best, *row.denying} <= {claim.id for claim in opened.claims.claims}, row.id
            assert len(opened.claims.claims) >= row.claims


def test_a_row_opens_into_its_own_claims_alone(asked: Store) -> None:
    def quotes(row: str, filters: Filters = Filters()) -> set[str]:  # noqa: B008  frozen
        return {claim.quote for claim in questions.relation(asked, row, filters).claims.claims}

    assert quotes("AZE.ATTACKS.ARM.Shushi") == {OLD.claims[3].quote, "Shushi was hit again."}
    assert quotes("AZE.ATTACKS.ARM.Shushi", Filters(known_by="2017")) == {OLD.claims[3].quote}
    assert quotes("AZE.ATTACKS.ARM.") == {OLD.claims[4].quote}
    assert quotes("POL.ATTACKS..Lviv") == {OLD.claims[5].quote}
    assert quotes("FRA.SUPPORTS.ARM.ceasefire") == {OLD.claims[6].quote}
    assert quotes("ARM.REQUESTS..") == {OLD.claims[8].quote}
    assert quotes("TUR.ARMS.AZE.Bayraktar TB2", Filters(known_by="2017")) == {OLD.claims[0].quote, OLD.claims[2].quote}
    assert quotes("TUR.ARMS.AZE", Filters(since="2020")) == {OLD.claims[2].quote, "Turkey sold more."}


def test_claims_come_page_by_page(asked: Store) -> None:
    first = questions.relation(asked, "AZE.ATTACKS.ARM.Shushi", Filters(limit=1))
    rest = questions.relation(asked, "AZE.ATTACKS.ARM.Shushi", Filters(limit=1), after=first.claims.next)
    assert [claim.quote for claim in (*first.claims.claims, *rest.claims.claims)] == ["Shushi was hit again.", OLD.claims[3].quote]
    assert rest.claims.next is None


def test_what_does_not_pass_is_no_row_and_what_is_not_stored_is_told(asked: Store) -> None:
    nothing = questions.relation(asked, "FRA.SUPPORTS.ARM.ceasefire", Filters(since="2020"))
    assert (nothing.row, nothing.claims.claims) == (None, ())
    for row in ("FRA.SUPPORTS.ARM.trade", "ARM.SUPPORTS.FRA", "nonsense", "AZE.ATTACKS.TUR."):
        with pytest.raises(NotStored, match="no relation, transfer, event or position"):
            questions.relation(asked, row)
