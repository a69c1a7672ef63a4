"""RDF into a store: round trips that lose nothing, and bad input of which every piece is told."""

import random
import re
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse, serialize

from graph.embedded import EmbeddedStore
from graph.export import export_jsonl
from graph.rdf.formats import Form
from graph.rdf.iris import Iris
from graph.rdf.parsing import quads_in
from graph.rdf.reading import RefusedRdf, Rest, Way, readings
from graph.store import Reader, Store
from ontology.vocabulary import AL
from tests.graph.rdf.stores import IRIS, READ_AS, exported, filled

type Told = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    """A store of facts and of what is only claimed."""
    with filled() as one:
        yield one


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """A store of nothing."""
    one = EmbeddedStore(tmp_path / "store.db")
    yield one
    one.close()


def jsonl(store: Reader) -> bytes:
    """Returns a store as JSON Lines."""
    stream = BytesIO()
    export_jsonl(store, stream)
    return stream.getvalue()


def load(store: Store, data: bytes, form: Form) -> Told:
    """Puts what a file holds into a store; returns what is left out."""
    told: Told = []
    rest = Rest()
    for reading in readings(quads_in(BytesIO(data), form, lambda *one: told.append(one)), lambda *one: told.append(one), rest):
        store.put(reading)
    store.decide(rest.contents.decisions, store.decisions())
    store.put_listings(rest.contents.listings, rest.contents.listed)
    store.rule(rest.contents.rulings, ())
    store.settle()
    return told


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("base", [IRIS.base, "http://localhost:8000/id/"])
def test_a_store_comes_back_as_it_was(store: EmbeddedStore, empty: EmbeddedStore, form: Form, base: str) -> None:
    data = exported(store, form, iris=Iris(base))
    told = load(empty, data, form)
    if form is not Form.RDF_XML:  # which cannot hold every character
        assert told == []
    assert exported(empty, Form.N_QUADS) == exported(store, Form.N_QUADS)
    assert jsonl(empty) == jsonl(store)


@pytest.mark.parametrize("form", [Form.TRIG, Form.N_QUADS, Form.TURTLE])
def test_triple_terms_come_back_too(store: EmbeddedStore, empty: EmbeddedStore, form: Form) -> None:
    assert load(empty, exported(store, form, triple_terms=True), form) == []
    assert exported(empty, Form.TRIG, triple_terms=True) == exported(store, Form.TRIG, triple_terms=True)


def test_the_order_of_quads_changes_nothing(store: EmbeddedStore, empty: EmbeddedStore) -> None:
    lines = exported(store, Form.N_QUADS).splitlines(keepends=True)
    random.Random(7).shuffle(lines)
    assert load(empty, b"".join(lines), Form.N_QUADS) == []
    assert jsonl(empty) == jsonl(store)


@pytest.mark.parametrize("form", [Form.TRIG, Form.JSON_LD])
def test_what_another_tool_wrote_comes_back(store: EmbeddedStore, empty: EmbeddedStore, form: Form) -> None:
    quads = list(parse(exported(store, form), format=READ_AS[form]))
    other = serialize(sorted(quads, key=lambda quad: str(quad.graph_name), reverse=True), format=READ_AS[form])
    assert other
    assert load(empty, other, form) == []
    assert jsonl(empty) == jsonl(store)


def changed(data: bytes, old: str, new: str, times: int = 1) -> bytes:
    """Returns a file with another piece in it."""
    assert old in data.decode()
    return data.decode().replace(old, new, times).encode()


def line_of(data: bytes, *pieces: str) -> str:
    """Returns the first line that holds all of some pieces."""
    return next(line for line in data.decode().split("\n") if all(piece in line for piece in pieces))


@pytest.mark.parametrize(
    ("prop", "value", "reason"),
    [
        ("confidence", '"1.5"^^<http://www.w3.org/2001/XMLSchema#double>', None),
        ("stance", f"<{AL}stance-cheers>", "stance: "),
        ("relation", "<http://evil.example/p>", "relation: "),
        ("start", '"99999"^^<http://www.w3.org/2001/XMLSchema#integer>', "quote: is not what stands"),
        ("start", '"x"', "start: is 'x', no whole number"),
        ("quote", '"What nobody wrote."', "quote: is not what stands"),
        ("subject", "<https://w3id.org/allegiance/id/actor/USA>", "subject: is USA, but the words are said to name"),
        ("extractor", "<http://x.example/1>", "extractor: is <http://x.example/1>, no IRI of the form"),
    ],
)
def test_a_claim_that_is_broken_is_told_and_the_others_are_kept(
    store: EmbeddedStore, empty: EmbeddedStore, prop: str, value: str, reason: str | None
) -> None:
    data = exported(store, Form.N_QUADS)
    claim = next(c for c in store.claims() if c.relation == "RECOGNIZES")
    me = f"<{IRIS.of('claim', claim.id)}>"
    old = line_of(data, f"{me} <{AL}{prop}>")
    subject, predicate, _ = old.split(" ", 2)
    graph = old.split(" ")[-2]
    told = load(empty, changed(data, old, f"{subject} {predicate} {value} {graph} ."), Form.N_QUADS)
    if reason is None:
        return
    assert [(one, where) for one, where, _ in told] == [("record", me[1:-1])]
    assert told[0][2].startswith(reason)
    assert empty.counts().claims == store.counts().claims - 1


def test_a_line_that_is_missing_is_told(store: EmbeddedStore, empty: EmbeddedStore) -> None:
    data = exported(store, Form.N_QUADS)
    claim = next(c for c in store.claims() if c.relation == "RECOGNIZES")
    lost = line_of(data, IRIS.of("claim", claim.id), f"<{AL}quote>")
    told = load(empty, changed(data, lost + "\n", ""), Form.N_QUADS)
    assert [one for one, _, _ in told] == ["torn", "record"]
    assert empty.counts().claims == store.counts().claims - 1


def test_a_line_that_is_no_quad_is_left_out_and_told_with_its_number(store: EmbeddedStore, empty: EmbeddedStore) -> None:
    lines = exported(store, Form.N_QUADS).split(b"\n")
    lines[7:7] = [b"what is this?"]
    lines[200:200] = [b'<http://a.example/1> "a text as predicate" <http://a.example/2> .', b""]
    told = load(empty, b"\n".join(lines), Form.N_QUADS)
    assert [(reason, where) for reason, where, _ in told] == [("line", "line 8"), ("line", "line 201")]
    assert told[0][2].startswith("is no quad and is left out: ")
    assert jsonl(empty) == jsonl(store)


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        (b"Dear all,\nplease find enclosed\n", 1, "is no such RDF"),
        (b"\nDear all,", 2, "is no such RDF"),
        (b"what?\n" * 1_000_000, 1, "is no such RDF"),
        (b'<e:a> <e:b> "c" .\n<e:a> <e:b> "d', 2, "cut off"),
    ],
    ids=["a letter", "one line", "many lines", "a torn one"],
)
def test_lines_of_which_none_is_a_quad_and_a_torn_last_one_end_the_file(data: bytes, line: int, message: str) -> None:
    told: list[tuple[str, str, str]] = []
    with pytest.raises(RefusedRdf, match=message) as caught:
        list(quads_in(BytesIO(data), Form.N_QUADS, lambda *one: told.append(one)))
    assert (caught.value.line, told) == (line, [])


def test_a_line_that_does_not_end_takes_little_memory_where_others_may_be_left_out() -> None:
    endless = Endless(b'<e:a> <e:b> "c" .\n<e:a> <e:b> ' + b'"d" ' * 10, 1 << 30)
    with pytest.raises(RefusedRdf, match="MiB, as no export does"):
        list(quads_in(endless, Form.N_QUADS, lambda *_: None))  # type: ignore[arg-type]  # it reads


def test_quads_about_nothing_that_is_known_are_counted(store: EmbeddedStore, empty: EmbeddedStore) -> None:
    data = exported(store, Form.N_QUADS)
    said = b'<http://x.example/p> "1"'
    more = b"<http://x.example/a> %b .\n<http://x.example/a> %b <http://x.example/g> .\n_:b %b .\n" % (said, said, said)
    told = load(empty, data + more, Form.N_QUADS)
    assert [one for one, _, _ in told] == ["unknown"] * 3
    assert jsonl(empty) == jsonl(store)


def test_a_plain_triple_without_a_claim_is_no_relation(store: EmbeddedStore, empty: EmbeddedStore) -> None:
    invented = f"<{IRIS.of('actor', 'POL')}> <{AL}arms> <{IRIS.of('actor', 'TUR')}> .\n".encode()
    load(empty, invented + exported(store, Form.N_QUADS), Form.N_QUADS)
    assert jsonl(empty) == jsonl(store)
    assert not [r for r in empty.relations() if (r.source, r.target) == ("POL", "TUR")]


def test_a_newer_form_is_refused(store: EmbeddedStore, empty: EmbeddedStore) -> None:
    data = changed(exported(store, Form.TRIG), "al:formatVersion 1", "al:formatVersion 2")
    with pytest.raises(RefusedRdf, match="is of version 2 of the form, and this program knows version 1; load it with a newer one"):
        load(empty, data, Form.TRIG)
    assert empty.counts().articles == 0


@pytest.mark.parametrize("form", list(Form))
def test_wherever_a_file_is_cut_off_that_is_told_with_its_last_line(store: EmbeddedStore, form: Form) -> None:
    data = exported(store, form)
    first = next(re.finditer(rb"(?:al:|ns#)State", data)).end() + 100  # a triple is there
    ends = [found.end() for found in re.finditer(rb"\n", data) if found.end() > first][:-1]
    assert not torn(data, form)
    for cut in (*ends[:: len(ends) // 40], *ends[-6:], *range(first, len(data) - 2, len(data) // 40)):
        assert torn(data[:cut], form) == [f"line {len(data[:cut].splitlines())}"], data[:cut][-80:]


def torn(data: bytes, form: Form) -> list[str]:
    """Returns where a file is said to be cut off."""
    told: Told = []
    way = Way()
    try:
        list(readings(quads_in(BytesIO(data), form, lambda *one: told.append(one), way), lambda *one: told.append(one), Rest(), way=way))
    except RefusedRdf as refused:
        return [f"line {refused.line}" if "cut off" in str(refused) else str(refused)]
    return [where for reason, where, what in told if reason == "torn" and "cut off" in what and where.startswith("line")]


@pytest.mark.parametrize("form", list(Form))
def test_a_file_that_is_cut_off_is_told_with_its_line(store: EmbeddedStore, empty: EmbeddedStore, form: Form) -> None:
    data = exported(store, form)
    half = data[: len(data) * 2 // 3]
    half = half[: half.rindex(b'"')]
    with pytest.raises(RefusedRdf, match=r"cut off|is no such RDF") as caught:
        load(empty, half, form)
    assert form is Form.RDF_XML or (caught.value.line or 0) > 1


@pytest.mark.parametrize(
    ("form", "data", "message"),
    [
        (Form.TRIG, b"@prefix a: <http://a/> .\na:x a:y {", "line 2 column 9"),
        (Form.N_QUADS, b'<http://a> <http://b c> "x" .\n', "Invalid IRI"),
        (Form.N_QUADS, b"\xff\xfe\x00", "is no such RDF"),
        (Form.JSON_LD, b'{"@id":"http://a",\n"http://b":nope}', "line 2"),
        (Form.JSON_LD, b'{"@context":"https://e.example/c.jsonld","@id":"http://a","http://b":"x"}', "which is never fetched"),
        (Form.JSON_LD, b'{"@context":{"@import":"https://e.example/c.jsonld"},"@id":"http://a"}', "which is never fetched"),
        (Form.RDF_XML, b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><r>&b;</r>', "entities of its own"),
        (Form.RDF_XML, b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>', "cut off"),
    ],
)
def test_what_is_no_rdf_is_told(form: Form, data: bytes, message: str) -> None:
    with pytest.raises(RefusedRdf, match=message):
        list(quads_in(BytesIO(data), form))


class Endless:
    """A file of one line that does not end before so many bytes."""

    def __init__(self, head: bytes, size: int) -> None:
        self.head, self.left = head, size

    def read(self, size: int = -1) -> bytes:
        """Returns the next piece."""
        piece, self.head = self.head[:size], self.head[size:]
        if not piece:
            piece = b"x" * min(size, self.left)
            self.left -= len(piece)
        return piece


@pytest.mark.parametrize(
    ("form", "head"),
    [
        (Form.N_QUADS, b'<http://a> <http://b> "'),
        (Form.TRIG, b'<http://a> <http://b> "'),
        (
            Form.RDF_XML,
            b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description r:about="http://a"><p xmlns="http://e/">',
        ),
    ],
)
def test_a_line_of_a_gigabyte_takes_little_memory(form: Form, head: bytes) -> None:
    tracemalloc.start()
    with pytest.raises(RefusedRdf, match="holds a value of more than 8 MiB"):
        list(quads_in(Endless(head, 1 << 30), form))  # type: ignore[arg-type]  # it reads
    assert tracemalloc.get_traced_memory()[1] < 32 * 1024 * 1024
    tracemalloc.stop()


def test_ids_and_labels_that_try_to_break_out_come_back(store: EmbeddedStore, empty: EmbeddedStore) -> None:
    data = exported(store, Form.N_QUADS).replace(b"/actor/CAN>", b"/actor/CAN%3E%20%3Cx%3E>")
    told = load(empty, data, Form.N_QUADS)
    assert {one for one, _, _ in told} == {"record"}  # ids with white space are none
    assert b"CAN" not in b"".join(line for line in jsonl(empty).splitlines() if b'"actor"' in line[:20])


def test_reading_ends_in_equal_quads_for_rdflib_too(store: EmbeddedStore) -> None:
    data = exported(store, Form.TRIG)
    assert len(set(parse(data, format=RdfFormat.TRIG))) == len(list(quads_in(BytesIO(data), Form.TRIG)))
