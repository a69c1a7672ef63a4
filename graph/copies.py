"""Which articles are copies of one text, to be looked through: the groups that count as one origin, and how much is shared."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers import Cursor
from graph.filtering import keys_of
from graph.model import Article
from graph.properties import articles_of
from graph.store import NotStored, Reader
from graph.wording import Wording, likeness, wording

DIGITS = 2  # of a share


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """An article of a group: how many words it has, and what share of the shorter text stands in the longer one.

    `shared` is against the article that was asked for, or else against the one of the group with the most words; of that
    one itself it is None. `direct` is whether these two are copies by themselves, and not because of others between them.
    """

    id: str
    title: str
    outlet: str | None
    published: str | None
    url: str | None
    words: int
    shared: float | None
    direct: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """The articles that count as one origin, the earliest first; `against` is the one that the others are held against."""

    origin: str
    size: int
    outlets: int
    first: str | None
    last: str | None
    against: str
    articles: tuple[CopyRow, ...]


def groups_of_copies(store: Reader, limit: int, after: Cursor | None = None) -> tuple[CopyGroup, ...]:
    """Returns the groups of two articles and more, the largest first, then by origin."""
    return store.steady(lambda: tuple(_group(store, origin, None) for origin in origins_of_copies(store, limit, after)))


def origins_of_copies(store: Reader, limit: int, after: Cursor | None = None) -> list[str]:
    """Returns the origins that two articles and more have, those of most first, then by id."""
    size, origin = keys_of(after, (int, str))
    return [str(row["origin"]) for row in store.ask("copies", {"limit": limit, "afterSize": size, "afterOrigin": origin})]


def copies_cursor(group: CopyGroup) -> Cursor:
    """Returns the cursor of the page that begins after a group."""
    return Cursor((group.size, group.origin))


def copies_of(store: Reader, article_id: str) -> CopyGroup:
    """Returns the group of an article, which is alone in it where it has no copy; raises NotStored."""

    def group() -> CopyGroup:
        found = store.ask("origins", {"ids": [article_id]})
        if not found:
            raise NotStored(f"no article {article_id} is stored")
        return _group(store, str(found[0]["origin"]), article_id)

    return store.steady(group)


def _group(store: Reader, origin: str, against: str | None) -> CopyGroup:
    ids = [row["article"] for row in store.ask("origins_held", {"origins": [origin]})]
    found = [article for article, _ in articles_of(store.ask("articles", {"ids": ids}))]
    return _shown(origin, sorted(found, key=lambda one: (one.published or "~", one.outlet or "", one.id)), against)


def _shown(origin: str, articles: Sequence[Article], against: str | None) -> CopyGroup:
    """Returns a group as it is shown; articles without a date come last."""
    words = {one.id: wording(one) for one in articles}
    fullest = max(words, key=lambda key: len(words[key].words))
    held = against or fullest
    rows = [_row(one, words[one.id], words[held] if one.id != held else None) for one in articles]
    dates = sorted(one.published for one in articles if one.published)
    return CopyGroup(
        origin=origin,
        size=len(rows),
        outlets=len({one.outlet for one in articles if one.outlet}),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        against=held,
        articles=tuple(rows),
    )


def _row(article: Article, words: Wording, against: Wording | None) -> CopyRow:
    like = likeness(words, against) if against else None
    return CopyRow(
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        words=len(words.words),
        shared=round(like.shorter, DIGITS) if like else None,
        direct=like.copies if like else None,
    )
