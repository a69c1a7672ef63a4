"""docs/security.md and docs/service.md: the tests and settings that they name are there."""

import re
from pathlib import Path

from api.settings import Settings

ROOT = Path(__file__).parents[1]
SECURITY = (ROOT / "docs" / "security.md").read_text("utf-8")
SERVICE = (ROOT / "docs" / "service.md").read_text("utf-8")


def test_each_test_that_is_named_is_there() -> None:
    named = re.findall(r"`([a-z_/]+\.py)`", SECURITY)
    assert len(set(named)) > 10
    assert [name for name in named if name.startswith(("api/test", "cypher/", "loaders/")) and not (ROOT / "tests" / name).exists()] == []


def test_settings_are_told_with_what_holds_without_them() -> None:
    rows = re.findall(r"^\| `ALLEGIANCE_(\w+)` \| `([^`]+)` \|", SERVICE, re.MULTILINE)
    assert dict(rows) == {name: str(Settings.model_fields[name.lower()].default) for name, _ in rows}
    assert len(rows) > 3
    for name in re.findall(r"ALLEGIANCE_([A-Z_0-9]+)", SERVICE):
        assert name.lower() in Settings.model_fields, name
    for name, number in re.findall(r"^\| `ALLEGIANCE_(\w+)` \| (\d+) \|", SERVICE, re.MULTILINE):
        assert Settings.model_fields[name.lower()].default == int(number)
