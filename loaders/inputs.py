"""What is given to be read in files of ours: an upload, or a page that is fetched into one."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read: how its users call it, the file that holds it, and its address where it is fetched into that file first."""

    name: str
    file: Path
    url: str | None = None
