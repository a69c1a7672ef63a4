"""A store's whole content into another store, whatever the engines: afterwards both export equal bytes.

Articles go in the order in which the source got them, each with what it itself calls its actors, so that the copy
behaves as the source does when one is replaced or removed. What the target already holds as it is stays, so that a
copy that was stopped goes on where it was.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched

from graph.model import Actor
from graph.naming import Entries, entries_text
from graph.progress import Progress, quiet
from graph.properties import articles_of, claims_of
from graph.settling import Settling
from graph.store import Ledger, Reader, Reading, Row, Store, StoreError, Value, seq_of

PAGE = 64  # articles fetched and put at once
CHANGED = "the source changed while it was copied, so that the copy may lack something; copy again"


@dataclass(frozen=True, slots=True)
class Copied:
    """How many articles a copy put into the target, and how many it found there."""

    articles: int
    unchanged: int


def copy(source: Store, target: Store, told: Progress = quiet) -> Copied:
    """Puts all that the source holds into the target, which must hold nothing else; raises StoreError.

    `told` takes the number of articles dealt with, how many there are, and the last title.
    """
    began, wanted = seq_of(source), _ledger(source)
    _refuse_others(set(wanted), target)
    target.decide(source.decisions(), target.decisions())
    target.put_listings(source.listings(), _listed(source))
    if set(source.rulings()) != set(target.rulings()):
        target.rule(source.rulings(), set(target.rulings()).difference(source.rulings()))
    settling, number, done = Settling(target), 0, 0
    for page in batched(sorted(wanted.values(), key=lambda row: row.seq), PAGE):
        held = target.ledger([row.article for row in page])
        new = [row.article for row in page if not _same(row, held.get(row.article))]
        readings = _whole(source, new) if new else []
        if readings:
            target.put(*readings)
            settling.after(len(readings))
        number, done = number + len(readings), done + len(page)
        told(done, len(wanted), readings[-1].article.title if readings else "")
    settling.settle()
    if seq_of(source) != began:
        raise StoreError(CHANGED)
    return Copied(number, len(wanted) - number)


def _ledger(store: Store) -> dict[str, Ledger]:
    """Returns what a store holds of all its articles."""
    rows: dict[str, Ledger] = {}
    for page in batched(_ids(store, "article_ids"), PAGE):
        rows |= store.ledger(page)
    return rows


def _ids(store: Reader, question: str) -> Iterator[str]:
    yield from (str(row["id"]) for row in store.ask(question, {}))


def _same(one: Ledger, other: Ledger | None) -> bool:
    return other is not None and (one.version, one.extractor) == (other.version, other.extractor)


def _refuse_others(wanted: set[str], target: Reader) -> None:
    """Raises StoreError where the target holds what is not of the source."""
    if others := set(_ids(target, "article_ids")) - wanted:
        number = len(others)
        raise StoreError(f"the target holds {number} articles that are not of the source, such as {min(others)}; name an empty store")


def _listed(store: Reader) -> list[Actor]:
    """Returns what reference data says of actors."""
    pages = (_entries(store, page) for page in batched(_ids(store, "actor_ids"), PAGE * 4))
    return [entries.listed for page in pages for _, entries in sorted(page.items()) if entries.listed]


def _entries(store: Reader, ids: Sequence[str]) -> dict[str, Entries]:
    rows = store.ask("actors_entries", {"ids": sorted(ids)})
    return {str(row["id"]): entries_text().validate_json(str(row["entries"])) for row in rows}


def _readings(source: Reader, ids: Sequence[str]) -> list[Reading]:
    """Returns articles as they were put, in the order of the ids; such as are removed meanwhile are left out."""
    rows = {_id(row): row for row in source.ask("articles", {"ids": list(ids)})}
    claims = claims_of(source.ask("claims_of_articles", {"ids": list(ids)}))
    named = {key: _named(rows[key]) for key in rows}
    entries = _entries(source, sorted({actor for pairs in named.values() for actor, _ in pairs}))
    readings = []
    for key in (key for key in ids if key in rows):
        [(article, extractor)] = articles_of([rows[key]])
        actors = tuple(entries[actor].read[said].actor for actor, said in named[key])
        readings.append(Reading(article, actors, tuple(c for c in claims if c.article.id == key), extractor))
    return readings


def _id(row: Row) -> str:
    node: Value = row["article"]
    return str(node["id"]) if isinstance(node, dict) else ""


def _named(row: Row) -> list[tuple[str, str]]:
    """Returns the actors that an article names, each with the hash of what it calls it."""
    node: Value = row["article"]
    pairs = node["actors"] if isinstance(node, dict) else []
    return [(key, said) for key, _, said in (str(pair).rpartition(" ") for pair in pairs or [])]


def _whole(source: Store, ids: Sequence[str]) -> list[Reading]:
    """Returns articles as they were put; raises StoreError where others change them meanwhile."""
    try:
        return source.steady(lambda: _readings(source, ids))
    except KeyError as error:  # of what an article called its actors before it was replaced
        raise StoreError(CHANGED) from error
