"""Ids, offsets and standing follow from what a text says."""

from dataclasses import replace

import pytest

from graph.model import ActorRef, Article, Modality, Speaker, Stance, Standing, relation_id, slug, standing_of

TURKEY = ActorRef(id="TUR", name="Turkey", kind="State", iso3="TUR", side="TUR", text="Turkey", start=0, end=6)
MINISTER = ActorRef(id="ali-veli", name="Ali Veli", kind="Person", side="TUR", text="Veli", start=0, end=4)
GREECE = ActorRef(id="GRC", name="Greece", kind="State", iso3="GRC", side="GRC", text="Greece", start=0, end=6)
SCHOLAR = ActorRef(id="a-b", name="A B", kind="Person", text="B", start=0, end=1)


def speaking(actor: ActorRef | None, level: int = 0) -> Speaker:
    return Speaker(level=level, actor=actor, text="words", start=0, end=5)


@pytest.mark.parametrize(
    ("subject", "speakers", "expected"),
    [
        (TURKEY, (), Standing.STATED),
        (TURKEY, (speaking(TURKEY),), Standing.DECLARED),
        (TURKEY, (speaking(MINISTER),), Standing.DECLARED),
        (SCHOLAR, (speaking(SCHOLAR),), Standing.DECLARED),
        (TURKEY, (speaking(GREECE),), Standing.ATTRIBUTED),
        (TURKEY, (speaking(None),), Standing.ALLEGED),
        (TURKEY, (speaking(GREECE), speaking(TURKEY, 1)), Standing.ATTRIBUTED),  # Greece's word of Turkey's words
        (TURKEY, (speaking(GREECE), speaking(TURKEY)), Standing.DECLARED),  # jointly
        (TURKEY, (speaking(GREECE), speaking(None)), Standing.ATTRIBUTED),  # "Greece and a diplomat"
        (TURKEY, (speaking(None), speaking(GREECE, 1)), Standing.ALLEGED),  # a diplomat of Greece's words
    ],
)
def test_standing_follows_from_who_speaks(subject: ActorRef, speakers: tuple[Speaker, ...], expected: Standing) -> None:
    assert standing_of(subject, speakers, Stance.AFFIRMS, Modality.ACTUAL, alleging=False) is expected


def test_words_that_allege_make_an_allegation() -> None:
    assert standing_of(TURKEY, (), Stance.AFFIRMS, Modality.ACTUAL, alleging=True) is Standing.ALLEGED


@pytest.mark.parametrize(
    ("stance", "modality"), [(Stance.DENIES, Modality.ACTUAL), (Stance.QUESTIONS, Modality.ACTUAL), (Stance.AFFIRMS, Modality.POSSIBLE)]
)
def test_only_what_affirms_something_actual_stands(stance: Stance, modality: Modality) -> None:
    assert standing_of(TURKEY, (), stance, modality, alleging=False) is None


def test_plain_is_stated_or_declared() -> None:
    assert [s.plain for s in Standing] == [True, True, False, False]


def test_an_article_is_known_by_its_address_else_by_outlet_title_and_date() -> None:
    article = Article(title="Talks begin", body="Text.", outlet="Post", published="2024-01-01")
    assert replace(article, body="Other text.").id == article.id
    assert replace(article, published="2024-01-02").id != article.id
    addressed = replace(article, url="https://example.org/a")
    assert replace(addressed, title="Talks start").id == addressed.id != article.id


def test_another_text_is_another_version_of_the_same_article() -> None:
    article = Article(title="Talks begin", body="Text.", outlet="Post", published="2024-01-01")
    changed = replace(article, body="Other text.")
    assert (changed.id, changed.version != article.version) == (article.id, True)


def test_offsets_count_in_title_two_line_breaks_and_body() -> None:
    assert Article(title="Talks", body="Text.").content == "Talks\n\nText."


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Côte d'Ivoire", "cote-divoire"), ("al-Shabaab", "al-shabaab"), ("Robert O’Brien", "robert-obrien"), ("МИД России", "мид-россии")],
)
def test_a_name_makes_an_id(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_symmetric_relation_has_one_id_whichever_way_round() -> None:
    assert relation_id("TUR", "FIGHTS", "GRC", symmetric=True) == relation_id("GRC", "FIGHTS", "TUR", symmetric=True) == "GRC.FIGHTS.TUR"
    assert relation_id("TUR", "ATTACKS", "GRC", symmetric=False) == "TUR.ATTACKS.GRC"


def test_the_object_of_a_symmetric_claim_may_declare_it_too() -> None:
    told = (TURKEY, (speaking(GREECE),), Stance.AFFIRMS, Modality.ACTUAL)
    assert standing_of(*told, alleging=False, partner=GREECE) is Standing.DECLARED
    assert standing_of(*told, alleging=False) is Standing.ATTRIBUTED
