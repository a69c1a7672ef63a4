"""Queries for the saved scripts of Neo4j Browser: an archive that is dropped onto its window.

Browser files each script under the folder that holds it, and names it by its first line.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.browser.queries import Query, parameters, queries, setting

FOLDER = "Allegiance"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment of the format: the same scripts give the same bytes


def favourites() -> bytes:
    """Returns the archive: a script that sets all parameters, and one for each query."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, text in scripts().items():
            entry = ZipInfo(f"{FOLDER}/{name}.cypher", LONG_AGO)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, text)
    return packed.getvalue()


def scripts() -> dict[str, str]:
    """Returns the scripts by name."""
    settings = "".join(f":{setting(name, value)};\n" for name, value in parameters().items())
    return {"00_names": f"// 0. The names in the queries: change them, then run\n{settings}"} | {
        query.name: _script(number, query) for number, query in enumerate(queries(), 1)
    }


def _script(number: int, query: Query) -> str:
    return f"// {number}. {query.title}\n// {query.reading}\n{query.text}\n"
