"""Records as lines: exact both ways, and strict."""

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from graph.model import Actor, Article, Claim, Content, Genre, Mark, MarkKind, Span, Stance
from graph.records import ClaimRecord, RecordError, article_record, read_record, record_of, schema, value_of, write_record
from graph.store import Listing
from tests.building import reading, told

PUBLISHED = Path(__file__).parents[2] / "docs" / "claims.schema.json"
READING = reading(
    told("TUR", "SENDS_FORCES", "AZE", "Armenian officials"), told("TUR", "SENDS_FORCES", "AZE", "erdogan/TUR", stance=Stance.DENIES)
)
CLAIM = replace(
    READING.claims[0],
    context=(Span(0, 4),),
    content=Content("genocide", 3, 11),
    quantity=12.5,
    value=3e9,
    currency="USD",
    about=(READING.claims[1].id,),
    former=False,
)
ARTICLE = Article(
    title="“Ты” 🇦🇲",
    body="TIRANA, Albania (AP) — Text.",
    authors=("A. B.", "C"),
    genre=Genre.OPINION,
    voice="ARM",
    agency="AP",
    marks=(Mark(MarkKind.DATELINE, 10, 30, "Tirana"),),
)
ACTOR = Actor(id="aliyev", name="Əliyev", kind="Person", aliases=("Aliyev",), wikidata="Q57298")
LISTING = Listing(member="TUR", alliance="nato", role="member", start="1952-02-18", end=None, source="reference")


@pytest.mark.parametrize(("value", "kind"), [(CLAIM, Claim), (READING.claims[1], Claim), (ACTOR, Actor), (LISTING, Listing)])
def test_a_value_comes_back_equal(value: Claim | Actor | Listing, kind: type[Claim]) -> None:
    line = write_record(record_of(value))
    assert value_of(read_record(line, 1), kind) == value  # type: ignore[type-var]  # one body for all kinds
    assert write_record(read_record(line, 1)) == line


def test_an_article_comes_back_equal() -> None:
    line = write_record(article_record(ARTICLE, "test 1"))
    assert read_record(line, 1) == article_record(ARTICLE, "test 1")
    assert value_of(article_record(ARTICLE, "test 1"), Article) == ARTICLE


def test_a_claim_is_written_as_the_design_has_it() -> None:
    named = json.loads(write_record(record_of(CLAIM)))
    assert list(named)[:9] == ["record", "v", "id", "article", "part", "subject", "relation", "object", "speakers"]
    assert list(named)[-6:] == ["former", "about", "content", "eventId", "confidence", "extractor"]
    assert named["speakers"] == [{"level": 0, "actor": None, "text": "Armenian officials", "start": 6, "end": 24}]
    assert (named["standing"], named["dateStart"], named["content"]) == ("alleged", None, {"quote": "genocide", "start": 3, "end": 11})


def changed(**fields: object) -> str:
    """Returns the line of the claim with other fields; `...` leaves one out."""
    named = json.loads(write_record(record_of(CLAIM))) | fields
    return json.dumps({key: value for key, value in named.items() if value is not ...})


@pytest.mark.parametrize(
    ("line", "field", "reason"),
    [
        (changed(colour="red"), "colour", "Unexpected keyword argument"),
        (changed(quote=...), "quote", "Field required"),
        (changed(start="12"), "start", "Input should be a valid integer"),
        (changed(stance="agrees"), "stance", "Input should be 'affirms', 'denies' or 'questions'"),
        (changed(subject={**json.loads(changed())["subject"], "start": None}), "subject.start", "Input should be a valid integer"),
        (changed(standing="stated"), "standing", "is stated, but side, speakers, stance and modality give alleged"),
        (
            changed(speakers=[], standing="declared"),
            "standing",
            "is declared, but side, speakers, stance and modality give stated or alleged",
        ),
        (changed(stance="denies"), "standing", "is alleged, but side, speakers, stance and modality give null"),
        (changed(relation="LOVES"), "relation", "is 'LOVES', which is no relation type of the ontology"),
        (changed(v=2), "v", "Input should be 1"),
        (changed(confidence=float("inf")), "confidence", "Input should be a finite number"),
        ("{", "", "Invalid JSON: EOF while parsing an object at line 1 column 1"),
    ],
)
def test_a_wrong_line_says_which_field_and_why(line: str, field: str, reason: str) -> None:
    with pytest.raises(RecordError) as caught:
        read_record(line, 7)
    assert (caught.value.line, caught.value.field, caught.value.reason) == (7, field, reason)


def test_an_unknown_kind_of_actor_is_told() -> None:
    with pytest.raises(RecordError, match="line 4: kind: is 'Planet', not one of State, "):
        read_record(write_record(record_of(replace(ACTOR, kind="Planet"))), 4)


@pytest.mark.parametrize("key", ["ilham aliyev", "aliyev\n", ""])
def test_an_id_that_is_not_one_word_is_told(key: str) -> None:
    with pytest.raises(RecordError, match=r"line 4: id: is .*; an id is one word without white space"):
        read_record(write_record(record_of(replace(ACTOR, id=key))), 4)


def test_an_unknown_record_is_told() -> None:
    with pytest.raises(RecordError, match=r"line 3: .*'record'"):
        read_record(changed(record="story"), 3)


def test_an_article_under_another_id_is_told() -> None:
    line = write_record(replace(article_record(ARTICLE, "test 1"), article_id="a0"))
    with pytest.raises(RecordError, match=f"line 1: id: is 'a0', but url, or outlet, title and date, give '{ARTICLE.id}'"):
        read_record(line, 1)


def test_what_is_written_fits_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for record in (record_of(CLAIM), record_of(ACTOR), record_of(LISTING), article_record(ARTICLE, "test 1")):
        assert list(validator.iter_errors(json.loads(write_record(record)))) == []


def test_the_schema_refuses_an_unknown_field() -> None:
    assert not jsonschema.Draft202012Validator(schema()).is_valid(json.loads(changed(colour="red")))


def test_the_published_schema_is_current() -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == schema(), "write it anew: python -m graph.records > docs/claims.schema.json"


def test_a_record_of_a_claim_is_a_claim() -> None:
    record = read_record(write_record(record_of(CLAIM)), 1)
    assert isinstance(record, ClaimRecord)
    assert record.plain is False
