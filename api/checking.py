"""What `allegiance check` finds: in the store of a session, or in a file."""

import gzip
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph
from pydantic import ConfigDict, RootModel
from pydantic.alias_generators import to_camel
from pyoxigraph import RdfFormat

from graph.export import read_jsonl
from graph.progress import Progress
from graph.rdf.iris import Iris
from graph.rdf.pieces import pieces_of
from graph.shapes import Breach, Severity
from graph.store import Store, StoreError
from graph.validating import Findings, check_contents, check_pieces, check_store

RECORDS = (".jsonl", ".ndjson")


class Checked(RootModel[Findings]):
    """What a check has found."""

    model_config = ConfigDict(alias_generator=to_camel)


def checked_store(store: Store, iris: Iris, workers: int, progress: Progress, *, rebuild: bool) -> Findings:
    """Returns what a store breaks, after its relations are derived anew where that is wanted."""
    if rebuild:
        store.rebuild()
    return store.steady(lambda: check_store(store, iris, workers=workers, total=store.counts().articles, progress=progress))


def checked_file(path: Path, iris: Iris, workers: int, progress: Progress) -> Findings:
    """Returns what a file of records or RDF breaks; lines that are no records count as violations. Raises StoreError."""
    try:
        with _opened(path) as stream:
            if _suffix(path) not in RECORDS:
                with _rdf(path, stream) as held:
                    pieces = pieces_of(held)
                    first = next(pieces, None)
                    if first is None:
                        raise StoreError(
                            f"{path} holds no article, claim, relation, membership or actor of Allegiance: there is nothing to check"
                        )
                    return check_pieces(chain([first], pieces), workers=workers, progress=progress)
            contents = read_jsonl(stream)
    except OSError as error:
        raise StoreError(f"{path} cannot be read: {error.strerror or error}") from None
    wrong = [Breach(Severity.VIOLATION, "Record", f"{path}:{e.line}", str(e)) for e in contents.rejected]
    return check_contents(contents, iris, workers=workers, progress=progress, wrong=wrong)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Gives the bytes of a file, unpacked where its name ends in .gz."""
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
        yield cast("BinaryIO", stream)


@contextmanager
def _rdf(path: Path, stream: BinaryIO) -> Iterator[pyoxigraph.Store]:
    """Gives a file of RDF as a store on the disk, so that its size does not matter; raises StoreError with the place where it is no RDF."""
    form = RdfFormat.from_extension(_suffix(path).removeprefix("."))
    if form is None:
        known = "end it in .jsonl, .trig, .nq, .ttl, .jsonld or .rdf"
        raise StoreError(f"{path}: {_suffix(path) or 'no ending'} is the ending of no format that is known; {known}")
    with tempfile.TemporaryDirectory(prefix="allegiance-check-", ignore_cleanup_errors=True) as folder:
        held = pyoxigraph.Store(folder)
        try:
            held.bulk_load(stream, form)
        except SyntaxError as error:
            raise StoreError(f"{path} is no {form.name}: {error}") from None
        yield held


def _suffix(path: Path) -> str:
    return Path(path.name.removesuffix(".gz")).suffix.lower()
