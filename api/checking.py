"""What `allegiance check` finds: in the store of a session, or in a file."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import pyoxigraph
from pydantic import ConfigDict, RootModel
from pydantic.alias_generators import to_camel

from graph.export import read_jsonl
from graph.progress import Progress
from graph.rdf.formats import Form
from graph.rdf.iris import Iris
from graph.rdf.parsing import quads_in
from graph.rdf.pieces import pieces_of
from graph.rdf.reading import RefusedRdf
from graph.shapes import Breach, Severity
from graph.store import Store, StoreError
from graph.validating import Findings, check_contents, check_pieces, check_store
from loaders.readers import ReadOptions, RecordsFile, Rejection, read_sources
from loaders.readers.items import RdfFile


class Checked(RootModel[Findings]):
    """What a check has found."""

    model_config = ConfigDict(alias_generator=to_camel)


def checked_store(store: Store, iris: Iris, workers: int, progress: Progress, *, rebuild: bool) -> Findings:
    """Returns what a store breaks, after its relations are derived anew where that is wanted."""
    if rebuild:
        store.rebuild()
    return store.steady(lambda: check_store(store, iris, workers=workers, total=store.counts().articles, progress=progress))


def checked_file(path: Path, iris: Iris, workers: int, progress: Progress) -> Findings:
    """Returns what a file of records or RDF breaks; lines that are no records count as violations. Raises StoreError.

    It is found out what the file holds, and it is guarded against, as where it is loaded.
    """
    match next(read_sources([str(path)], ReadOptions()), None):
        case RdfFile() as file:
            with _held(file) as held:
                pieces = pieces_of(held)
                first = next(pieces, None)
                if first is None:
                    raise StoreError(f"{path} holds no article, claim, relation, listing or actor of Allegiance: there is nothing to check")
                return check_pieces(chain([first], pieces), workers=workers, progress=progress)
        case RecordsFile() as file:
            contents = read_jsonl(line.encode() for line in file.lines())
        case Rejection() as rejected:
            raise StoreError(f"{path}: {rejected.message}")
        case _:
            raise StoreError(f"{path} holds neither records nor RDF; what `allegiance export` writes can be checked")
    wrong = [Breach(Severity.VIOLATION, "Record", f"{path}:{e.line}", str(e)) for e in contents.rejected]
    return check_contents(contents, iris, workers=workers, progress=progress, wrong=wrong)


@contextmanager
def _held(file: RdfFile) -> Iterator[pyoxigraph.Store]:
    """Gives a file of RDF as a store on the disk, so that its size does not matter; raises StoreError with the line where it is no RDF."""
    with tempfile.TemporaryDirectory(prefix="allegiance-check-", ignore_cleanup_errors=True) as folder:
        held = pyoxigraph.Store(folder)
        try:
            with file.opened() as stream:
                held.bulk_extend(quads_in(stream, Form(file.form.value)))
        except RefusedRdf as refused:
            raise StoreError(f"{file.path if refused.line is None else f'{file.path}:{refused.line}'}: {refused}") from None
        yield held
