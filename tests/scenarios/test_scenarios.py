"""Golden scenarios: given articles, when a question is asked, then these rows come back, in this order.

Each `.yaml` file here is one. A sentence is `SUBJECT TYPE OBJECT: SPEAKER, SPEAKER`, actors as `id` or `id/side`, with
`_` for no object; speakers go from the outermost to the innermost, and one of several words is unnamed. What else a
sentence says stands beside it. A row shows the columns that the scenario names.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from graph import questions
from graph.answers import Filters
from graph.model import Modality, Phase, Stance
from graph.store import Listing, Store
from tests.building import Told, actor, reading, told

FILES = sorted(Path(__file__).parent.glob("*.yaml"))
NAMES = ("support", "opposition", "arms", "accusations", "relations", "positions", "events")
QUESTIONS = {name: getattr(questions, name) for name in NAMES}
VALUES: dict[str, Callable[[Any], object]] = {"stance": Stance, "modality": Modality, "phase": Phase}


def cases() -> list[Any]:
    """Returns each question of each file, named by both."""
    files = [(path.stem, yaml.safe_load(path.read_text("utf-8"))) for path in FILES]
    return [
        pytest.param(one["given"], one.get("listed", []), case, id=f"{stem}: {case['when']} {case.get('filters', '')}")
        for stem, one in files
        for case in one["cases"]
    ]


def sentence(entry: str | Mapping[str, Any]) -> Told:
    """Returns a sentence as a scenario writes it."""
    words, more = (entry, {}) if isinstance(entry, str) else (entry["says"], {k: v for k, v in entry.items() if k != "says"})
    proposition, _, speakers = words.partition(": ")
    subject, relation, target = proposition.split()
    values = {key: VALUES[key](value) if key in VALUES else value for key, value in more.items()}
    return told(subject, relation, None if target == "_" else target, *(s for s in speakers.split(", ") if s), **values)


def shown(row: object, columns: list[str]) -> list[object]:
    """Returns the named columns of a row; of actors their ids, of voices and quotes what they say."""
    return [_cell(getattr(row, column)) for column in columns]


def _cell(value: object) -> object:
    """Returns a value as a scenario writes it."""
    if isinstance(value, tuple):
        return [_cell(item) for item in value]
    named: dict[str, object] = asdict(value) if hasattr(value, "__dataclass_fields__") else {}  # type: ignore[call-overload]  # checked here
    return next((named[key] for key in ("text", "id", "name") if named.get(key)), named or value)


def filters_of(given: Mapping[str, Any]) -> Filters:
    """Returns a filter as a scenario writes it."""
    listed = {key: tuple(value) if isinstance(value, list) else value for key, value in given.items()}
    fields: dict[str, Any] = {key: VALUES[key](value) if key in VALUES else value for key, value in listed.items()}
    return Filters(**fields)


@pytest.mark.parametrize(("given", "listed", "case"), cases())
def test_scenario(store: Store, given: list[dict[str, Any]], listed: list[dict[str, Any]], case: dict[str, Any]) -> None:
    for number, article in enumerate(given):
        more = {key: value for key, value in article.items() if key != "sentences"}
        store.put(reading(*map(sentence, article["sentences"]), **{"title": f"Article {number}", **more}))
    if listed:
        listings = [Listing(**{"role": "member", "start": None, "end": None, "source": "reference"} | one) for one in listed]
        store.put_listings(listings, [actor(key) for w in listings for key in (w.member, w.alliance)])
    store.settle()
    rows = QUESTIONS[case["when"]](store, filters_of(case.get("filters", {})), quotes=case.get("quotes", 0))
    assert [shown(row, case["columns"]) for row in rows] == case["then"]
