"""How fast a store becomes RDF and RDF a store, and how much memory that takes, against pyoxigraph alone on the same quads.

The bare serializer is measured twice: on quads that lie ready in memory, and on a store of pyoxigraph's own on disk, which it has to
read as we have to read ours. The bare loader is its bulk loader, into such a store.

    python bench/rdf_export.py [ARTICLES [FORMAT]]
"""

import sys
from io import BytesIO, RawIOBase
from itertools import batched
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from pyoxigraph import RdfFormat, Store, parse, serialize

sys.path.insert(0, str(Path(__file__).parents[1]))  # the script is run by its path

from bench.figures import tell
from bench.made import made
from graph.embedded import EmbeddedStore
from graph.rdf.formats import Form
from graph.rdf.iris import Iris
from graph.rdf.parsing import READ_AS, quads_in
from graph.rdf.reading import Rest, readings
from graph.rdf.writing import Exported, export_rdf

ARTICLES = 2000
PUT = 64  # articles a transaction


class Nowhere(RawIOBase):
    """A file that counts what is written to it and keeps nothing."""

    size = 0

    def writable(self) -> bool:
        """Returns that it can be written to."""
        return True

    def write(self, data: object) -> int:
        """Counts some bytes."""
        length = len(memoryview(data))  # type: ignore[arg-type]  # bytes of some kind
        self.size += length
        return length


def memory_mb(name: str) -> float:
    """Returns the memory of this process: VmRSS what it has, VmHWM the most that it has had since that was last forgotten."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def filled(path: Path, articles: int) -> EmbeddedStore:
    """Returns a store of so many made articles."""
    store = EmbeddedStore(path)
    for batch in batched(range(articles), PUT):
        store.put(*map(made, batch))
    store.settle()
    return store


def exported(store: EmbeddedStore, form: Form) -> tuple[float, int, Exported, float]:
    """Returns the seconds of an export, its bytes, what it holds, and by how much memory grew."""
    Path("/proc/self/clear_refs").write_text("5")  # forget the most memory so far
    before, sink = memory_mb("VmRSS"), Nowhere()
    start = perf_counter()
    done = export_rdf(store, sink, form, Iris())  # type: ignore[arg-type]  # it is written to
    return perf_counter() - start, sink.size, done, memory_mb("VmHWM") - before


def bare(data: bytes, form: Form, folder: Path) -> tuple[float, float, float, int]:
    """Returns the seconds of the bare serializer from memory and from disk, those of the bulk loader, and how many quads there are."""
    quads = list(parse(data, format=READ_AS[form]))
    start = perf_counter()
    serialize(quads, format=READ_AS[form])
    memory, number = perf_counter() - start, len(quads)
    del quads
    store = Store(str(folder))
    start = perf_counter()
    store.bulk_load(data, format=READ_AS[form])
    load = perf_counter() - start
    start = perf_counter()
    store.dump(Nowhere(), RdfFormat.TRIG if form is Form.TRIG else RdfFormat.N_QUADS)  # type: ignore[arg-type]  # it is written to
    return memory, perf_counter() - start, load, number


def loaded(data: bytes, form: Form, path: Path | None) -> float:
    """Returns the seconds of reading an export into records, and where there is a path into a store."""
    store = EmbeddedStore(path) if path else None
    start = perf_counter()
    found = readings(quads_in(BytesIO(data), form), lambda *_: None, Rest())
    for batch in batched(found, PUT):
        if store:
            store.put(*batch)
    if store:
        store.settle()
        store.close()
    return perf_counter() - start


def main() -> None:
    """Measures and tells."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    form = Form(sys.argv[2]) if len(sys.argv) > 2 else Form.N_QUADS
    with TemporaryDirectory() as folder:
        store = filled(Path(folder) / "graph.grafeo", articles)
        seconds, size, done, grown = exported(store, form)
        stream = BytesIO()
        export_rdf(store, stream, form, Iris())
        store.close()
        data = stream.getvalue()
        memory, disk, bulk, quads = bare(data, form, Path(folder) / "bare")
        read, stored = loaded(data, form, None), loaded(data, form, Path(folder) / "again.grafeo")
    tell(
        "rdf_export",
        f"{form}: {done.claims} claims, {quads} quads, {size / 1e6:.0f} MB. "
        f"Export {done.claims / seconds:.0f} claims/s, {size / seconds / 1e6:.1f} MB/s "
        f"({disk / seconds:.2f} of pyoxigraph's dump of its own store, {memory / seconds:.2f} of its serializer on quads in memory), "
        f"memory +{grown:.0f} MB; import {done.claims / stored:.0f} claims/s ({bulk / stored:.2f} of its bulk loader; "
        f"reading without storing {done.claims / read:.0f} claims/s, {bulk / read:.2f})",
        export_claims_per_s=done.claims / seconds,
        export_bytes_per_s=size / seconds,
        export_to_dump=disk / seconds,
        export_to_serializer=memory / seconds,
        import_claims_per_s=done.claims / stored,
        import_to_bulk=bulk / stored,
        export_memory_mb=grown,
    )


if __name__ == "__main__":
    main()
