"""Who published what is held: each outlet with its articles, its claims and its days."""

from dataclasses import dataclass, replace

from graph.answers import Cursor
from graph.filtering import keys_of
from graph.properties import rows_as
from graph.store import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow:
    """An outlet with how many articles of it are held and how many claims these make; `first` and `last` are days of publication."""

    name: str
    articles: int
    claims: int = 0
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class OutletPage:
    """A page of outlets, how many there are in all, and where the page ended, None at the end."""

    outlets: tuple[OutletRow, ...]
    number: int
    next: Cursor | None


def outlets(store: Reader, limit: int, after: Cursor | None = None) -> OutletPage:
    """Returns a page of outlets, those with most articles first."""
    least, last = keys_of(after, (int, str))
    claims = {str(row["name"]): int(str(row["claims"])) for row in store.ask("outlets_claims", {})}
    found = [replace(row, claims=claims.get(row.name, 0)) for row in rows_as(store.ask("outlets_listed", {}), OutletRow)]
    ordered = sorted(found, key=lambda row: (-row.articles, row.name))
    rest = [row for row in ordered if after is None or (-row.articles, row.name) > (-int(least or 0), str(last))]
    page = rest[:limit]
    more = len(rest) > len(page) and page
    return OutletPage(tuple(page), len(found), Cursor((page[-1].articles, page[-1].name)) if more else None)
