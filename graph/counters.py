"""How many claims name an actor: numbers kept with each actor, so that the busiest are told without looking at all claims.

Whoever writes or takes out claims brings the numbers along in the same transaction.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from graph.running import Run, run_rows
from graph.store import Value


@dataclass(frozen=True, slots=True)
class Naming:
    """Whom a claim names, by canonical ids."""

    subject: str
    object: str | None
    voices: tuple[str, ...]


def count(run: Run, gained: Iterable[Naming], lost: Iterable[Naming] = ()) -> None:
    """Adds claims to the numbers of those whom they name, and takes others off."""
    claims, spoken = Counter[str](), Counter[str]()
    for namings, step in ((gained, 1), (lost, -1)):
        for naming in namings:
            for actor in {naming.subject, naming.object or naming.subject}:
                claims[actor] += step
            for actor in naming.voices:
                spoken[actor] += step
    ids = sorted(key for key in claims.keys() | spoken.keys() if claims[key] or spoken[key])
    rows: list[Value] = [{"id": key, "claims": claims[key], "spoken": spoken[key]} for key in ids]
    run_rows(run, "actors_count", rows)


def recount(run: Run, ids: Iterable[str]) -> None:
    """Counts the claims of some actors anew."""
    if wanted := sorted(ids):
        run("actors_recount", {"ids": wanted})
