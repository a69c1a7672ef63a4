"""Claims as nanopublications: held against the nanopub library, and no allegation in them a fact."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from Crypto.PublicKey import RSA
from nanopub.nanopub import Nanopub
from nanopub.utils import MalformedNanopubError
from pyoxigraph import Quad, RdfFormat, parse
from rdflib import Dataset

from api.signing import WrongKey, key_of
from graph.embedded import EmbeddedStore
from graph.rdf.formats import Turtle
from graph.rdf.nanopub import Key, nanopubs
from graph.rdf.writing import articles_with_claims
from ontology.vocabulary import AL
from tests.graph.rdf.stores import FACTS, IRIS, filled, relations_in

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib's own
READ = {("USA", "CONSULTS", "macron"): ("USA", "CONSULTS", "emmanuel-macron")}  # a claim keeps the id as it was read


@pytest.fixture(scope="module")
def store() -> Iterator[EmbeddedStore]:
    """A store of facts and of what is only claimed."""
    with filled() as one:
        yield one


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key of a user."""
    file = tmp_path_factory.mktemp("key") / "key.pem"
    file.write_bytes(RSA.generate(2048).export_key())
    return file


def made(store: EmbeddedStore, key: Key | None = None) -> list[str]:
    """Returns the nanopublications of a store, each as a file of its own."""
    head = Turtle(IRIS).begin()
    return [head + one for article in articles_with_claims(store) for one in nanopubs(*article, IRIS, key)]


def checked(text: str) -> Nanopub:
    """Returns a nanopublication as the library reads it."""
    data = Dataset()
    data.parse(data=text, format="trig")
    return Nanopub(rdf=data)


@pytest.mark.parametrize("signed", [False, True])
def test_the_library_finds_each_whole(store: EmbeddedStore, key_file: Path, signed: bool) -> None:
    texts = made(store, key_of(key_file) if signed else None)
    assert len(texts) == store.counts().claims
    for text in texts:
        found = checked(text)
        assert re.fullmatch(r"RA[A-Za-z0-9_-]{43}", str(found.metadata.trusty))
        assert found.has_valid_trusty
        assert found.is_valid
        if signed:
            assert found.has_valid_signature


@pytest.mark.parametrize(("old", "new"), [("al:stance-denies", "al:stance-affirms"), ("al:supports", "al:arms")])
def test_the_library_sees_what_was_changed(store: EmbeddedStore, old: str, new: str) -> None:
    text = next(one for one in made(store) if old in one)
    with pytest.raises(MalformedNanopubError, match="is not valid"):
        assert checked(text.replace(old, new)).has_valid_trusty


def test_a_signature_is_of_its_own_text(store: EmbeddedStore, key_file: Path) -> None:
    one, other = made(store, key_of(key_file))[:2]
    signatures = [re.search(r'hasSignature> "([^"]+)"', text) for text in (one, other)]
    assert signatures[0]
    assert signatures[1]
    with pytest.raises((MalformedNanopubError, ValueError)):
        assert checked(one.replace(signatures[0][1], signatures[1][1])).has_valid_signature


def test_only_facts_are_triples_in_assertions(store: EmbeddedStore) -> None:
    quads: list[Quad] = [quad for text in made(store) for quad in parse(text, format=RdfFormat.TRIG)]
    assert relations_in(quads) == {READ.get(fact, fact) for fact in FACTS}
    said = [quad for quad in quads if quad.predicate.value == AL + "standing"]
    assert len(said) == len([claim for claim in store.claims() if claim.standing])
    assert {str(quad.graph_name).rpartition("/")[2] for quad in said} == {"assertion>"}


def test_a_store_gives_the_same_hashes_each_time(store: EmbeddedStore) -> None:
    assert made(store) == made(store)


def test_a_file_that_is_no_key_is_told(tmp_path: Path, key_file: Path) -> None:
    other = tmp_path / "other.pem"
    other.write_text("no key")
    with pytest.raises(WrongKey, match="holds no RSA key without a passphrase"):
        key_of(other)
    other.write_bytes(RSA.import_key(key_file.read_bytes()).public_key().export_key())
    with pytest.raises(WrongKey, match="holds a public key"):
        key_of(other)
