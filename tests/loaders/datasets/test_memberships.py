"""Memberships of a data set: in each way of telling them, with dates as exact as they are told."""

import pytest

from tests.loaders.datasets.sets import Read

TWO = 'ex:niger wdt:P298 "NER" . ex:pact a wd:Q1127126 ; skos:prefLabel "Lake Pact"@en . '


def of(membership: str) -> Read:
    """Returns a data set in which Niger and the Lake Pact have a membership of ORG with these properties."""
    return Read(f"{TWO} ex:m a org:Membership ; org:member ex:niger ; org:organization ex:pact ; {membership} .")


@pytest.mark.parametrize(
    "told",
    [
        "ex:niger org:memberOf ex:pact",
        "ex:pact org:hasMember ex:niger",
        "ex:niger wdt:P463 ex:pact",
        "ex:pact foaf:member ex:niger",
        "ex:niger schema:memberOf ex:pact",
        "ex:pact <http://schema.org/member> ex:niger",
        "ex:m a org:Membership ; org:member ex:niger ; org:organization ex:pact",
        "ex:m a org:Membership ; org:member ex:niger ; org:organization ex:pact . ex:niger org:memberOf ex:pact",
        "ex:niger p:P463 ex:s . ex:s ps:P463 ex:pact . ex:niger wdt:P463 ex:pact",
        "ex:niger p:P463 [ ps:P463 ex:pact ]",
    ],
)
def test_a_membership_is_told_in_many_ways(told: str) -> None:
    read = Read(f"{TWO} {told} .")
    assert (read.left, read.listed) == ([], [("NER", "lake-pact", "member", None, None)])
    assert list(read.actors) == ["NER", "lake-pact"]


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ('schema:startDate "2009"', "2009", None),
        ('schema:startDate "2009-04-02"^^xsd:date ; schema:endDate "2015-06"^^xsd:gYearMonth', "2009-04-02", "2015-06"),
        ('<http://schema.org/endDate> "2015-06-30T00:00:00Z"^^xsd:dateTime', None, "2015-06-30"),
        ('org:memberDuring [ time:hasBeginning [ time:inXSDgYear "2009"^^xsd:gYear ] ]', "2009", None),
        (
            'org:memberDuring [ time:hasBeginning "2009-04" ; time:hasEnd [ time:inXSDDate "2015-06-30"^^xsd:date ] ]',
            "2009-04",
            "2015-06-30",
        ),
        ('schema:startDate "2015-06-01" ; schema:endDate "2015"', "2015-06-01", "2015"),
        ('schema:startDate "1949-04-04+01:00"', "1949-04-04", None),
    ],
)
def test_dates_are_as_exact_as_they_are_told(dates: str, start: str | None, end: str | None) -> None:
    read = of(dates)
    assert (read.left, read.listed) == ([], [("NER", "lake-pact", "member", start, end)])


@pytest.mark.parametrize(("precision", "start"), [(9, "2011"), (10, "2011-07"), (11, "2011-07-09")])
def test_a_date_of_wikidata_is_no_more_exact_than_its_precision(precision: int, start: str) -> None:
    read = Read(
        f'{TWO} ex:niger p:P463 ex:s . ex:s ps:P463 ex:pact ; pq:P580 "2011-07-09T00:00:00Z"^^xsd:dateTime ; '
        f"pqv:P580 [ wikibase:timePrecision {precision} ] ."
    )
    assert read.listed == [("NER", "lake-pact", "member", start, None)]


@pytest.mark.parametrize(
    ("role", "taken"),
    [
        ('"Observer"', "observer"),
        ("ex:role-7", "co-chair"),
        ("<https://roles.example/chair>", "chair"),
        ("<https://w3id.org/allegiance/ns#role-permanent-member>", "permanent-member"),
    ],
)
def test_a_role_is_told_by_word_name_or_iri(role: str, taken: str) -> None:
    read = of(f'org:role {role} . ex:role-7 a org:Role ; skos:prefLabel "Co-chair"@en , "Kovorsitz"@de')
    assert (read.left, [listed[2] for listed in read.listed]) == ([], [taken])


@pytest.mark.parametrize(
    ("membership", "reason", "words"),
    [
        ('schema:startDate "2015" ; schema:endDate "2009"', "ends-before-it-starts", "in 2009, before it starts in 2015"),
        ('schema:startDate "2015-03" ; schema:endDate "2015-02-28"', "ends-before-it-starts", "2015-02-28"),
        ('schema:startDate "spring 2015"', "no-date", "'spring 2015'"),
        ('schema:startDate "2015-02-30"', "no-date", "no such day"),
        ('schema:startDate "-0300"', "no-date", "write a day, month or year"),
        ('schema:startDate "2027"', "in-the-future", "starts in 2027"),
        ('schema:endDate "2026-12"', "in-the-future", "ends in 2026-12"),
        ("org:memberDuring <https://years.example/2009>", "no-date", "neither time:hasBeginning"),
        ("org:memberDuring [ time:hasBeginning ex:spring ]", "no-date", "no one date is told"),
        ('org:role "Treasurer"', "unknown-role", "'Treasurer'; the roles are member"),
    ],
)
def test_a_membership_that_does_not_fit_is_left_out_with_the_reason(membership: str, reason: str, words: str) -> None:
    read = of(membership)
    assert (read.listed, read.left) == ([], [(reason, "m")])
    assert words in read.messages[0]


@pytest.mark.parametrize(
    ("membership", "shape", "about"),
    [
        ('schema:startDate "2015" , "2016"', "Membership-start", "m"),
        ('org:role "chair" , "observer"', "Membership-role", "m"),
        ("org:member ex:pact", "Membership-member", "m"),
        ('org:memberDuring "2009"', "Membership-time", "m"),
        ('org:memberDuring ex:t . ex:t time:hasBeginning "2009" , "2010"', "Interval-beginning", "t"),
    ],
)
def test_a_membership_that_breaks_a_shape_is_left_out_by_its_name(membership: str, shape: str, about: str) -> None:
    read = of(membership)
    assert (read.listed, read.left) == ([], [(shape, about)])


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("pq:P582 [] ", "Statement-end"),
        ('pq:P580 "2011"^^xsd:gYear , "2012"^^xsd:gYear', "Statement-start"),
        ("wikibase:rank wikibase:DeprecatedRank", "deprecated"),
    ],
)
def test_a_statement_of_wikidata_that_is_not_certain_is_left_out(statement: str, reason: str) -> None:
    read = Read(f"{TWO} ex:niger p:P463 ex:s . ex:s ps:P463 ex:pact ; {statement} . ex:niger wdt:P463 ex:pact .")
    assert [left[0] for left in read.left] == [reason]
    assert read.listed == ([] if reason == "deprecated" else [("NER", "lake-pact", "member", None, None)])


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("ex:niger org:memberOf ex:other .", [("unknown-actor", "other"), ("no-such-end", "niger")]),
        ("ex:niger org:memberOf ex:niger .", [("same-actor", "niger")]),
        ('ex:niger org:memberOf ex:chad . ex:chad wdt:P298 "TCD" .', [("no-body", "niger")]),
    ],
)
def test_a_membership_with_an_end_that_is_none_is_left_out(told: str, left: list[tuple[str, str]]) -> None:
    read = Read(f"{TWO} {told}")
    assert (read.listed, read.left) == ([], left)


def test_the_title_of_the_data_set_is_the_source_else_the_name_of_the_file() -> None:
    title = 'ex:set a dcat:Dataset ; dcterms:title "Members"@en , "Mitglieder"@de .'
    told = f"{TWO} ex:niger org:memberOf ex:pact ."
    sources = [
        read.dataset.listings[0].source for read in (Read(told), Read(told + title), Read(told + title + title.replace("ex:set", "ex:b")))
    ]
    assert sources == ["list.ttl", "Members", "list.ttl"]


def test_names_that_break_a_shape_leave_out_their_bearer() -> None:
    read = Read(
        f'{TWO} ex:chad wdt:P298 "TCD" ; skos:prefLabel "Chad"@en , "Tchad"@en . ex:mali wdt:P298 "MLI" ; skos:altLabel "{"M" * 201}" .'
    )
    assert read.left == [("Named-preferred", "chad"), ("Named-words", "mali")]
    assert list(read.actors) == ["lake-pact"]


def test_a_file_about_other_things_brings_nothing_and_says_so() -> None:
    read = Read('ex:a ex:colour "red" .')
    assert (read.dataset.actors, read.left, read.dataset.passed) == ((), [("nothing-about-actors", "")], 1)
