"""Who is a member of what: one list of what references list and of what articles claim, told apart.

What is listed comes first, in the order of the ids of alliance and member, then of role, start, end and source: no article stands
behind it, so that nothing ranks one such row above another. What is claimed follows, ranked as all relations are. A page
holds so many rows of both together, and a cursor is of the part in which the page ended.
"""

from dataclasses import replace

from graph.answers import Cursor, Filters, cursor_after
from graph.asking import names_of
from graph.filtering import held, keys_of
from graph.profiles import ListedMembership, Memberships
from graph.properties import listings_of
from graph.rows import relation_rows
from graph.store import Listing, Reader

LISTED = "listed"  # the first key of a cursor that ends among what is listed: that of a claimed row is a number
LISTED_KEYS = (str, str, str, str, str, str, str)


def memberships_of(store: Reader, filters: Filters, quotes: int, *, after: Cursor | None = None) -> Memberships:
    """Returns as many memberships as the filter's limit says, those listed first; raises WrongQuestion for a cursor of another list."""
    within = after is None or after.keys[:1] == (LISTED,)
    page = _after(listed(store, filters), after)[: filters.limit] if within else ()
    left = filters.limit - len(page)
    claimed = relation_rows(store, replace(filters, limit=left), ("MEMBER_OF",), quotes, after=None if within else after) if left else ()
    return Memberships(page, claimed)


def memberships_cursor(page: Memberships) -> Cursor:
    """Returns the cursor of the page that begins after the last row of one that has rows."""
    return cursor_after(page.claimed[-1]) if page.claimed else Cursor((LISTED, *_place(page.listed[-1])))


def listed(store: Reader, filters: Filters) -> tuple[ListedMembership, ...]:
    """Returns the listed memberships that pass, in order."""
    members, alliances, pair = set(filters.by), {*filters.of, *filters.against}, set(filters.between or ())
    about = set(filters.about)
    found = [
        w
        for w in _listings(store, sorted(members), sorted(alliances or pair))
        if not about or w.member in about or w.alliance in about
        if (not members or w.member in members)
        and (not alliances or w.alliance in alliances)
        and (not pair or {w.member, w.alliance} == pair)
    ]
    lasting = [w for w in found if held(w.start, w.end, filters)]
    names = names_of(store, {key for w in lasting for key in (w.member, w.alliance)})
    rows = [
        ListedMembership(member=names[w.member], alliance=names[w.alliance], role=w.role, start=w.start, end=w.end, source=w.source)
        for w in lasting
        if not filters.by_kinds or names[w.member].kind in filters.by_kinds
        if not filters.of_kinds or names[w.alliance].kind in filters.of_kinds
    ]
    return tuple(sorted(rows, key=_place))


def _listings(store: Reader, members: list[str], alliances: list[str]) -> list[Listing]:
    """Returns the listed memberships of some members, or else in some alliances, or all."""
    if members:
        return listings_of(store.ask("listings_by", {"ids": members}), canonical=True)
    return listings_of(store.ask("listings_in", {"ids": alliances}) if alliances else store.ask("listings", {}), canonical=True)


def _place(row: ListedMembership) -> tuple[str, ...]:
    """Returns that by which what is listed is sorted."""
    return row.alliance.id, row.member.id, row.role, row.start or "", row.end or "", row.source


def _after(rows: tuple[ListedMembership, ...], after: Cursor | None) -> tuple[ListedMembership, ...]:
    """Returns what comes after a cursor."""
    if after is None:
        return rows
    place = tuple(str(key) for key in keys_of(after, LISTED_KEYS)[1:])
    return tuple(row for row in rows if _place(row) > place)
