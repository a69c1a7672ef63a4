"""A data set about actors into a store."""

from datetime import UTC, datetime
from pathlib import PurePath

from graph.identity import Identity
from graph.store import Takes
from loaders.datasets.dataset import Given, read_dataset
from loaders.datasets.items import Tell
from loaders.datasets.matching import Known
from loaders.reference import reference_actors
from loaders.report import Listed


def load_dataset(store: Takes, given: Given, path: str, tell: Tell, *, dry_run: bool = False) -> Listed:
    """Returns what a data set brings to a store, which has it afterwards; `tell` is told of each thing that does not fit."""
    known = Known(store.actors(), reference_actors(), Identity(store.decisions()))
    found = read_dataset(given, PurePath(path).name, known, datetime.now(UTC).date(), tell)
    new = set(found.listings) - set(store.listings())
    if found.actors and not dry_run:
        store.put_listings(found.listings, found.actors)
    return Listed(
        found=found.people,
        new=found.new,
        names=found.names,
        memberships=len(new),
        unchanged=len(found.listings) - len(new),
        passed=found.passed,
    )
