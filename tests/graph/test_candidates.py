"""Pairs of actors whose names suggest that they are one: what is found, what is told apart, and in which order."""

import pytest

from graph.candidates import Candidate, Likeness, candidates
from graph.identity import NOBODY, Identity
from graph.model import Actor, slug
from graph.relations import Ground, Relation, Tally, derive
from graph.store import Decision
from ontology.vocabulary import vocabulary


def actor(name: str, kind: str = "ArmedGroup", key: str | None = None) -> Actor:
    """Returns an actor of a name."""
    return Actor(id=key or slug(name), name=name, kind=kind)


def relation(source: str, kind: str, target: str) -> Relation:
    """Returns a relation that one article states."""
    tally = Tally(relation_id=f"{source}.{kind}.{target}", source=source, relation=kind, target=target, ground=Ground.PLAIN, stated=1)
    return derive([tally], vocabulary().relations)[0]


def found(*actors: Actor, listed: tuple[str, ...] = (), identity: Identity = NOBODY) -> list[Candidate]:
    """Returns the pairs among actors."""
    return candidates(actors, listed, (), identity)


@pytest.mark.parametrize(
    ("one", "other", "kind", "likeness"),
    [
        ("al-Shabaab", "Al Shabab", "ArmedGroup", Likeness.SPELLING),
        ("Houthis", "Huthis", "ArmedGroup", Likeness.SPELLING),
        ("TPLF", "Tigray People's Liberation Front", "ArmedGroup", Likeness.ACRONYM),
        ("R.S.F.", "Rapid Support Forces", "ArmedGroup", Likeness.ACRONYM),
        ("Wagner", "Wagner Group", "Company", Likeness.FORM),
        ("Erdogan", "President Erdoğan", "Person", Likeness.TITLE),
        ("Abdel Fattah al-Sisi", "Abdul Fattah el-Sisi", "Person", Likeness.SPELLING),
        ("Khalifa Haftar", "Haftar", "Person", Likeness.PART),
        ("Recep Erdogan", "Recep Tayyip Erdogan", "Person", Likeness.FORM),
        ("R. T. Erdogan", "Recep Tayyip Erdogan", "Person", Likeness.INITIALS),
    ],
)
def test_names_are_alike(one: str, other: str, kind: str, likeness: Likeness) -> None:
    assert [pair.likeness for pair in found(actor(one, kind), actor(other, kind))] == [likeness]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("1st Brigade", "2nd Brigade", "ArmedGroup"),
        ("Kim Jong Un", "Kim Jong Il", "Person"),
        ("Sudan Liberation Army", "Sudan Liberation Movement", "ArmedGroup"),
        ("North Kosovo Corps", "South Kosovo Corps", "ArmedGroup"),
        ("Haftar", "Saddam", "Person"),
        ("Niger", "Nigeria", "State"),
    ],
)
def test_names_are_told_apart(one: str, other: str, kind: str) -> None:
    assert found(actor(one, kind), actor(other, kind)) == []


def test_a_family_in_the_name_of_a_group_is_no_person() -> None:
    assert found(actor("Haqqani", "Person"), actor("Haqqani Network")) == []


def test_two_that_reference_data_list_are_two() -> None:
    both = actor("Houthis"), actor("Huthis")
    assert found(*both, listed=("houthis", "huthis")) == []
    assert len(found(*both, listed=("houthis",))) == 1


def test_what_is_decided_is_no_candidate_any_more() -> None:
    both = actor("Houthis"), actor("Huthis")
    identity = Identity([Decision(canonical="houthis", ids=("huthis",))])
    assert found(*both, identity=identity) == []
    (pair,) = found(*both, actor("Huthies"), identity=identity)
    assert (pair.one.id, pair.other.id) == ("houthis", "huthies")


def test_what_both_do_speaks_for_them_and_what_one_does_to_the_other_against() -> None:
    actors = actor("Wagner Group"), actor("Wagner"), actor("Houthis"), actor("Huthis")
    relations = [
        relation("wagner", "SUPPORTS", "LBY"),
        relation("wagner-group", "SUPPORTS", "LBY"),
        relation("houthis", "ATTACKS", "huthis"),
    ]
    (wagner,) = candidates(actors, (), relations, NOBODY)
    assert (wagner.one.id, wagner.score, wagner.shared, wagner.between) == ("wagner", 87, ("SUPPORTS to LBY",), ())
    assert candidates(actors, (), relations, NOBODY, least=0)[1].between == ("ATTACKS",)


def test_the_order_of_actors_makes_no_difference() -> None:
    actors = [actor("Houthis"), actor("Huthis"), actor("Wagner"), actor("Wagner Group"), actor("Huthi", "Person")]
    assert found(*actors) == found(*reversed(actors))
    assert [pair.score for pair in found(*actors)] == sorted((pair.score for pair in found(*actors)), reverse=True)
