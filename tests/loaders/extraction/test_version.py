"""What the version of the extractor depends on: whatever reading asks, and nothing else."""

from importlib.resources import files

import pytest

from loaders.extraction.version import READ_BY, _files


@pytest.fixture(scope="module")
def read() -> set[str]:
    return {name for package in READ_BY for name, _ in _files(files(package), package)}


@pytest.mark.parametrize(
    "name",
    [
        "ontology/allegiance.ttl",
        "ontology/reference/states.yaml",
        "loaders.extraction/frames.py",
        "loaders.extraction/lexicon/en/arms.yaml",
    ],
)
def test_what_reading_asks_makes_another_version(read: set[str], name: str) -> None:
    assert name in read


@pytest.mark.parametrize("name", ["ontology/shapes.ttl", "ontology/datasets.ttl"])
def test_shapes_make_no_other_version(read: set[str], name: str) -> None:
    assert (files("ontology") / name.removeprefix("ontology/")).is_file()
    assert name not in read
