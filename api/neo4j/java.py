"""How Java is called: with a file of arguments, for the list of jars is long and a password must not show among the processes."""

import os
from collections.abc import Sequence
from pathlib import Path


def arguments_file(home: Path, name: str, options: Sequence[str], jars: Sequence[Path], words: Sequence[str]) -> Path:
    """Returns a file for `java @FILE` that only its owner can read: options, class path, main class and its words."""
    path = arguments_path(home, name)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
        stream.writelines(_quoted(word) + "\n" for word in [*options, "-cp", os.pathsep.join(map(str, jars)), *words])
    return path


def arguments_path(home: Path, name: str) -> Path:
    """Returns where the arguments of a program lie."""
    return home / "run" / f"{name}.args"


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
