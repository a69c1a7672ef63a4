"""What several relations tell together: charges and answers, both sides of an opposition, changes; and the lists down to the evidence."""

from dataclasses import replace

import pytest

from api.tables import told_row
from graph import questions
from graph.answers import Cursor, Filters, Voice, WrongQuestion
from graph.both_sides import both_sides_cursor
from graph.changing import Loads, change_cursor
from graph.model import Modality, Phase, Stance
from graph.store import Listing, NotStored, Store
from tests.building import Told, actor, reading, told

MONDAY = reading(
    told("TUR", "SENDS_FORCES", "AZE", "Armenian officials", date="2020-10-01"),
    told("ARM", "ACCUSES", "TUR", about=(0,)),
    told("TUR", "DENIES", "ARM", about=(0,)),
    told("TUR", "SENDS_FORCES", "AZE", "erdogan/TUR", stance=Stance.DENIES, date="2020-10-01"),
    told("FRA", "ACCUSES", "RUS", content="genocide"),
    told("RUS", "ARMS", "ARM"),
    told("RUS", "ARMS", "AZE", "FRA"),
    told("ARM", "FIGHTS", "AZE"),
    told("FRA", "SUPPORTS", "ARM", phase=Phase.BEGINS),
    told("IRN", "SUPPORTS", "ARM", modality=Modality.POSSIBLE),
    told("IRN", "SUPPORTS", "AZE"),
)
NOVEMBER = reading(
    told("FRA", "SUPPORTS", "ARM", phase=Phase.ENDS),
    told("RUS", "ARMS", "AZE"),
    told("RUS", "ARMS", "ARM", "RUS", stance=Stance.DENIES, date="2020-10-06"),
    told("IRN", "SUPPORTS", "AZE", "IRN", stance=Stance.DENIES, date="2023-10-06"),  # of another year: another matter
    told("POL", "SUPPORTS", "UKR"),
    told("CAN", "SUPPORTS", "UKR", modality=Modality.INTENDED),
    title="Later",
    outlet="Tribune",
    published="2020-11-01",
)


@pytest.fixture
def told_twice(store: Store) -> Store:
    """A store with an article of October and one of November."""
    store.put(MONDAY)
    store.put(NOVEMBER)
    store.settle()
    return store


def test_an_accusation_says_of_what_and_who_answers(told_twice: Store) -> None:
    by_id = {row.id: row for row in questions.accusations(told_twice)}
    (troops,) = by_id["ARM.ACCUSES.TUR"].charges
    assert troops.proposition
    assert troops.proposition.object
    assert (troops.proposition.subject.id, troops.proposition.relation, troops.proposition.object.id) == ("TUR", "SENDS_FORCES", "AZE")
    assert troops.answered_by == (Voice("TUR", "Turkey", 1), Voice("erdogan", "Erdogan", 1))
    assert by_id["ARM.ACCUSES.TUR"].answered_by == troops.answered_by
    (genocide,) = by_id["FRA.ACCUSES.RUS"].charges
    assert (genocide.proposition, genocide.words, genocide.claims, genocide.answered_by) == (None, "genocide", 1, ())


def test_nothing_answers_before_it_was_published(store: Store) -> None:
    store.put(reading(told("TUR", "SENDS_FORCES", "AZE", "ARM"), told("ARM", "ACCUSES", "TUR", about=(0,))))
    store.put(reading(told("TUR", "SENDS_FORCES", "AZE", "erdogan/TUR", stance=Stance.DENIES), title="Answer", published="2020-10-07"))
    store.settle()
    assert questions.accusations(store)[0].answered_by == (Voice("erdogan", "Erdogan", 1),)
    assert questions.accusations(store, Filters(known_by="2020-10-06"))[0].answered_by == ()


def test_who_accuse_one_another_of_the_same_answer_each_for_themselves(store: Store) -> None:
    blaming = told("ARM", "ACCUSES", "AZE", content="firing first"), told("AZE", "ACCUSES", "ARM", content="firing first")
    store.put(reading(*blaming, told("AZE", "DENIES", "ARM", about=(0,))))
    store.settle()
    answered = {row.id: (row.answered_by, row.charges[0].answered_by) for row in questions.accusations(store)}
    azerbaijan = (Voice("AZE", "Azerbaijan", 1),)
    assert answered == {"ARM.ACCUSES.AZE": (azerbaijan, azerbaijan), "AZE.ACCUSES.ARM": ((), ())}


def test_who_arms_both_sides(told_twice: Store) -> None:
    (row,) = questions.both_sides(told_twice)  # what is only possible of Iran is no support
    assert (row.actor.id, [party.id for party in row.parties], row.opposed.id, row.plain) == (
        "RUS",
        ["ARM", "AZE"],
        "ARM.FIGHTS.AZE",
        True,
    )
    assert (row.one.id, row.other.id) == ("RUS.ARMS.ARM", "RUS.ARMS.AZE")


def test_both_sides_before_it_was_stated_are_only_claimed(told_twice: Store) -> None:
    (row,) = questions.both_sides(told_twice, Filters(known_by="2020-10"))
    assert (row.one.plain, row.other.plain, row.plain) == (True, False, False)
    assert questions.both_sides(told_twice, Filters(known_by="2020-10", plain=True)) == ()


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(by=("RUS",)), 1),
        (Filters(by=("TUR",)), 0),
        (Filters(between=("AZE", "ARM")), 1),
        (Filters(between=("ARM", "TUR")), 0),
        (Filters(of=("ARM",)), 1),
        (Filters(of=("UKR",)), 0),
        (Filters(types=("ARMS",)), 1),
        (Filters(types=("SUPPORTS",)), 0),
    ],
)
def test_both_sides_of_whom_and_by_whom(told_twice: Store, filters: Filters, found: int) -> None:
    rows = questions.both_sides(told_twice, filters, quotes=1)
    assert len(rows) == found
    assert all(questions.both_sides(told_twice, filters, after=both_sides_cursor(row)) == () for row in rows)


HALTED = (told("RUS", "SANCTIONS", "AZE"), told("RUS", "ARMS", "AZE", modality=Modality.NEGATED, status="suspended"))


@pytest.mark.parametrize(
    ("later", "found"),
    [
        (HALTED, ["IRN"]),
        ((replace(HALTED[1], status="cancelled"),), ["IRN"]),
        ((told("RUS", "SUPPORTS", "ARM", phase=Phase.ENDS), told("IRN", "SUPPORTS", "ARM", phase=Phase.ENDS)), []),
        ((told("lavrov/RUS", "SUPPORTS", "ARM", phase=Phase.ENDS),), ["IRN", "RUS"]),
        ((told("RUS", "SUPPORTS", "ARM", "FRA", phase=Phase.ENDS),), ["IRN", "RUS"]),  # somebody's word undoes nothing plain
        ((told("ARM", "RIVAL_OF", "AZE", phase=Phase.ENDS),), []),
    ],
)
def test_what_is_over_or_suspended_is_no_side(store: Store, later: tuple[Told, ...], found: list[str]) -> None:
    early = told("ARM", "RIVAL_OF", "AZE"), told("RUS", "SUPPORTS", "ARM"), told("RUS", "ARMS", "AZE", status="delivered")
    store.put(reading(*early, told("IRN", "SUPPORTS", "ARM"), told("IRN", "ARMS", "AZE")))
    store.settle()
    assert [row.actor.id for row in questions.both_sides(store)] == ["IRN", "RUS"]
    store.put(reading(*later, title="Later", published="2020-11-01"))
    store.settle()
    assert [row.actor.id for row in questions.both_sides(store)] == found
    assert [row.actor.id for row in questions.both_sides(store, Filters(known_by="2020-10-31"))] == ["IRN", "RUS"]
    pages = [questions.both_sides(store, Filters(limit=1))]
    while pages[-1]:
        pages.append(questions.both_sides(store, Filters(limit=1), after=both_sides_cursor(pages[-1][-1])))
    assert [row.actor.id for page in pages for row in page] == found


def test_another_support_takes_the_place_of_one_that_is_over(store: Store) -> None:
    store.put(reading(told("ARM", "FIGHTS", "AZE"), told("RUS", "SUPPORTS", "ARM"), told("RUS", "ARMS", "AZE")))
    store.put(reading(told("RUS", "ARMS", "AZE"), told("RUS", "SUPPORTS", "AZE"), title="Again"))
    store.put(reading(*HALTED, title="Later", published="2020-11-01"))
    store.settle()
    (row,) = questions.both_sides(store, quotes=1)
    assert [one.id for one in (row.one, row.other)] == ["RUS.SUPPORTS.ARM", "RUS.SUPPORTS.AZE"]


def test_who_acts_for_a_state_counts_as_it(store: Store) -> None:
    store.put(
        reading(
            told("lavrov/RUS", "ARMS", "ARM"),
            told("RUS", "ARMS", "aliyev/AZE", "FRA"),
            told("pashinyan/ARM", "CONDEMNS", "AZE"),
            told("aliyev/AZE", "SUPPORTS", "AZE"),
        )
    )
    store.settle()
    (row,) = questions.both_sides(store, quotes=1)
    assert (row.actor.name, [party.name for party in row.parties], row.plain) == ("Russia", ["Armenia", "Azerbaijan"], False)
    assert [one.id for one in (row.one, row.other, row.opposed)] == ["lavrov.ARMS.ARM", "RUS.ARMS.aliyev", "pashinyan.CONDEMNS.AZE"]
    assert [one.subject.id for one in (row.one, row.other, row.opposed)] == ["lavrov", "RUS", "pashinyan"]
    assert [len(one.quotes) for one in (row.one, row.other, row.opposed)] == [1, 1, 1]
    assert questions.both_sides(store, after=both_sides_cursor(row)) == ()
    for asked in (Filters(by=("RUS",)), Filters(between=("ARM", "AZE")), Filters(of=("AZE",))):
        assert [found.actor.id for found in questions.both_sides(store, asked)] == ["RUS"]
    assert questions.both_sides(store, Filters(roll_up=False)) == ()
    assert questions.both_sides(store, Filters(by=("lavrov",))) == ()  # he himself arms one side alone


def test_an_ally_stands_on_the_side_of_its_ally(store: Store) -> None:
    store.put(reading(told("AZE", "ALLIED_WITH", "TUR"), told("TUR", "SUPPORTS", "SYR"), told("SYR", "RIVAL_OF", "AZE")))
    store.settle()
    (row,) = questions.both_sides(store)
    assert (row.actor.id, [party.id for party in row.parties]) == ("TUR", ["AZE", "SYR"])


def test_what_changed_since_a_day(told_twice: Store) -> None:
    rows = questions.changes(told_twice, Filters(published_since="2020-11"), quotes=1)
    assert [(row.relation.id, row.changes, row.before, row.now) for row in rows] == [
        ("POL.SUPPORTS.UKR", ("new",), 0, 1),
        ("RUS.ARMS.AZE", ("confirmed",), 0, 1),
        ("FRA.SUPPORTS.ARM", ("gone",), 1, 0),
        ("RUS.ARMS.ARM", ("contradicted",), 1, 0),
    ]
    assert (rows[2].ending, rows[3].denying) == ((NOVEMBER.claims[0].id,), (NOVEMBER.claims[2].id,))
    assert questions.changes(told_twice, Filters(published_since="2020-11"), after=change_cursor(rows[1])) == (
        *questions.changes(told_twice, Filters(published_since="2020-11"))[2:],
    )


def test_an_end_alone_is_a_change_with_its_claims(store: Store) -> None:
    left = reading(
        told("RUS", "MEMBER_OF", "G8", phase=Phase.ENDS, date="2014-03-24"),
        told("FRA", "MEMBER_OF", "nato", "RUS", phase=Phase.ENDS),
        told("TUR", "MEMBER_OF", "european-union", phase=Phase.ENDS),
        told("TUR", "MEMBER_OF", "european-union"),
    )
    listed = (("RUS", "G8", "1997", "2014-03-24"), ("FRA", "nato", "1949", None), ("TUR", "nato", "1952", None))
    store.put(left)
    store.put_listings(
        [Listing(member=m, alliance=a, role="member", start=s, end=e, source="reference") for m, a, s, e in listed],
        [actor(key) for key in ("RUS", "G8", "FRA", "nato", "TUR")],
    )
    store.settle()
    rows = questions.changes(store, Filters(published_since="2020-10"), quotes=1)
    assert [(row.relation.id, row.changes, row.listed, row.relation.plain) for row in rows] == [
        ("TUR.MEMBER_OF.european-union", ("new", "gone"), (), True),
        ("RUS.MEMBER_OF.G8", ("gone",), (), True),
        ("FRA.MEMBER_OF.nato", ("gone", "contradicted"), ("reference",), False),
    ]
    alone = rows[1].relation
    assert (alone.claims, alone.ended, alone.best, alone.last, alone.outlets) == (0, 1, (left.claims[0].id,), "2014-03-24", 1)
    assert ([quote.claim for quote in alone.quotes], rows[1].ending) == ([left.claims[0].id], (left.claims[0].id,))
    assert [voice.id for voice in rows[2].relation.speakers] == ["RUS"]
    assert [told_row(row.relation).plain.split("  ")[0] for row in rows[1:]] == ["Russia has left G8", "France has left Nato"]
    store.put(reading(told("RUS", "MEMBER_OF", "G8", phase=Phase.ENDS), title="Again", published="2020-11-02"))
    store.settle()
    assert questions.changes(store, Filters(published_since="2020-11")) == ()  # told before


def test_what_changed_by_a_load(told_twice: Store) -> None:
    later = [row.relation.id for row in questions.changes(told_twice, Filters(), loads=Loads(after=1))]
    assert later == ["POL.SUPPORTS.UKR", "RUS.ARMS.AZE", "FRA.SUPPORTS.ARM", "RUS.ARMS.ARM"]
    first = questions.changes(told_twice, Filters(by=("RUS",)), loads=Loads(after=0, until=1))
    assert [(row.relation.id, row.changes) for row in first] == [("RUS.ARMS.ARM", ("new",)), ("RUS.ARMS.AZE", ("new",))]
    assert questions.changes(told_twice, Filters(), loads=Loads(after=2)) == ()


def test_a_time_before_the_last_article_ends_there(told_twice: Store) -> None:
    rows = questions.changes(told_twice, Filters(published_since="2020-10", published_until="2020-10", by=("RUS",)))
    assert [(row.relation.id, row.relation.plain, row.changes) for row in rows] == [
        ("RUS.ARMS.ARM", True, ("new",)),
        ("RUS.ARMS.AZE", False, ("new",)),
    ]


def test_a_change_needs_a_time(told_twice: Store) -> None:
    with pytest.raises(WrongQuestion, match="a change needs a time"):
        questions.changes(told_twice, Filters())


def test_a_relation_comes_with_all_its_claims(told_twice: Store) -> None:
    found = questions.relation(told_twice, "RUS.ARMS.ARM", Filters(limit=1))
    assert found.row
    assert (found.row.plain, found.row.claims, found.row.denials) == (True, 1, 1)
    assert found.claims.claims == (NOVEMBER.claims[2],)
    rest = questions.relation(told_twice, "RUS.ARMS.ARM", Filters(limit=1), after=found.claims.next)
    assert (rest.claims.claims, rest.claims.next) == ((MONDAY.claims[5],), None)


def test_what_nobody_says_to_be_so_is_no_row(told_twice: Store) -> None:
    found = questions.relation(told_twice, "CAN.SUPPORTS.UKR")
    assert (found.row, found.claims.claims) == (None, (NOVEMBER.claims[5],))


def test_an_unknown_relation_is_told(told_twice: Store) -> None:
    with pytest.raises(NotStored, match=r"no relation, transfer, event or position RUS\.ARMS\.UKR is stored"):
        questions.relation(told_twice, "RUS.ARMS.UKR")


def test_articles_come_newest_first(told_twice: Store) -> None:
    later, monday = questions.articles(told_twice)
    assert (later.id, later.outlet, later.published, later.claims) == (NOVEMBER.article.id, "Tribune", "2020-11-01", 6)
    assert questions.articles(told_twice, limit=1) == (later,)
    assert questions.articles(told_twice, after=Cursor(("2020-11-01", later.id))) == (monday,)
    assert questions.articles(told_twice, outlets=["HERALD", "Reuters"]) == (monday,)
    assert questions.articles(told_twice, since="2020-10-06") == (later,)
    assert questions.articles(told_twice, until="2020-10") == (monday,)
