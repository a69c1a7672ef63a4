"""The durable form: all of a store out, and in again into an equal one."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.export import Contents, export_jsonl, read_jsonl
from graph.model import Actor, Stance
from graph.records import article_record, record_of, write_record
from graph.store import Listing, Reading, Store
from tests.building import Told, actor, reading, told


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The export of two articles and a listing."""
    return exported(EmbeddedStore(tmp_path_factory.mktemp("export") / "store.db"), fill)


def fill(store: Store) -> None:
    """Stores two articles and a listing."""
    twice = told("TUR", "SENDS_FORCES", "AZE", "Armenian officials")
    store.put(reading(twice, told("ARM", "ACCUSES", "TUR", about=(0,)), twice, title="One"))
    macron = Actor(id="macron", name="Macron", kind="Person", aliases=("EM",))
    store.put(
        reading(
            told("macron/FRA", "CONSULTS", "ARM", "macron/FRA"), told("FRA", "ARMS", "AZE", "FRA", stance=Stance.DENIES), actors=(macron,)
        )
    )
    listing = Listing(member="FRA", alliance="nato", role="member", start="1949-04-04", end=None, source="reference")
    store.put_listings([listing], [actor("FRA", aliases=("Paris",)), actor("nato")])


def take(contents: Contents) -> Callable[[Store], None]:
    """Returns what stores the contents of lines."""

    def put(store: Store) -> None:
        for one in contents.readings:
            store.put(one)
        store.put_listings(contents.listings, contents.listed)

    return put


def exported(store: EmbeddedStore, put: Callable[[Store], None]) -> list[bytes]:
    """Returns the lines of a store's export after something is put into it."""
    put(store)
    stream = BytesIO()
    number = export_jsonl(store, stream)
    store.close()
    lines = stream.getvalue().splitlines(keepends=True)
    assert len(lines) == number
    return lines


def test_an_export_is_sorted(lines: list[bytes]) -> None:
    named = [json.loads(line) for line in lines]
    assert [n["record"] for n in named] == ["article"] * 2 + ["actor"] * 6 + ["listing"] + ["claim"] * 5
    assert [n["id"] for n in named[2:8]] == ["ARM", "AZE", "FRA", "TUR", "macron", "nato"]
    claims = [(n["article"]["id"], n["id"]) for n in named[9:]]
    assert claims == sorted(claims)


def test_an_export_taken_in_gives_an_equal_store(lines: list[bytes], tmp_path: Path) -> None:
    contents = read_jsonl(lines)
    assert contents.rejected == ()
    assert exported(EmbeddedStore(tmp_path / "store.db"), take(contents)) == lines


def test_the_order_of_lines_changes_nothing(lines: list[bytes], tmp_path: Path) -> None:
    assert exported(EmbeddedStore(tmp_path / "store.db"), take(read_jsonl(reversed(lines)))) == lines


def broken(line: bytes, **fields: object) -> bytes:
    """Returns a line with other fields."""
    return json.dumps(json.loads(line) | fields).encode()


def test_a_bad_line_is_told_and_the_rest_is_kept(lines: list[bytes]) -> None:
    contents = read_jsonl([*lines[:9], b"\n", b"{}\n", *lines[9:]])
    assert [error.line for error in contents.rejected] == [11]
    assert [len(one.claims) for one in contents.readings] == [len(one.claims) for one in read_jsonl(lines).readings]


@pytest.mark.parametrize(
    ("fields", "field", "reason"),
    [
        ({"quote": "What nobody wrote."}, "quote", "is not what stands at"),
        ({"id": "c0"}, "id", "is not the hash of the claim's own words"),
        ({"relation": "ATTACKS"}, "id", "is not the hash of the claim's own words"),
        (
            {"article": {"id": "a0", "title": "", "outlet": None, "published": None, "url": None}},
            "article.id",
            "no article a0 stands in this input",
        ),
    ],
)
def test_a_claim_that_does_not_fit_its_article_is_told(lines: list[bytes], fields: dict[str, object], field: str, reason: str) -> None:
    claims = [n for n, line in enumerate(lines) if b'"record":"claim"' in line and b'"about":[]' in line and b"CONSULTS" in line]
    at = claims[0]
    (error,) = read_jsonl([*lines[:at], broken(lines[at], **fields), *lines[at + 1 :]]).rejected
    assert (error.line, error.field) == (at + 1, field)
    assert error.reason.startswith(reason)


def test_a_claim_about_a_lost_claim_goes_with_it(lines: list[bytes]) -> None:
    accusing = next(json.loads(line) for line in lines if b'"relation":"ACCUSES"' in line)
    at = next(n for n, line in enumerate(lines) if f'"id":"{accusing["about"][0]}"' in line.decode())
    contents = read_jsonl([*lines[:at], *lines[at + 1 :]])
    assert [(error.field, error.reason) for error in contents.rejected] == [
        ("about", "names a claim that is not among those of its article")
    ]


def test_a_missing_actor_is_told(lines: list[bytes]) -> None:
    contents = read_jsonl(line for line in lines if json.loads(line)["id" if b'"listing"' not in line else "member"] != "macron")
    assert [error.field for error in contents.rejected] == ["subject.id"]


def test_a_listing_of_nobody_is_told(lines: list[bytes]) -> None:
    contents = read_jsonl(line for line in lines if b'"record":"actor","v":1,"id":"nato"' not in line)
    assert [(error.field, error.reason) for error in contents.rejected] == [("alliance", "no actor nato stands in this input")]
    assert contents.listings == ()


@pytest.mark.parametrize(
    ("claim", "field", "reason"),
    [
        (told("ARM", "LEADS", "ARM"), "subject.kind", "LEADS takes no State as its subject"),
        (told("ARM", "MEMBER_OF", "AZE"), "object.kind", "MEMBER_OF takes no State as its object"),
        (told("ARM", "ARMS"), "object", "is missing, and ARMS needs one"),
        (told("ARM", "SUPPORTS", "ARM"), "object.id", "is the subject itself"),
    ],
)
def test_a_claim_that_the_ontology_does_not_allow_is_told(claim: Told, field: str, reason: str) -> None:
    contents = read_jsonl(records(reading(claim)))
    assert [(error.line, error.field, error.reason) for error in contents.rejected] == [(1, field, reason)]
    assert [one.claims for one in contents.readings] == [()]


@pytest.mark.parametrize(("start", "end"), [(900, 903), (7, 10), (-3, 3)])
def test_words_that_do_not_stand_in_the_article_are_told(start: int, end: int) -> None:
    one = reading(told("ARM", "ACCUSES", "AZE", "aliyev/AZE"))
    (claim,) = one.claims
    assert claim.object
    moved = replace(one, claims=(replace(claim, object=replace(claim.object, start=start, end=end)),))
    assert [(error.line, error.field) for error in read_jsonl(records(moved)).rejected] == [(1, "object")]


def records(one: Reading) -> list[bytes]:
    """Returns a reading as lines, its claims first."""
    claims, actors = map(record_of, one.claims), map(record_of, one.actors)
    return [write_record(record) for record in (*claims, *actors, article_record(one.article, one.extractor))]
