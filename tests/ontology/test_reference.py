import re
from collections import defaultdict
from datetime import date
from itertools import chain, pairwise

import pycountry
import pytest

from ontology import reference
from ontology.reference import (
    Alliance,
    Group,
    Membership,
    Span,
    State,
    alliances,
    companies,
    contested,
    disputed,
    groups,
    items,
    listed_memberships,
    outlets,
    regions,
    states,
)

UNINHABITED = {"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"}
ROLES = {"member", "co-chair", "chair", "observer", "permanent-member", "suspended"}


def actors() -> tuple[State | Alliance | Group, ...]:
    return (*states(), *alliances(), *groups(), *companies(), *contested())


def members(alliance: str, day: date, role: str = "member") -> set[str]:
    return {m.member for m in listed_memberships() if m.alliance == alliance and m.role == role and m.span.covers(day)}


def state(actor_id: str) -> State:
    return next(s for s in states() if s.id == actor_id)


def test_every_inhabited_iso_country_is_listed_and_has_its_codes() -> None:
    listed = {s.id: s.iso2 for s in states() if s.iso2}
    assert listed == {c.alpha_3: c.alpha_2 for c in pycountry.countries if c.alpha_3 not in UNINHABITED} | {"XKX": "XK"}


def test_ids_are_unique_over_all_files() -> None:
    ids = [actor.id for actor in actors()]
    assert sorted(ids) == sorted(set(ids))


def test_an_item_of_wikidata_is_one_actor_over_all_files() -> None:
    ids = [actor.wikidata for actor in actors() if actor.wikidata]
    assert sorted(ids) == sorted(set(ids))
    assert [one for one in ids if not re.fullmatch("Q[0-9]+", one)] == []
    assert items() == {actor.id: actor.wikidata for actor in actors() if actor.wikidata}


@pytest.mark.parametrize(
    ("actor", "item"),
    [
        ("TUR", "Q43"),
        ("abkhazia", "Q23334"),
        ("nato", "Q7184"),
        ("un", "Q1065"),
        ("un-security-council", "Q37470"),
        ("eu", "Q458"),
        ("osce", "Q81299"),
        ("african-union", "Q7159"),
        ("csto", "Q318693"),
        ("unhcr", "Q132551"),
        ("imf", "Q7804"),
        ("icrc", "Q5987345"),
        ("plo", "Q26683"),
        ("islamic-state", "Q2429253"),
        ("hamas", "Q38799"),
    ],
)
def test_items_of_wikidata(actor: str, item: str) -> None:
    assert items()[actor] == item


def test_no_item_is_given_where_more_than_one_could_be_meant() -> None:
    assert {"saudi-led-coalition", "abraham-accords", "european-court-of-justice", "baltic-assembly"} & set(items()) == set()


@pytest.mark.parametrize("wrong", ["7184", "q7184", "Q7184 ", "P463", "https://www.wikidata.org/wiki/Q7184"])
def test_what_is_no_item_of_wikidata_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"nato: .* is no item of Wikidata; write Q and its number"):
        reference.item_of({"id": "nato", "wikidata": wrong})


def test_every_word_belongs_to_one_actor_or_outlet_unless_all_its_owners_call_it_ambiguous() -> None:
    # A historical state shares its seats with its successor: their dates tell them apart.
    shared = {word for s in states() if s.kind == "historical" for word in s.seats}
    owners: dict[str, dict[str, bool]] = defaultdict(dict)
    for actor in actors():
        for word in actor.words:
            owners[word][actor.id] = word in actor.ambiguous
    for outlet in outlets():
        for word in (outlet.name, *outlet.aliases):
            owners[word][f"outlet {outlet.name}"] = word in outlet.ambiguous
    clashes = {word: who for word, who in owners.items() if word not in shared and len(who) > 1 and not all(who.values())}
    assert clashes == {}


def test_no_region_or_disputed_place_shares_a_name_with_another() -> None:
    names = [*chain.from_iterable((p.name, *p.aliases) for p in disputed()), *chain.from_iterable((r.name, *r.aliases) for r in regions())]
    assert sorted(n for n in set(names) if names.count(n) > 1) == []


def test_no_region_is_an_actor() -> None:
    words = {word for actor in actors() for word in actor.words}
    assert sorted(words & set(chain.from_iterable((r.name, *r.aliases) for r in regions()))) == []


def test_what_is_called_ambiguous_is_a_word_of_the_record() -> None:
    strange = {actor.id: actor.ambiguous - set(actor.words) for actor in actors() if actor.ambiguous - set(actor.words)}
    assert strange == {}


def test_no_alias_repeats_within_a_record() -> None:
    repeated = [actor.id for actor in actors() if len({actor.name, *actor.aliases}) != 1 + len(actor.aliases)]
    repeated += [outlet.name for outlet in outlets() if len({outlet.name, *outlet.aliases}) != 1 + len(outlet.aliases)]
    assert repeated == []


def test_every_id_that_a_record_names_exists() -> None:
    known = {actor.id for actor in actors()}
    named = {m.member for m in listed_memberships()} | {a.part_of for a in alliances() if a.part_of}
    named |= {g.state for g in (*groups(), *companies(), *contested()) if g.state} | {o.country for o in outlets()}
    named |= {i for s in states() for i in (*s.claimed_by, *s.recognized_by, *([s.sovereign] if s.sovereign else []))}
    named |= {i for p in disputed() for i in (*p.claimants, *(h.holder for h in p.holders))}
    assert named - known == set()


def test_every_role_is_known() -> None:
    assert {m.role for m in listed_memberships()} <= ROLES


def test_dates_are_iso_and_ordered() -> None:
    spans = [*(a.span for a in actors()), *(m.span for m in listed_memberships()), *(h.span for p in disputed() for h in p.holders)]
    assert [s for s in spans if s.since and s.until and s.since > s.until] == []
    assert [end for s in spans for end in (s.since, s.until) if end and date.fromisoformat((end + "-01-01")[:10]).year < 1800] == []


def test_no_one_holds_the_same_role_twice_at_once() -> None:
    lines: dict[tuple[str, str, str], list[Membership]] = defaultdict(list)
    for m in listed_memberships():
        lines[m.alliance, m.member, m.role].append(m)
    for same in lines.values():
        ordered = sorted(same, key=lambda m: m.span.since or "")
        assert all(a.span.until and b.span.since and a.span.until <= b.span.since for a, b in pairwise(ordered)), ordered


def test_a_span_is_read_as_exactly_as_it_is_known() -> None:
    assert Span("2020", "2021").covers(date(2021, 12, 31))
    assert not Span("2020-01-31").covers(date(2020, 1, 30))
    assert not Span(None, "2020-01").covers(date(2020, 2, 1))
    assert Span().covers(date(1900, 1, 1))


@pytest.mark.parametrize(
    ("alliance", "day", "count"),
    [
        ("nato", date(1951, 6, 1), 12),
        ("nato", date(2025, 1, 1), 32),
        ("eu", date(2025, 1, 1), 27),
        ("un", date(1945, 12, 31), 51),
        ("un", date(2012, 1, 1), 193),
        ("osce", date(2013, 1, 1), 57),
        ("council-of-europe", date(2022, 3, 17), 46),
        ("arab-league", date(2000, 1, 1), 22),
        ("oic", date(2020, 1, 1), 57),
        ("african-union", date(2020, 1, 1), 55),
        ("ecowas", date(2025, 2, 1), 12),
        ("asean", date(2025, 11, 1), 11),
        ("csto", date(2025, 1, 1), 6),
        ("sco", date(2024, 8, 1), 10),
        ("opec", date(2024, 6, 1), 12),
        ("oecd", date(2022, 1, 1), 38),
        ("saarc", date(2020, 1, 1), 8),
        ("pacific-islands-forum", date(2024, 1, 1), 18),
    ],
)
def test_member_lists_have_the_size_that_the_body_itself_states(alliance: str, day: date, count: int) -> None:
    assert len(members(alliance, day)) == count


def test_finland_and_sweden_joined_nato_and_turkey_was_there_before() -> None:
    assert "FIN" not in members("nato", date(2023, 4, 3))
    assert "FIN" in members("nato", date(2023, 4, 4))
    assert "SWE" not in members("nato", date(2024, 3, 6))
    assert "TUR" in members("nato", date(1952, 12, 31))
    assert "TUR" not in members("nato", date(1951, 12, 31))


def test_the_united_kingdom_left_the_eu_after_january_2020() -> None:
    assert "GBR" in members("eu", date(2020, 1, 31))
    assert "GBR" not in members("eu", date(2020, 2, 1))


def test_the_minsk_group_has_three_co_chairs_since_1997() -> None:
    assert members("minsk-group", date(2020, 10, 5), "co-chair") == {"FRA", "RUS", "USA"}
    assert members("minsk-group", date(2020, 10, 5)) == {"ARM", "AZE", "BLR", "DEU", "FIN", "ITA", "SWE", "TUR"}
    assert members("minsk-group", date(1996, 1, 1), "co-chair") == set()
    assert next(a.part_of for a in alliances() if a.id == "minsk-group") == "osce"


def test_a_suspension_lies_within_a_membership() -> None:
    assert "SYR" in members("arab-league", date(2015, 1, 1), "suspended")
    assert "SYR" not in members("arab-league", date(2023, 6, 1), "suspended")
    assert "SYR" in members("arab-league", date(2023, 6, 1))


def test_chinas_seat_changed_hands_in_1971() -> None:
    assert members("un-security-council", date(1970, 1, 1), "permanent-member") == {"FRA", "GBR", "USA", "TWN", "soviet-union"}
    assert members("un-security-council", date(2020, 1, 1), "permanent-member") == {"FRA", "GBR", "USA", "CHN", "RUS"}


def test_a_list_that_is_no_full_one_says_so() -> None:
    complete = {a.id: a.complete for a in alliances()}
    assert complete["nato"]
    assert not complete["un-security-council"]
    assert not complete["imf"]


def test_words_of_states() -> None:
    assert {"Türkiye", "Turkish", "Turks", "Ankara"} <= set(state("TUR").words)
    assert {"U.S.", "Pentagon", "American", "White House"} <= set(state("USA").words)
    assert {"Kremlin", "Moscow", "Russian Federation"} <= set(state("RUS").words)
    assert "Georgia" in state("GEO").ambiguous
    assert "Congo" in state("COD").ambiguous & state("COG").ambiguous
    assert state("GRL").sovereign == "DNK"
    assert state("soviet-union").span == Span("1922", "1991")


def test_nagorno_karabakh_is_a_state_of_its_own_that_azerbaijan_claims() -> None:
    karabakh = state("nagorno-karabakh")
    assert karabakh.kind == "partial"
    assert karabakh.claimed_by == ("AZE",)
    assert {"Artsakh", "Stepanakert", "NKR"} <= set(karabakh.words)


def test_the_libyan_army_is_no_word_for_libya_while_two_sides_fight() -> None:
    lna = next(g for g in contested() if g.id == "libyan-national-army")
    assert lna.kind == "ArmedGroup"
    assert "Libyan army" in lna.not_state
    assert lna.span.covers(date(2020, 6, 1))


def test_a_town_takes_claimants_and_holders_from_the_place_it_lies_in() -> None:
    places = {p.name: p for p in disputed()}
    assert places["Sevastopol"].claimants == ("UKR", "RUS")
    assert [h.holder for h in places["Sevastopol"].holders if h.span.covers(date(2020, 1, 1))] == ["RUS"]
    assert [h.holder for h in places["Stepanakert"].holders if h.span.covers(date(2020, 10, 1))] == ["nagorno-karabakh"]
    assert [h.holder for h in places["Shushi"].holders if h.span.covers(date(2020, 12, 1))] == ["AZE"]


def test_agencies_have_their_abbreviations() -> None:
    short = {alias: o.name for o in outlets() if o.kind == "agency" for alias in (o.name, *o.aliases)}
    assert (short["AFP"], short["AP"], short["AA"], short["IRNA"]) == ("Agence France-Presse", "Associated Press", "Anadolu Agency", "IRNA")
