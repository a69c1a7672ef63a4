"""The style is whole, can be parsed by Browser, and can be told apart by everybody."""

import json
from dataclasses import replace
from itertools import combinations

import pytest

from graph.browser import style as drawn
from graph.browser.style import DARK_INK, FAINT, KINDS, PALE, style, style_in_one_line
from graph.relations import CLAIMED
from ontology.picture import SIGNS
from ontology.vocabulary import Vocabulary, vocabulary
from tests.graph.browser.grass import applied, rules
from tests.graph.browser.sight import SIGHTS, contrast, distance, lightness

LEAST_DISTANCE = 20.0  # about nine just noticeable differences
LEAST_LIGHTNESS = 12.0
READABLE = 4.5  # of text, by WCAG 2 AA
PAGE = "#F9FCFF"  # Browser's own background

RULES = applied(rules(style()))


def test_a_type_is_drawn_by_its_sign_and_weight_with_its_reading() -> None:
    drawn = {name: RULES[f"relationship.{name}"] for name in ("SUPPORTS", "SENDS_FORCES", "ATTACKS", "CONSULTS", "LISTED_MEMBER_OF")}
    assert {name: (r["color"], r["shaft-width"], r["caption"]) for name, r in drawn.items()} == {
        "SUPPORTS": (SIGNS[1], "3px", "supports ({claims})"),
        "SENDS_FORCES": (SIGNS[1], "7px", "sends forces to ({claims})"),
        "ATTACKS": (SIGNS[-1], "7px", "attacks ({claims})"),
        "CONSULTS": (SIGNS[0], "1px", "consults ({claims})"),
        "LISTED_MEMBER_OF": (FAINT, "1px", "{role}"),
    }


def test_what_is_only_claimed_is_pale_and_thin_with_the_edge_s_own_reading() -> None:
    claimed = RULES[f"relationship.{CLAIMED}"]
    assert (claimed["color"], claimed["shaft-width"], claimed["caption"]) == (FAINT, "1px", "{reading} ({claims})")


def test_every_type_and_every_kind_of_the_ontology_has_its_rule() -> None:
    assert {f"relationship.{name}" for name in vocabulary().relations} < RULES.keys()
    assert {f"node.{kind}" for kind in vocabulary().actor_kinds} < RULES.keys()


def test_a_new_type_is_drawn_without_an_edit(monkeypatch: pytest.MonkeyPatch) -> None:
    threatens = vocabulary().relation("THREATENS")
    blockades = replace(threatens, name="BLOCKADES", label="blockades", weight=5)
    wider = replace(vocabulary(), relations={**vocabulary().relations, "BLOCKADES": blockades})
    monkeypatch.setattr(drawn, "vocabulary", lambda: wider)
    rule = applied(rules(style()))["relationship.BLOCKADES"]
    assert (rule["color"], rule["shaft-width"], rule["caption"]) == (SIGNS[-1], "7px", "blockades ({claims})")


def test_a_new_kind_of_actor_has_a_name_and_a_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    wider: Vocabulary = replace(vocabulary(), actor_kinds=(*vocabulary().actor_kinds, "Court"))
    monkeypatch.setattr(drawn, "vocabulary", lambda: wider)
    rule = applied(rules(style()))["node.Court"]
    assert (rule["color"], rule["caption"]) == (drawn.OTHER_KIND, "{name}")


def test_the_kinds_of_actor_differ_in_colour_and_states_stand_out() -> None:
    kinds = {kind: RULES[f"node.{kind}"] for kind in vocabulary().actor_kinds}
    assert {kind: (r["color"], r["diameter"]) for kind, r in kinds.items()} == {
        "State": ("#56B4E9", "72px"),
        "Person": ("#F0E442", "62px"),
        "Alliance": ("#17375E", "66px"),
        "Organization": ("#007A5E", "62px"),
        "ArmedGroup": ("#B84A00", "62px"),
        "Company": ("#E0A3BE", "62px"),
    }
    assert {r["caption"] for r in kinds.values()} == {"{name}"}


def test_what_stands_behind_the_actors_is_smaller_and_pale() -> None:
    behind = [RULES[f"node.{label}"] for label in ("Claim", "Article", "Outlet", "Place", "Weapon")]
    assert {r["color"] for r in behind} == {PALE}
    assert max(int(r["diameter"].removesuffix("px")) for r in behind) <= 54


def test_the_rule_for_a_kind_comes_after_that_for_actors_so_that_it_wins() -> None:
    selectors = list(RULES)
    assert selectors.index("node") < selectors.index("node.Actor") < selectors.index("node.State")
    assert selectors.index("relationship") < selectors.index("relationship.LEADS")


def test_in_one_line_it_says_the_same() -> None:
    assert json.loads(style_in_one_line()) == rules(style())
    assert list(json.loads(style_in_one_line())) == list(RULES)


def test_no_text_would_break_browser_s_parser() -> None:
    captions = [rule["caption"] for rule in RULES.values() if "caption" in rule]
    assert [c for c in captions if set(c) & set(":;'\"")] == []
    assert all(len(line.split(";")) == 2 for line in style().splitlines() if line.startswith("  "))


def test_no_caption_goes_inside_an_arrow_where_nobody_could_read_it() -> None:
    edges = [rule for selector, rule in RULES.items() if selector.startswith("relationship")]
    assert max(float(r["shaft-width"].removesuffix("px")) for r in edges) <= min(float(r["font-size"].removesuffix("px")) for r in edges)


@pytest.mark.parametrize("sight", SIGHTS)
def test_kinds_of_actor_can_be_told_apart(sight: str) -> None:
    assert min(distance(one, other, SIGHTS[sight]) for one, other in combinations(KINDS, 2)) > LEAST_DISTANCE


@pytest.mark.parametrize("sight", SIGHTS)
def test_signs_can_be_told_apart(sight: str) -> None:
    assert min(distance(one, other, SIGHTS[sight]) for one, other in combinations(SIGNS.values(), 2)) > LEAST_DISTANCE


def test_signs_and_what_is_only_claimed_differ_in_lightness_for_who_sees_no_colour_at_all() -> None:
    colours = (*SIGNS.values(), FAINT)
    assert min(abs(lightness(one) - lightness(other)) for one, other in combinations(colours, 2)) > LEAST_LIGHTNESS


def test_what_is_written_can_be_read() -> None:
    inside = [contrast(rule["color"], rule["text-color-internal"]) for rule in RULES.values()]
    assert min(inside) > READABLE
    assert contrast(DARK_INK, PAGE) > READABLE


def test_the_measures_of_sight_are_right() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert lightness("#777777") == pytest.approx(50.03, abs=0.01)
    assert distance("#FF0000", "#00FF00") == pytest.approx(170.6, abs=0.1)
    assert distance("#FF0000", "#00FF00", SIGHTS["deuteranopia"]) < 70.0
