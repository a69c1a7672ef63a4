"""The version of the extractor: another one reads the articles of a store anew."""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable

READ_BY = ("loaders.extraction", "ontology")  # packages on whose files reading depends
SUFFIXES = (".py", ".yaml", ".ttl")
PASSED_OVER = ("ontology/shapes.ttl", "ontology/datasets.ttl")  # say what data must look like: reading does not ask them


@cache
def extractor_version(model: str) -> str:
    """Returns release, a hash of every rule, wording and name that reading depends on, and the language model."""
    digest = blake2b(digest_size=4)
    for package in READ_BY:
        for name, content in sorted(_files(files(package), package)):
            digest.update(name.encode() + b"\0" + content)
    digest.update((files("graph") / "model.py").read_bytes())
    with suppress(PackageNotFoundError):  # a model from a folder has no version of its own
        model = f"{model}-{version(model)}"
    return f"allegiance-{version('allegiance')}+{digest.hexdigest()}/{model}"


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _files(entry, name)
        elif name.endswith(SUFFIXES) and name not in PASSED_OVER:
            yield name, entry.read_bytes()
