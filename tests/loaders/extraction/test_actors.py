"""Whom a phrase means."""

import pytest

from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import triples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ankara backs Doha.", {("TUR", "SUPPORTS", "QAT")}),
        ("The Kremlin backs Damascus.", {("RUS", "SUPPORTS", "SYR")}),
        ("Turkish officers attacked Greek positions.", {("TUR", "ATTACKS", "GRC")}),
        ("The army of Chad attacked Libyan villages.", {("TCD", "ATTACKS", "LBY")}),
        ("Officials in Nairobi condemned Uganda.", {("KEN", "CONDEMNS", "UGA")}),
        (
            "France, Germany and Italy support Ukraine.",
            {("FRA", "SUPPORTS", "UKR"), ("DEU", "SUPPORTS", "UKR"), ("ITA", "SUPPORTS", "UKR")},
        ),
        ("Malian rebels attacked Niger.", {("malian-rebels", "ATTACKS", "NER")}),
        ("Hezbollah fighters attacked Israel.", {("hezbollah", "ATTACKS", "ISR")}),
        (
            "The Iranian-backed militia Kataib Hezbollah attacked Israel.",
            {("IRN", "SUPPORTS", "kataib-hezbollah"), ("kataib-hezbollah", "ATTACKS", "ISR")},
        ),
        ("Pro-Russian fighters attacked Moldova.", {("pro-russian-fighters", "ATTACKS", "MDA")}),
        ("Several states, including Kenya and Ghana, condemned Mali.", {("KEN", "CONDEMNS", "MLI"), ("GHA", "CONDEMNS", "MLI")}),
        ("The Polish air force bombed Kharkiv.", {("POL", "ATTACKS", "UKR")}),
        ("Egypt and Sudan accused each other of piracy.", {("EGY", "ACCUSES", "SDN"), ("SDN", "ACCUSES", "EGY")}),
        ("Turkish coffee is popular in Greece.", set()),
        ("Clashes in Moscow and Kyiv made headlines.", set()),
        ("Michael Jordan visited a Georgia school.", set()),
    ],
)
def test_who_is_meant(read: Reader, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert triples(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya met Uganda. It later condemned Uganda.", ("KEN", "CONDEMNS", "UGA")),
        ("Turkey supports Qatar. Its army attacked Greece.", ("TUR", "ATTACKS", "GRC")),
        ("Ghana and Togo closed their border. Both sides attacked Benin.", ("TGO", "ATTACKS", "BEN")),
        ("Malian rebels seized a town. The rebels attacked Niger.", ("malian-rebels", "ATTACKS", "NER")),
        ("Chad and Niger are at war. Chad and Niger reject talks. Russia met Benin. Russia armed both sides.", ("RUS", "ARMS", "NER")),
        ("Israel has armed both sides of the war between Armenia and Azerbaijan.", ("ISR", "ARMS", "AZE")),
        ("Amnesty International counted Malian rebels in Gao. The group condemned Niger.", ("amnesty-international", "CONDEMNS", "NER")),
        ("NATO held a summit. The alliance condemned Russia.", ("nato", "CONDEMNS", "RUS")),
        ("Chad said that the army had attacked Sudan.", ("TCD", "ATTACKS", "SDN")),
        ("Polish President Adam Nowak met envoys. Nowak condemned Belarus.", ("adam-nowak", "CONDEMNS", "BLR")),
        ("Polish President Adam Nowak met envoys. He condemned Belarus.", ("adam-nowak", "CONDEMNS", "BLR")),
    ],
)
def test_what_refers_back(read: Reader, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in triples(read(text))


def test_a_pronoun_that_could_mean_two_means_nobody(read: Reader) -> None:
    assert triples(read("Ghana is wary of Togo because of its support for Benin.")) == set()


def test_an_antecedent_outside_the_quote_is_its_context(read: Reader) -> None:
    text = "Kenya met Uganda. It condemned Sudan."
    (claim,) = [c for c in read(text) if c.relation == "CONDEMNS"]
    assert [("\n\n" + text)[s.start : s.end] for s in claim.context] == ["Kenya"]


def test_an_ambiguous_name_follows_the_article(read: Reader) -> None:
    claims = read("Kinshasa and Kigali met. Congo attacked Rwanda.")
    assert ("COD", "ATTACKS", "RWA") in triples(claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland arms Ukraine with tanks.", {("POL", "ARMS", "UKR")}),
        ("US arms sales to Saudi Arabia", {("USA", "ARMS", "SAU")}),
        (
            "Venezuela, Panama and Cuba support Buenos Aires.",
            {("VEN", "SUPPORTS", "ARG"), ("PAN", "SUPPORTS", "ARG"), ("CUB", "SUPPORTS", "ARG")},
        ),
    ],
)
def test_a_verb_that_the_tagger_takes_for_a_noun(read: Reader, text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert triples(read(text)) == expected
