"""What looks like a relation and is another one, or none: each beside the wording that it is easily taken for."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told, triple, triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad urged Libya to stop cooperating with Uganda.", ("LBY", "COOPERATES_WITH", "UGA")),
        ("Chad called on Libya to stop cooperating with Uganda.", ("LBY", "COOPERATES_WITH", "UGA")),
        ("Egypt called on Peru to release the Kuwaiti crew.", ("PER", "CONCEDES", "KWT")),
    ],
)
def test_who_is_asked_is_to_do_it(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in {triple(c) for c in read(text)}


@pytest.mark.parametrize(
    ("text", "unexpected"),
    [
        ("Chile and Mexico have supported his mediation in Venezuela.", ("CHL", "SUPPORTS", "VEN")),
        ("Kofi Mensah, a former ambassador to Peru, spoke.", ("kofi-mensah", "REPRESENTS", "PER")),
        ("Niger accused Mali of harbouring Boko Haram, a charge that Mali denies.", ("MLI", "DENIES", "boko-haram")),
        ("Chad and Libya, which are on opposing sides in Sudan, met.", ("TCD", "OPPOSES", None)),
        ("Some thirty armed Serbs ambushed a police patrol in Kosovo.", ("SRB", "ATTACKS", "XKX")),
        ("Sudan has moved its army into al-Fashaga, a border area.", ("SDN", "ATTACKS", "al-fashaga")),
        ("Kofi Mensah, a researcher in London, spoke.", ("kofi-mensah", "AFFILIATED_WITH", "GBR")),
        ("Egypt signed a pact with Sudan in March and held joint manoeuvres with it.", ("EGY", "PROTESTS", "SDN")),
        ("Rwanda told Kenya on Monday of a deal, which Mali described as a provocation.", ("MLI", "DENIES", None)),
        ("Russia backs the eastern commander Kofi Mensah.", ("kofi-mensah", "REPRESENTS", "eastern")),
        ("Mali said that Niger shelled Odesa.", ("NER", "ATTACKS", "odesa")),
        ("Rebel leaders in Chad were armed and advised by Libya.", ("LBY", "REQUESTS", "TCD")),
    ],
)
def test_nobody_says_so(read: Reader, text: str, unexpected: tuple[str, str, str | None]) -> None:
    assert unexpected not in {triple(c) for c in read(text)}


def test_a_denied_charge_leaves_the_accusation_a_fact(read: Reader) -> None:
    assert told(read("Niger accused Mali of arming Boko Haram, a charge that Mali denies."), "ACCUSES") == {
        ("affirms", "actual", "stated", ())
    }


def test_who_is_reported_to_do_it_does_not_report_it(read: Reader) -> None:
    assert {s.actor for c in read("Peru is reported to have armed Chile.") for s in c.speakers} <= {None}


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Cuba used to side with Venezuela.", "ends"),
        ("Cuba has sided with Venezuela since 1999.", "holds"),
        ("From 1993 to 1997 Kofi Mensah worked for Chatham House.", "ends"),
    ],
)
def test_what_is_over_ends(read: Reader, text: str, phase: str) -> None:
    assert {c.phase.value for c in read(text) if c.phase is not None and c.relation in ("SUPPORTS", "AFFILIATED_WITH")} == {phase}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana no longer supports the rebels of Mali's JNIM.", ("SUPPORTS", "ends", "actual")),
        ("Ghana no longer recognises Taiwan.", ("RECOGNIZES", "ends", "actual")),
        ("Panama said it no longer recognised Taiwan.", ("RECOGNIZES", "ends", "actual")),
        ("Syria is no longer allied with Turkey.", ("ALLIED_WITH", "ends", "actual")),
        ("Chad is no longer an ally of France.", ("ALLIED_WITH", "ends", "actual")),
        ("Kofi Mensah is no longer president of Ghana.", ("LEADS", "ends", "actual")),
        ("Chad no longer gives its support to Sudan.", ("SUPPORTS", "ends", "actual")),
        ("Mali is no longer a member of ECOWAS.", ("MEMBER_OF", "ends", "actual")),
        ("Qatar is no longer backed by Turkey.", ("SUPPORTS", "ends", "actual")),
        ("Chad may no longer support Sudan.", ("SUPPORTS", "ends", "possible")),
        ("If Chad no longer supports Sudan, the talks will fail.", ("SUPPORTS", "ends", "conditional")),
        ("Chad is not an ally of France.", ("ALLIED_WITH", "holds", "negated")),
    ],
)
def test_what_is_no_longer_so_has_ended(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    found = {(c.relation, c.phase and c.phase.value, c.modality.value) for c in read(text)}
    assert {one for one in found if one[0] == expected[0]} == {expected}


def test_a_denial_that_something_has_ended_is_no_end(read: Reader) -> None:
    [claim] = (c for c in read("Chad denied that it no longer supports Sudan.") if c.relation == "SUPPORTS")
    assert (claim.phase, claim.stance, claim.standing) == ("ends", "denies", None)


def test_a_spaced_dash_parts_a_dateline_from_a_name(read: Reader) -> None:
    assert triples(read("PUTRAJAYA - Thailand and Cambodia agreed on a truce.")) >= {("THA", "AGREES", "KHM"), ("KHM", "AGREES", "THA")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudan rejected as absurd the UN's accusations.", ("SDN", "DENIES", "un")),
        ("Iran condemned as illegal the US strike on Isfahan.", ("IRN", "CONDEMNS", "USA")),
    ],
)
def test_an_object_behind_as(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert [triple(c) for c in read(text) if c.relation == expected[1]] == [expected]


def test_envoys_of_both_are_of_both(read: Reader) -> None:
    mediators = {c.subject.id for c in read("Ghana and Togo, whose envoys mediated the talks, met.") if c.relation == "MEDIATES"}
    assert mediators == {"GHA", "TGO"}


def test_a_body_within_a_body(read: Reader) -> None:
    text = "France and Russia are co-chairs of the Organization for Security and Cooperation in Europe's so-called Minsk Group."
    assert ("FRA", "MEMBER_OF", "minsk-group") in triples(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Only in theory does Peru support Chile.",
        "Just on paper is Peru allied with Chile.",
        "Peru's support for Chile, if any, was small.",
        "Peru's military aid to Chile, if there was any, came late.",
        "Ahead of a war between Peru and Chile, Cuba shut its ports.",
        "Before any war between Peru and Chile, Cuba would shut its ports.",
        "There are reports that Peru has agreed to a pact with Chile.",
        "There were rumours that Peru had armed Chile.",
        "Chileans may welcome the presence of Peruvian fighters fighting on their behalf.",
        "Chile would welcome Peruvian troops fighting for it.",
    ],
)
def test_what_nobody_vouches_for_is_not_plain(read: Reader, text: str) -> None:
    assert [c for c in read(text) if c.plain and {c.subject.id, c.object.id if c.object else None} == {"PER", "CHL"}] == []


@pytest.mark.parametrize(
    "text",
    [
        "Peru's support for Chile is not limited to words.",
        "Peru's backing of Chile was not restricted to diplomatic support.",
        "Peru did not confine its support for Chile to words.",
    ],
)
def test_what_is_not_bounded_is_so(read: Reader, text: str) -> None:
    assert [c.modality for c in read(text) if c.relation == "SUPPORTS"] == ["actual"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru defeated Chile 3-0.",
        "Uganda routed Kenya 7–1 on Sunday.",
        "Nepal beat Laos 2 - 1.",
        "Peru were crushed by Chile 4-2.",
        "Peru defeated Chile by two goals to nil.",
    ],
)
def test_games_are_no_wars(read: Reader, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uganda attacked Kenya on 2-3 June.", ("UGA", "ATTACKS", "KEN")),
        ("The council voted 9-2 and condemned Kenya, which attacked Uganda.", ("KEN", "ATTACKS", "UGA")),
        ("Uganda defeated Kenya in a battle in 2023.", ("UGA", "FIGHTS", "KEN")),
    ],
)
def test_other_numbers_are_no_scores(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert {expected, (expected[2], expected[1], expected[0])} & triples(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Clashes flared between Peru and Chile, Cuba seeking a truce.",
        "Last month, fighting broke out between Peru and Chile, Cuba offered to mediate.",
        "War erupted between Peru and Chile, Cuba urged restraint.",
    ],
)
def test_who_stands_behind_a_list_that_has_ended_is_not_of_it(read: Reader, text: str) -> None:
    found = {t for t in triples(read(text)) if t[1] == "FIGHTS"}
    assert {frozenset((s, o)) for s, _, o in found} <= {frozenset(("PER", "CHL"))}


def test_lists_go_on_as_long_as_they_are_joined(read: Reader) -> None:
    found = {t for t in triples(read("Fighting flared between Peru, Chile and Cuba.")) if t[1] == "FIGHTS"}
    assert {frozenset((s, o)) for s, _, o in found} == {frozenset(p) for p in (("PER", "CHL"), ("PER", "CUB"), ("CHL", "CUB"))}
