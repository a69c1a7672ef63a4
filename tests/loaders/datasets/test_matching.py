"""Who is meant by a data set: told for certain, or not at all."""

import pytest

from graph.identity import Identity
from graph.model import Actor
from graph.store import Decision
from tests.loaders.datasets.sets import Read

KANE = Actor(id="ben-kane", name="Ben Kane", kind="Person", aliases=("B. Kane",))


@pytest.mark.parametrize(
    "who",
    [
        'ex:a wdt:P298 "TCD"',
        "ex:a owl:sameAs <https://www.wikidata.org/wiki/Q657>",
        "ex:a skos:exactMatch us:TCD",
        'ex:a a schema:Country ; skos:notation "TCD"',
        'ex:a skos:prefLabel "Chad"@en',
        'ex:a skos:prefLabel "CHAD"@en , "Tschad"@de',
        'ex:a a schema:Country ; foaf:name "Republic of Chad"',
    ],
)
def test_a_state_is_known_by_code_item_iri_or_name(who: str) -> None:
    read = Read(f'{who} ; skos:altLabel "Ciad"@it .')
    assert (read.left, read.dataset.new) == ([], 0)
    assert "Ciad" in read.actors["TCD"].aliases
    assert (read.actors["TCD"].name, read.actors["TCD"].kind, read.actors["TCD"].iso3) == ("Chad", "State", "TCD")


def test_an_item_of_wikidata_and_our_own_iri_are_subjects_too() -> None:
    read = Read('wd:Q657 rdfs:label "Tsjaad"@nl . us:nato skos:altLabel "NAVO"@nl .')
    assert read.left == []
    assert ("Tsjaad" in read.actors["TCD"].aliases, "NAVO" in read.actors["nato"].aliases) == (True, True)


def test_a_person_of_the_store_gets_names_and_an_item_and_keeps_its_name() -> None:
    read = Read('wd:Q990077 a foaf:Person ; rdfs:label "Ben Kane"@en , "Бен Кейн"@ru .', (KANE,))
    assert read.dataset.actors == (Actor(id="ben-kane", name="Ben Kane", kind="Person", aliases=("Бен Кейн",), wikidata="Q990077"),)
    assert (read.dataset.new, read.dataset.names, read.dataset.people) == (0, 1, 1)


def test_whoever_counts_as_another_gives_that_one_the_names() -> None:
    other = Actor(id="b-kane", name="Benny Kane", kind="Person")
    identity = Identity([Decision(canonical="ben-kane", ids=("b-kane",))])
    read = Read('ex:a skos:prefLabel "Benny Kane" ; skos:altLabel "Kane of Limerick" .', (KANE, other), identity)
    assert (read.left, list(read.actors), read.dataset.names) == ([], ["ben-kane"], 1)


@pytest.mark.parametrize(
    ("type_of", "kind"),
    [
        ("wd:Q1127126", "Alliance"),
        ("org:Organization , wd:Q1127126", "Alliance"),
        ("org:Organization", "Organization"),
        ("foaf:Person", "Person"),
        ("schema:Person", "Person"),
        ("schema:Corporation", "Company"),
        ("wd:Q17149090", "ArmedGroup"),
        ("wd:Q43229 , wd:Q6881511", "Company"),
        ("<https://w3id.org/allegiance/ns#ArmedGroup>", "ArmedGroup"),
        ("<http://schema.org/NGO>", "Organization"),
    ],
)
def test_whom_nobody_knows_is_new_where_the_class_tells_the_kind(type_of: str, kind: str) -> None:
    read = Read(f'ex:a a {type_of} ; rdfs:label "Bund der Seen"@de , "League of the Lakes"@en .')
    assert read.left == []
    assert read.dataset.actors == (Actor(id="league-of-the-lakes", name="League of the Lakes", kind=kind, aliases=("Bund der Seen",)),)
    assert read.dataset.new == 1


@pytest.mark.parametrize(
    ("turtle", "reason", "words"),
    [
        ('ex:a skos:prefLabel "League of the Lakes" .', "unclear-kind", "no class tells"),
        ('ex:a a foaf:Person , schema:Corporation ; foaf:name "Ada Brand" .', "unclear-kind", "Company and Person"),
        ('ex:a skos:prefLabel "Congo" .', "ambiguous-actor", "(COD)"),
        ('ex:a skos:prefLabel "Chad"@en , "Niger"@fr .', "ambiguous-actor", "Niger (NER), Chad (TCD)"),
        ('ex:a wdt:P298 "TCD" ; skos:exactMatch wd:Q1032 ; rdfs:label "Tchad" .', "ambiguous-actor", "several actors at once"),
        ('ex:a wdt:P298 "XQZ" ; rdfs:label "Chad" .', "unknown-code", "'XQZ'"),
        ('ex:a skos:exactMatch us:atlantis ; rdfs:label "Chad" .', "unknown-actor", "'atlantis'"),
        ('ex:a a foaf:Person ; foaf:name "Chad" .', "other-kind", "Chad (TCD)"),
        ('ex:a a foaf:Person ; foaf:name "Chad" ; wdt:P298 "TCD" .', "other-kind", "is a Person by its classes"),
        ('wd:Q1032 rdfs:label "Niger" ; owl:sameAs wd:Q7 ; wdt:P298 "TCD" .', "ambiguous-actor", "several"),
        ('ex:a skos:prefLabel "Chad" ; skos:exactMatch wd:Q424242 .', "ambiguous-actor", "is Q657"),
        ('ex:a a wd:Q1127126 ; skos:prefLabel "Alliance de l\'Atlantique" ; skos:altLabel "NATO" .', "ambiguous-actor", "NATO (nato)"),
        ('ex:a a foaf:Person ; foaf:name "…" .', "unknown-actor", "no name"),
    ],
)
def test_who_is_not_certain_is_left_out_with_the_reason(turtle: str, reason: str, words: str) -> None:
    read = Read(turtle)
    assert (read.dataset.actors, [left[0] for left in read.left]) == ((), [reason])
    assert words in read.messages[0]


def test_a_last_name_alone_tells_nobody() -> None:
    assert Read('ex:a a foaf:Person ; foaf:name "Kane" .', (KANE,)).actors == {"kane": Actor(id="kane", name="Kane", kind="Person")}


def test_two_new_ones_of_one_name_are_both_left_out() -> None:
    read = Read('ex:a a foaf:Person ; foaf:name "Ada Brand" . ex:b a foaf:Person ; foaf:name "ADA BRAND" .')
    assert (read.dataset.actors, read.left) == ((), [("ambiguous-actor", "a"), ("ambiguous-actor", "b")])


def test_a_name_of_another_is_refused_and_the_others_are_taken() -> None:
    read = Read('ex:a wdt:P298 "TCD" ; skos:altLabel "Niger"@en , "NER" , "Tschad"@de , "NATO" .')
    assert read.left == [("name-of-another", "a")] * 3
    assert (read.dataset.names, "Tschad" in read.actors["TCD"].aliases) == (1, True)


def test_a_name_of_two_in_one_file_is_given_to_neither() -> None:
    read = Read('ex:a wdt:P298 "TCD" ; skos:altLabel "The Lake State" . ex:b wdt:P298 "NER" ; skos:altLabel "Lake State" .')
    assert (read.dataset.names, [reason for reason, _ in read.left]) == (0, ["name-of-several"] * 2)


def test_the_name_of_a_new_actor_is_no_alias_of_another() -> None:
    read = Read('ex:a a wd:Q1127126 ; rdfs:label "Lake Pact" . ex:b wdt:P298 "NER" ; skos:altLabel "Lake Pact" , "Níger"@es .')
    assert (read.left, read.actors["lake-pact"].kind) == ([("name-of-several", "NER")], "Alliance")


def test_names_without_letters_or_with_line_breaks_do_no_harm() -> None:
    read = Read('ex:a wdt:P298 "TCD" ; skos:altLabel "???" , "Republik\\n  Tschad"@de , "x\\"; DROP {} <b>"@en .')
    assert read.left == [("no-name", "a")]
    assert {"Republik Tschad", 'x"; DROP {} <b>'} <= set(read.actors["TCD"].aliases)


def test_what_is_nobody_is_passed_over() -> None:
    read = Read(
        'ex:scheme a skos:ConceptScheme ; skos:prefLabel "States" . ex:Kind a owl:Class ; rdfs:label "Kind" . wd:P463 rdfs:label "of" .'
        'ex:a a ex:Kind ; wdt:P298 "TCD" ; skos:altLabel "Ciad"@it ; ex:seat "N\'Djamena" .'
    )
    assert (read.left, list(read.actors), read.dataset.passed) == ([], ["TCD"], 1)
