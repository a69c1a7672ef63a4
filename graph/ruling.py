"""What people decide about copies: that an article is none, or that two are copies. Each undoes the other.

A decision names articles by their ids, stored or not, and is kept with the store, in its exports and copies.
"""

from collections.abc import Iterable
from typing import Protocol

from graph.running import Run, run_rows
from graph.store import NotStored, Reader, Ruling, Value, Writer
from graph.writing import lock


class Held(Reader, Writer, Protocol):
    """A store, as far as decisions need it."""


class NothingToDecide(Exception):
    """What is asked for is so already."""


def rule(run: Run, made: Iterable[Ruling], undone: Iterable[Ruling]) -> None:
    """Keeps decisions and takes others back, and marks the groups that they change."""
    lock(run)
    made, undone = list(made), list(undone)
    run_rows(run, "rulings_write", [{"id": ruling.id, "article": ruling.article, "other": ruling.other} for ruling in made])
    if undone:
        run("rulings_erase", {"ids": [ruling.id for ruling in undone]})
    ids: list[Value] = [*sorted({key for ruling in (*made, *undone) for key in ruling.articles})]
    held = run("origins", {"ids": ids})
    marks: list[Value] = [*({"id": row["article"]} for row in held), *({"id": row["origin"]} for row in held)]
    run_rows(run, "ungrouped_mark", marks)
    run("store_step", {"number": 1})


def split(store: Held, article: str) -> tuple[Ruling, ...]:
    """Takes an article out of its group; returns the joins that this took back, none where it is set apart from now on.

    Raises NotStored, and NothingToDecide where it has no copy.
    """
    held = store.rulings()
    joins = tuple(ruling for ruling in held if ruling.other and article in ruling.articles)
    origin = _origins(store, article)[article]
    if joins:
        store.rule((), joins)
    elif Ruling(article, None) in held:
        raise NothingToDecide(f"article {article} is set apart already")
    elif len(store.ask("origins_held", {"origins": [origin]})) == 1:
        raise NothingToDecide(f"article {article} has no copy")
    else:
        store.rule([Ruling(article, None)], ())
    return joins


def join(store: Held, one: str, other: str) -> tuple[Ruling, ...]:
    """Makes two articles one origin; returns the splits that this took back. Raises NotStored and NothingToDecide."""
    if one == other:
        raise NothingToDecide("name two articles")
    before = _origins(store, one, other)
    splits = tuple(ruling for ruling in store.rulings() if ruling.other is None and ruling.article in (one, other))
    if not splits and before[one] == before[other]:
        raise NothingToDecide(f"{one} and {other} are one origin already")
    if splits:
        store.rule((), splits)
    now = _origins(store, one, other)
    if now[one] != now[other]:
        store.rule([Ruling(*sorted((one, other)))], ())
    return splits


def _origins(store: Held, *ids: str) -> dict[str, str]:
    """Returns the origins of articles; raises NotStored."""
    found = {str(row["article"]): str(row["origin"]) for row in store.ask("origins", {"ids": list(ids)})}
    for key in ids:
        if key not in found:
            raise NotStored(f"no article {key} is stored")
    return found
