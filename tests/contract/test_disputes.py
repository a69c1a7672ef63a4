"""Disputes as questions: across articles, filtered, by id, and what counts as a denial of a row."""

from dataclasses import replace

import pytest

from graph import questions
from graph.answers import Filters
from graph.model import Stance
from graph.store import NotStored, Store
from tests.building import reading, told

CHARGE = reading(
    told("TUR", "SENDS_FORCES", "AZE", "Armenian officials", place="Karabakh"),
    told("RUS", "ATTACKS", "UKR", "UKR", date="2020-10-04", place="Odesa"),
    title="Charge",
)
ANSWER = reading(
    told("TUR", "SENDS_FORCES", "AZE", "cavusoglu/TUR", stance=Stance.DENIES), title="Answer", outlet="Tribune", published="2020-10-07"
)
YEAR_AFTER = reading(
    told("RUS", "ATTACKS", "UKR", "RUS", date="2021-10-02", place="Odesa", stance=Stance.DENIES), title="Year", published="2021-10-05"
)


@pytest.fixture
def asked(store: Store) -> Store:
    """A store with a charge, its answer in another paper, and a denial of something else."""
    store.put(YEAR_AFTER, ANSWER, CHARGE)
    store.settle()
    return store


def test_claim_and_denial_meet_across_articles(asked: Store) -> None:
    row = questions.disputes(asked, quotes=2)[0]
    assert row.id == "d" + ANSWER.claims[0].id[1:]
    assert [(p.subject.id, p.relation, p.object and p.object.id, p.place) for p in row.propositions] == [
        ("TUR", "SENDS_FORCES", "AZE", "Karabakh")
    ]
    assert (row.claims, row.denials, row.counters, row.outlets, row.articles, row.plain) == (1, 1, 0, 2, 2, False)
    assert ([v.name for v in row.said_by], [v.id for v in row.denied_by]) == (["Armenian officials"], ["cavusoglu"])
    assert [a.id for a in row.interested] == ["AZE", "TUR"]
    assert [(t.role, t.quote.outlet) for t in row.statements] == [("says", "Herald"), ("denies", "Tribune")]
    assert row.claim_ids == (CHARGE.claims[0].id, ANSWER.claims[0].id)


@pytest.mark.parametrize(
    ("filters", "subjects"),
    [
        (Filters(), ["TUR", "RUS"]),
        (Filters(by=("TUR",)), ["TUR"]),
        (Filters(of=("AZE",)), ["TUR"]),
        (Filters(against=("UKR",)), ["RUS"]),
        (Filters(between=("AZE", "TUR")), ["TUR"]),
        (Filters(types=("ATTACKS",)), ["RUS"]),
        (Filters(place="odesa"), ["RUS"]),
        (Filters(since="2021"), ["RUS"]),
        (Filters(until="2020"), ["TUR"]),
        (Filters(outlets=("tribune",)), ["TUR"]),
        (Filters(speaker="TUR"), ["TUR"]),
        (Filters(speaker="TUR", roll_up=False), []),
        (Filters(min_claims=2), ["TUR"]),
        (Filters(plain=True), []),
        (Filters(limit=1), ["TUR"]),
        (Filters(by=("POL",)), []),
    ],
)
def test_filters(asked: Store, filters: Filters, subjects: list[str]) -> None:
    assert [row.propositions[0].subject.id for row in questions.disputes(asked, filters)] == subjects


def test_a_denial_of_another_day_has_one_side(asked: Store) -> None:
    [row] = questions.disputes(asked, Filters(by=("RUS",)))
    assert (row.claims, row.denials, row.said_by) == (0, 1, ())


def test_one_dispute_by_its_id_with_all_sentences(asked: Store) -> None:
    row = questions.dispute(asked, "d" + ANSWER.claims[0].id[1:])
    assert [t.quote.claim for t in row.statements] == list(row.claim_ids)
    assert questions.dispute(asked, "d" + CHARGE.claims[0].id[1:]) == row


@pytest.mark.parametrize("key", ["d0", "c0", "", "nothing"])
def test_an_unknown_dispute_is_told(asked: Store, key: str) -> None:
    with pytest.raises(NotStored, match=f"no dispute {key} is stored"):
        questions.dispute(asked, key)


def test_a_row_is_denied_by_who_denies_its_own_matter(asked: Store) -> None:
    forces = questions.support(asked, Filters(types=("SENDS_FORCES",)))
    attacks = questions.opposition(asked, Filters(types=("ATTACKS",)))
    assert [(r.denials, [v.id for v in r.denied_by]) for r in forces] == [(1, ["cavusoglu"])]
    assert [(r.denials, r.disputed, r.denied_by) for r in attacks] == [(0, False, ())]


def test_a_sentence_counts_once_as_it_is_shown_once(store: Store) -> None:
    words = "Armenian officials say that Turkey arms and supports Azerbaijan."
    said = reading(
        told("TUR", "SUPPORTS", "AZE", "Armenian officials", sentence=words),
        told("TUR", "ARMS", "AZE", "Armenian officials", sentence=words),
        title="Charge",
    )
    one_sentence = replace(said, claims=tuple(replace(c, start=said.claims[0].start, end=said.claims[0].end) for c in said.claims))
    store.put(one_sentence, reading(told("TUR", "SUPPORTS", "AZE", "TUR", stance=Stance.DENIES), title="Answer", published="2020-10-07"))
    store.settle()
    [row] = questions.disputes(store, quotes=9)
    assert [(p.relation, p.subject.id) for p in row.propositions] == [("ARMS", "TUR"), ("SUPPORTS", "TUR")]
    assert (row.claims, row.denials, len(row.claim_ids), row.said_by[0].claims) == (1, 1, 3, 1)
    assert [t.role for t in row.statements] == ["says", "denies"]
    assert len(questions.disputes(store, Filters(min_claims=2))) == 1
    assert questions.disputes(store, Filters(min_claims=3)) == ()


def test_who_leads_a_state_is_shown_by_name(store: Store) -> None:
    store.put(reading(told("lukashenko/BLR", "LEADS", "BLR"), told("lukashenko/BLR", "LEADS", "BLR", "POL", stance=Stance.DENIES)))
    store.settle()
    [row] = questions.disputes(store)
    assert [(p.subject.id, p.relation, p.object and p.object.id) for p in row.propositions] == [("lukashenko", "LEADS", "BLR")]


def test_a_denial_in_his_own_words_doubts_no_presidency(store: Store) -> None:
    words = "President Lukashenko denies that he intends to enter the war."
    store.put(
        reading(
            told("lukashenko/BLR", "LEADS", "BLR", sentence=words),
            told("lukashenko/BLR", "DENIES", None, sentence=words, content="that he intends to enter the war"),
            told("BLR", "SENDS_FORCES", "RUS", "POL", sentence="Poland said that Belarus would enter the war beside Russia."),
            told("BLR", "CONSULTS", "RUS", sentence="Belarus met Russia."),
        )
    )
    store.settle()
    [row] = questions.disputes(store)
    assert [(p.subject.id, p.relation) for p in row.propositions] == [("BLR", "SENDS_FORCES")]


def test_the_name_of_a_state_is_not_what_a_denial_is_about(store: Store) -> None:
    store.put(
        reading(
            told("TUR", "CONSULTS", "AZE", sentence="Turkish and Azerbaijani ministers met in Baku."),
            told("TUR", "SENDS_FORCES", "AZE", "ARM", sentence="Armenia said that Turkey sent pilots to Azerbaijan."),
            told("TUR", "DENIES", None, content="that its pilots fly for Azerbaijan"),
        )
    )
    store.settle()
    [row] = questions.disputes(store)
    assert [p.relation for p in row.propositions] == ["SENDS_FORCES"]
