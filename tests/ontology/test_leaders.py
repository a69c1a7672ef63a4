from collections import defaultdict
from datetime import date, timedelta
from itertools import combinations, groupby, pairwise

import pytest

from ontology.leaders import Tenure, leaders
from ontology.reference import alliances, companies, contested, groups, states
from ontology.vocabulary import vocabulary

YEAR = timedelta(days=366)


def first(iso: str) -> date:
    """The first day that a year, month or day may mean."""
    return date.fromisoformat((iso + "-01-01")[:10])


def holders(body: str, office: str, day: date) -> set[str]:
    return {t.name for t in leaders() if (t.body, t.office) == (body, office) and t.span.covers(day)}


def offices(word: str, day: date) -> set[tuple[str, str]]:
    return {(t.body, t.office) for t in leaders() if word in t.words and t.span.covers(day)}


def overlap(one: Tenure, other: Tenure) -> timedelta:
    """How long both are in office; an end known by its year counts as its first day, for the successor may begin on it."""
    start = max(first(t.span.since or "1900") for t in (one, other))
    return min(first(t.span.until or "9999") for t in (one, other)) - start


def by_office(shared: bool) -> dict[tuple[str, str], list[Tenure]]:
    held: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for t in leaders():
        if t.shared == shared:
            held[t.body, t.office].append(t)
    return held


def test_every_body_exists() -> None:
    known = {s.id for s in states()} | {a.id for a in alliances()} | {g.id for g in (*groups(), *companies(), *contested())}
    assert {t.body for t in leaders()} - known == set()


def test_every_relation_takes_a_person_to_a_body() -> None:
    assert {t.relation for t in leaders()} == {"LEADS", "REPRESENTS"} <= set(vocabulary().relations)


def test_dates_are_iso_and_ordered() -> None:
    ends = [end for t in leaders() for end in (t.span.since, t.span.until) if end]
    assert [end for end in ends if not 1940 < first(end).year < 2030] == []
    assert [t for t in leaders() if t.span.since is None or (t.span.until and t.span.since > t.span.until)] == []


def test_every_office_is_one_record() -> None:
    records = [office for office, _ in groupby(leaders(), key=lambda t: (t.body, t.office))]
    assert [office for office in records if records.count(office) > 1] == []


def test_holders_of_one_office_hardly_overlap_unless_it_is_shared() -> None:
    pairs = [pair for held in by_office(shared=False).values() for pair in combinations(held, 2)]
    assert [(a, b) for a, b in pairs if overlap(a, b) > YEAR] == []


def test_no_one_takes_over_from_himself() -> None:
    followers = [(a, b) for a, b in pairwise(leaders()) if (a.name, a.body, a.office) == (b.name, b.body, b.office)]
    assert [(a, b) for a, b in followers if a.span.until == b.span.since] == []


def test_a_shared_office_has_holders_at_the_same_time() -> None:
    alone = [office for office, held in by_office(shared=True).items() if all(overlap(*pair) <= YEAR for pair in combinations(held, 2))]
    assert alone == []


def test_a_spelling_belongs_to_one_name() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for t in leaders():
        for word in t.words:
            owners[word].add(t.name)
    assert {word: names for word, names in owners.items() if len(names) > 1} == {}


def test_no_spelling_repeats_within_a_tenure() -> None:
    assert {t.name for t in leaders() if len(set(t.words)) != len(t.words)} == set()


def test_a_state_of_the_past_or_a_contesting_side_is_led_only_while_it_lasts() -> None:
    spans = {s.id: s.span for s in states() if s.kind == "historical"} | {g.id: g.span for g in contested()}
    led = [(t, spans[t.body]) for t in leaders() if t.body in spans]
    assert [(t, s) for t, s in led if s.until and (t.span.until or "9999")[: len(s.until)] > s.until] == []


@pytest.mark.parametrize(
    ("day", "led_by_contesting_sides"),
    [
        (date(2005, 6, 1), set()),
        (date(2020, 10, 5), {"LBY", "YEM"}),
        (date(2025, 6, 1), {"SDN", "YEM"}),
    ],
)
def test_every_state_has_a_leader_unless_sides_contest_it(day: date, led_by_contesting_sides: set[str]) -> None:
    led = {t.body for t in leaders() if t.relation == "LEADS" and t.span.covers(day)}
    # San Marino changes its two captains regent every half year; South Sudan is a state since 2011.
    without = {"SMR"} | ({"SSD"} if day.year < 2011 else set())
    assert {s.id for s in states() if s.kind == "state"} - led == led_by_contesting_sides | without


@pytest.mark.parametrize(
    ("body", "office", "day", "name"),
    [
        ("RUS", "president", date(2020, 10, 5), "Vladimir Putin"),
        ("RUS", "president", date(2010, 6, 1), "Dmitry Medvedev"),
        ("RUS", "prime minister", date(2010, 6, 1), "Vladimir Putin"),
        ("RUS", "foreign minister", date(2005, 1, 1), "Sergei Lavrov"),
        ("RUS", "foreign minister", date(2025, 1, 1), "Sergei Lavrov"),
        ("TUR", "prime minister", date(2012, 6, 1), "Recep Tayyip Erdogan"),
        ("TUR", "president", date(2012, 6, 1), "Abdullah Gül"),
        ("TUR", "president", date(2020, 10, 5), "Recep Tayyip Erdogan"),
        ("ARM", "president", date(2010, 6, 1), "Serzh Sargsyan"),
        ("ARM", "president", date(2020, 10, 5), "Armen Sarkissian"),
        ("ARM", "prime minister", date(2020, 10, 5), "Nikol Pashinyan"),
        ("AZE", "president", date(2020, 10, 5), "Ilham Aliyev"),
        ("nagorno-karabakh", "president", date(2020, 10, 5), "Arayik Harutyunyan"),
        ("DEU", "chancellor", date(2021, 12, 7), "Angela Merkel"),
        ("DEU", "chancellor", date(2021, 12, 9), "Olaf Scholz"),
        ("USA", "president", date(2020, 10, 5), "Donald Trump"),
        ("USA", "president", date(2022, 2, 24), "Joe Biden"),
        ("USA", "president", date(2025, 6, 1), "Donald Trump"),
        ("USA", "secretary of state", date(2003, 2, 5), "Colin Powell"),
        ("un", "secretary-general", date(2003, 3, 20), "Kofi Annan"),
        ("un", "secretary-general", date(2011, 3, 20), "Ban Ki-moon"),
        ("un", "secretary-general", date(2020, 10, 5), "António Guterres"),
        ("nato", "secretary-general", date(2011, 3, 20), "Anders Fogh Rasmussen"),
        ("nato", "secretary-general", date(2025, 6, 1), "Mark Rutte"),
        ("eu", "high representative", date(2020, 10, 5), "Josep Borrell"),
        ("iaea", "director general", date(2003, 3, 20), "Mohamed ElBaradei"),
        ("ISR", "prime minister", date(2006, 7, 12), "Ehud Olmert"),
        ("FRA", "president", date(2003, 3, 20), "Jacques Chirac"),
        ("GBR", "prime minister", date(2003, 3, 20), "Tony Blair"),
        ("UKR", "president", date(2014, 3, 1), "Oleksandr Turchynov"),
        ("PSE", "president", date(2004, 1, 1), "Yasser Arafat"),
        ("hezbollah", "leader", date(2006, 7, 12), "Hassan Nasrallah"),
        ("government-of-national-accord", "prime minister", date(2020, 10, 5), "Fayez al-Sarraj"),
        ("libyan-national-army", "commander", date(2020, 10, 5), "Khalifa Haftar"),
        ("northern-cyprus", "president", date(2020, 10, 5), "Mustafa Akinci"),
    ],
)
def test_who_held_the_office(body: str, office: str, day: date, name: str) -> None:
    assert holders(body, office, day) == {name}


@pytest.mark.parametrize(
    ("word", "day", "held"),
    [
        ("Erdoğan", date(2012, 6, 1), {("TUR", "prime minister")}),
        ("Volodymyr Zelenskiy", date(2022, 2, 24), {("UKR", "president")}),
        ("Alyaksandr Lukashenka", date(2020, 8, 9), {("BLR", "president")}),
        ("Serzh Sarkisian", date(2018, 4, 20), {("ARM", "prime minister")}),
        ("Bashar Assad", date(2005, 1, 1), {("SYR", "president")}),
        ("Qaddafi", date(2011, 3, 20), {("LBY", "leader")}),
        ("Abdullah Gul", date(2005, 1, 1), {("TUR", "foreign minister")}),
        ("Ismail Haniya", date(2006, 6, 1), {("PSE", "prime minister"), ("hamas", "leader in Gaza")}),
    ],
)
def test_every_spelling_finds_the_offices_of_the_day(word: str, day: date, held: set[tuple[str, str]]) -> None:
    assert offices(word, day) == held


def test_a_minister_speaks_for_a_state_that_another_leads() -> None:
    relations = {t.office: t.relation for t in leaders() if t.body == "RUS"}
    assert (relations["president"], relations["foreign minister"], relations["Kremlin spokesman"]) == ("LEADS", "REPRESENTS", "REPRESENTS")
