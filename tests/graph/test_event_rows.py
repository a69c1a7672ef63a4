"""Claims as rows of PLOVER, CAMEO and POLECAT."""

from dataclasses import replace

import pytest

from graph.event_rows import NO_CODE, NOT_PLAIN, REQUESTED, LeftOut, Row, Scheme, columns, rows_of
from graph.model import Claim, Modality, Phase, Stance
from ontology.sectors import sector_of
from ontology.vocabulary import vocabulary
from tests.building import reading, told


def claim(subject: str, relation: str, target: str | None, *speakers: str, **more: object) -> Claim:
    return reading(told(subject, relation, target, *speakers, **more)).claims[0]


def rows(of: Claim, scheme: Scheme = Scheme.PLOVER, *, every: bool = False) -> list[Row]:
    found = rows_of(of, scheme, every=every)
    assert not isinstance(found, LeftOut), found
    return found


def test_an_attack_in_each_scheme() -> None:
    attack = claim("TUR", "ATTACKS", "SYR", sentence="TUR jets struck SYR.", date="2020-02-27", place="Saraqib")
    (plover,), (cameo,), (polecat,) = (rows(attack, scheme) for scheme in Scheme)
    assert (plover["source"], plover["recipient"], plover["event"], plover["quad"], plover["score"]) == ("TUR", "SYR", "ASSAULT", 4, -9.3)
    assert (cameo["SourceActorFull"], cameo["TargetActorFull"], cameo["EventCode"], cameo["QuadClass"]) == ("TURGOV", "SYRGOV", "190", 4)
    assert (cameo["Date"], cameo["Year"], cameo["Month"], cameo["Day"]) == ("20200227", "2020", "02", "27")
    assert (polecat["Event Type"], polecat["Quad Code"], polecat["Placename"]) == ("ASSAULT", "MATERIAL CONFLICT", "Saraqib")
    assert {(r["Quote"], r["Start"], r["End"]) for r in (plover, cameo, polecat)} == {("TUR jets struck SYR.", 6, 26)}


@pytest.mark.parametrize("scheme", Scheme)
def test_every_row_has_the_columns_of_its_scheme_in_their_order(scheme: Scheme) -> None:
    (row,) = rows(claim("TUR", "ARMS", "AZE"), scheme)
    assert tuple(row) == columns(scheme)


def test_a_mutual_act_is_two_rows() -> None:
    there, back = rows(claim("ARM", "FIGHTS", "AZE"))
    assert (there["source"], there["recipient"]) == ("ARM", "AZE")
    assert (back["source"], back["recipient"], back["id"]) == ("AZE", "ARM", f"{there['id']}r")


@pytest.mark.parametrize(
    ("changes", "root", "cameo"),
    [
        ({}, "AID", "072"),
        ({"status": "delivered"}, "AID", "072"),
        ({"status": "ordered"}, "AGREE", "0312"),
        ({"status": "offered"}, "AGREE", "0332"),
        ({"status": "suspended"}, "SANCTION", "1622"),
        ({"modality": Modality.INTENDED}, "AGREE", "0332"),
    ],
)
def test_arms_follow_their_status(changes: dict[str, object], root: str, cameo: str) -> None:
    transfer = replace(claim("TUR", "ARMS", "AZE"), **changes)  # type: ignore[arg-type]  # fields of a claim
    assert rows(transfer, every=True)[0]["event"] == root
    assert rows(transfer, Scheme.CAMEO, every=True)[0]["EventCode"] == cameo


def test_what_ends_is_another_event() -> None:
    lifted = replace(claim("USA", "SANCTIONS", "IRN"), phase=Phase.ENDS)
    assert (rows(lifted)[0]["event"], rows(lifted)[0]["mode"], rows(lifted)[0]["quad"]) == ("RETREAT", "ease", 2)


def test_an_allegation_is_a_row_only_on_demand_and_says_so() -> None:
    alleged = claim("TUR", "SENDS_FORCES", "AZE", "ARM")
    assert rows_of(alleged, Scheme.PLOVER) == LeftOut(NOT_PLAIN)
    (row,) = rows(alleged, every=True)
    assert (row["Standing"], row["Speakers"], row["event"]) == ("attributed", "ARM", "AID")


@pytest.mark.parametrize(
    ("changes", "contexts"),
    [
        ({"modality": Modality.INTENDED}, "military; future"),
        ({"modality": Modality.CONDITIONAL}, "military; hypothetical"),
        ({"modality": Modality.NEGATED}, "military; negation"),
        ({"stance": Stance.DENIES}, "military; negation"),
        ({}, "military"),
    ],
)
def test_what_is_no_fact_has_its_context(changes: dict[str, object], contexts: str) -> None:
    (row,) = rows(replace(claim("TUR", "ATTACKS", "SYR"), **changes), every=True)  # type: ignore[arg-type]  # fields of a claim
    assert row["context"] == contexts


def test_what_the_schemes_cannot_say_is_left_out_with_the_reason() -> None:
    assert rows_of(claim("TUR", "MEMBER_OF", "nato"), Scheme.PLOVER) == LeftOut(NO_CODE)
    denial = claim("TUR", "DENIES", "ARM")
    assert rows_of(denial, Scheme.PLOVER) == LeftOut(NO_CODE)
    assert rows(denial, Scheme.CAMEO)[0]["EventCode"] == "016"
    asked = claim("FRA", "RETREATS", None, modality=Modality.REQUESTED)
    assert rows_of(asked, Scheme.CAMEO, every=True) == LeftOut(REQUESTED)


def test_actors_have_the_code_of_whom_they_act_for() -> None:
    (row,) = rows(claim("recep-tayyip-erdogan/TUR", "THREATENS", "houthis"))
    assert (row["source"], row["sourceSector"], row["sourceName"]) == ("TUR", "GOV", "Recep Tayyip Erdogan")
    assert (row["recipient"], row["recipientSector"]) == ("YEM", "REB")
    assert rows(claim("nato", "ATTACKS", "SYR"), Scheme.CAMEO)[0]["SourceActorEntity"] == "IGO"


@pytest.mark.parametrize(
    ("text", "kind", "sector"),
    [
        ("Turkish jets", "State", "MIL"),
        ("the Defence Ministry", "State", "MIL"),
        ("Ankara", "State", "GOV"),
        ("Kenyan police", "State", "COP"),
        ("Chadian rebels", "ArmedGroup", "REB"),
        ("Baykar", "Company", "BUS"),
        ("NATO", "Alliance", None),
        ("the Policy Forum", "Organization", None),
    ],
)
def test_sectors_follow_the_words(text: str, kind: str, sector: str | None) -> None:
    assert sector_of(text, kind) == sector


def test_every_event_type_of_the_relations_has_a_code() -> None:
    table = vocabulary()
    for relation in table.relations.values():
        code = table.codes.get((relation.name, None))
        assert (code.root.name if code and code.root else None) == relation.plover
    allowed = {*table.modalities, *table.phases, "offered", "ordered", "delivered", "suspended", "cancelled", None}
    assert {condition for _, condition in table.codes} <= allowed
