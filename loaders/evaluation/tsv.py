"""Files of a user: the gold, the titles that its articles go by, and actors with their homes; all tab-separated.

The columns of the gold are told in docs/evaluate.md. What is not understood is an error with its line, never a guess.
"""

import csv
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path

from graph.model import slug
from loaders.evaluation.gold import Gold, GoldArticle, GoldError, GoldFile
from loaders.evaluation.names import ActorFile
from loaders.evaluation.rows import BadRow, row_of
from loaders.evaluation.scoring import DETAILS
from ontology.vocabulary import UnknownRelation

NEEDED = ("article", "subject", "relation", "object")
OPTIONAL = ("id", "stance", "modality", "attributed_to", "required", "evidence", *DETAILS, "note")
SAME = {"date_start": "dateStart", "date_end": "dateEnd"}
TOLD = 20  # faults told of one file; the rest is counted


def read_gold(path: Path) -> GoldFile:
    """Returns the gold of a file; raises GoldError with all its faults."""
    table = list(_table(path))
    if not table:
        raise GoldError(f"{path}: is empty; its first line names the columns: {', '.join(NEEDED)} and any of {', '.join(OPTIONAL)}")
    columns = _columns(path, table[0][1])
    rows: list[Gold] = []
    empty: dict[str, int] = {}
    faults: list[str] = []
    for line, cells in table[1:]:
        try:
            named = _named(columns, cells)
            if named.get("article") and not any(text for name, text in named.items() if name not in ("article", "note")):
                empty.setdefault(named["article"], line)
            else:
                rows.append(row_of(named, line))
        except (BadRow, UnknownRelation) as error:
            faults.append(f"{path}:{line}: {error}")
    faults += _repeated(path, rows)
    if faults:
        raise GoldError("\n".join([*faults[:TOLD], *([f"... and {len(faults) - TOLD} more"] if len(faults) > TOLD else [])]))
    if not (rows or empty):
        raise GoldError(f"{path}: has no rows below its first line; write one for each fact that a careful reader finds")
    lines = {**empty, **{row.article: row.line for row in reversed(rows)}}
    as_acts = not any(row.stance == "denies" for row in rows)
    articles = [GoldArticle(key, tuple(r for r in rows if r.article == key), as_acts) for key in sorted(lines, key=lambda k: lines[k])]
    return GoldFile(str(path), tuple(articles), _titles(beside(path, "articles")), lines)


def beside(path: Path, what: str) -> Path:
    """Returns where a file that belongs to a gold file would lie: `gold.articles.tsv` beside `gold.tsv`."""
    return path.with_name(f"{path.name.removesuffix('.tsv')}.{what}.tsv")


def read_actors(path: Path) -> ActorFile:
    """Returns the actors that a file lists, a line each: id, home, aliases joined by `|`; raises GoldError."""
    ids: dict[str, str] = {}
    homes: dict[str, str] = {}
    for line, cells in _table(path):
        own, home, names = ([c.strip() for c in cells] + ["", ""])[:3]
        if not own:
            raise GoldError(f"{path}:{line}: has no id; a line is: id, home (empty where it is its own), aliases joined by |")
        homes[own] = home or own
        for name in filter(None, (slug(n) for n in (own, *names.split("|")))):
            if ids.setdefault(name, own) != own:
                raise GoldError(f"{path}:{line}: {name!r} names {ids[name]!r} already; let each alias name one actor")
    if not homes:
        raise GoldError(f"{path}: lists no actor; a line is: id, home (empty where it is its own), aliases joined by |")
    return ActorFile(ids, homes)


def _table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yields the lines that hold something, with their numbers; those that begin with # are comments."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise GoldError(f"{path}: is no text in UTF-8; save it as tab-separated text in UTF-8") from None
    reader = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    yield from ((n, cells) for n, cells in enumerate(reader, 1) if any(c.strip() for c in cells) and not cells[0].startswith("#"))


def _columns(path: Path, header: list[str]) -> list[str]:
    columns = [SAME.get(name.strip(), name.strip()) for name in header]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        commas = len(columns) == 1 and "," in header[0]
        hint = "the columns are separated by commas: save the file with tabs" if commas else f"the first line has {', '.join(columns)}"
        raise GoldError(f"{path}:1: lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}; {hint}")
    for name in columns:
        if name not in (*NEEDED, *OPTIONAL):
            near = get_close_matches(name, (*NEEDED, *OPTIONAL), n=1)
            meant = f"is {near[0]!r} meant?" if near else f"the columns are {', '.join((*NEEDED, *OPTIONAL))}"
            raise GoldError(f"{path}:1: there is no column {name!r}; {meant}")
        if columns.count(name) > 1:
            raise GoldError(f"{path}:1: has two columns {name!r}; keep one")
    return columns


def _named(columns: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) > len(columns):
        raise BadRow(f"has {len(cells)} columns, the first line names {len(columns)}; take out a tab")
    return dict(zip(columns, [cell.strip() for cell in cells], strict=False))


def _repeated(path: Path, rows: Iterable[Gold]) -> Iterator[str]:
    """Yields what to tell of rows whose id another row of the article has."""
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        first = seen.setdefault((row.article, row.id), row.line)
        if first != row.line:
            yield f"{path}:{row.line}: the id {row.id!r} is that of line {first} too; give each row its own, or leave the column out"


def _titles(path: Path) -> dict[str, str]:
    """Returns the beginnings of titles by article, where the gold has a file of them."""
    titles: dict[str, str] = {}
    for line, cells in _table(path) if path.exists() else ():
        if len(cells) < 2 or not cells[1].strip():
            raise GoldError(f"{path}:{line}: has no title; a line is: the article as the gold names it, the beginning of its title")
        titles[cells[0].strip()] = cells[1].strip()
    return titles
