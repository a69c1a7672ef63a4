"""`allegiance export`, `remove`, `stats`, `backup`, `restore`: the store as a whole."""

import gzip
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from api.answering import Stats
from api.commands.session import FormOption, session_of
from api.exporting import FORMATS, WITH_TRIPLE_TERMS, Exported, parts
from api.opening import is_address, served, store_path
from api.output import write_answer
from api.signing import key_of
from api.tables import print_counts
from graph.embedded import EmbeddedStore
from graph.embedded import restore as restore_file
from graph.model import digest_of
from graph.store import Reader, StoreError, StoreLocked, seq_of


def export(
    context: typer.Context,
    form: Annotated[Exported, typer.Option("--format", help=FORMATS)] = Exported.JSONL,
    output: Annotated[Path | None, typer.Option("--output", help="A file; packed where its name ends in .gz.")] = None,
    rdf12: Annotated[bool, typer.Option("--rdf12", help="Say of each claim which triple it reifies, as RDF 1.2 has it.")] = False,
    key: Annotated[Path | None, typer.Option("--key", help="Your RSA key as PEM, by which nanopublications are signed.")] = None,
) -> None:
    """Write all that the store holds, sorted: the same store gives the same bytes. `load` takes it back."""
    session = session_of(context)
    if rdf12 and form not in WITH_TRIPLE_TERMS:
        raise typer.BadParameter(f"{form} has no triple terms; name trig, nquads or turtle", param_hint="--rdf12")
    if key and form is not Exported.NANOPUB:
        raise typer.BadParameter("only nanopublications are signed; name --format nanopub", param_hint="--key")
    signs = key_of(key) if key else None
    with session.store() as store:
        before = seq_of(store)
        with _read_apart(store), _sink(output) as stream:
            stream.writelines(parts(store, form, session.settings, triple_terms=rdf12, key=signs, told=session.say))
        changed = seq_of(store) != before
    if changed:
        session.say("the store changed while it was exported, so that records may not fit together; export again")
        raise typer.Exit(1)


def remove(context: typer.Context, article: Annotated[str, typer.Argument(help="The id of an article, or its address.")]) -> None:
    """Take an article out, with its claims."""
    session = session_of(context)
    with session.store() as store:
        store.remove("a" + digest_of(article) if "://" in article else article)
    session.say(f"removed {article}")


def stats(context: typer.Context, form: FormOption = None) -> None:
    """How much the store holds."""
    session = session_of(context, form)
    with session.store() as store:
        counts = store.counts()
    write_answer(Stats(counts), session.form, session.console, lambda console: print_counts(counts, console))


def backup(context: typer.Context, path: Path) -> None:
    """Write a copy of the store to a new file, while the store is in use."""
    session = session_of(context)
    with session.store() as store:
        store.backup(path)
    session.say(f"copied to {path}")


def restore(context: typer.Context, path: Path) -> None:
    """Put a copy in the place of the store, also while it is served."""
    session = session_of(context)
    if is_address(session.settings.store):
        raise StoreError("name the store by its path; its service is found by it")
    target = store_path(session.settings)
    try:
        restore_file(path, target)
    except StoreLocked as locked:
        if not locked.address:
            raise
        store = served(locked, target, session.settings)
        store.restore(path)
        store.close()
    session.say(f"restored {target} from {path}")


def _read_apart(store: Reader) -> AbstractContextManager[None]:
    """Sees to it that memory does not grow with the store, which a service and a server see to themselves."""
    return store.put_aside() if isinstance(store, EmbeddedStore) else nullcontext()


@contextmanager
def _sink(output: Path | None) -> Iterator[BinaryIO]:
    """Gives where to write; a file appears when it is whole, and the same records give the same bytes."""
    if output is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    draft = output.with_name(output.name + ".part")
    try:
        with draft.open("wb") as stream:
            if output.suffix == ".gz":
                with gzip.GzipFile("", "wb", fileobj=stream, mtime=0) as packed:
                    yield packed  # type: ignore[misc]
            else:
                yield stream
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)
