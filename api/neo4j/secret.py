"""The server's password: made once, kept in a file that only its owner can read, and on no command line."""

import os
import subprocess
from pathlib import Path
from secrets import token_urlsafe

from api.neo4j.java import arguments_file
from api.neo4j.packages import java
from api.neo4j.problems import ServerProblem

USER = "neo4j"
TIMEOUT_S = 120  # a second or two where nothing else runs


def password_file(home: Path) -> Path:
    """Returns where the password lies."""
    return home / "password"


def password_of(home: Path) -> str | None:
    """Returns the password, None where there is none yet or this user may not read it."""
    try:
        return password_file(home).read_text("utf-8").strip() or None
    except OSError:
        return None


def prepare_password(home: Path, jars: tuple[Path, ...]) -> None:
    """Gives a database that was never started its password, so that the well-known first one opens it at no time."""
    if (home / "data" / "databases" / "system").exists():
        return
    password = password_of(home) or _made(home)
    words = ["org.neo4j.cli.AdminTool", "dbms", "set-initial-password", "--", password]
    arguments = arguments_file(home, "admin", ["-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"], jars, words)
    try:
        done = subprocess.run(  # noqa: S603 - the Java of a package
            [java(), f"@{arguments}"],
            env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=TIMEOUT_S,
            umask=0o077,
        )
    except subprocess.TimeoutExpired:
        raise ServerProblem(f"the password could not be set within {TIMEOUT_S} s; try again when the machine has less to do") from None
    finally:
        arguments.unlink()
    if done.returncode:
        told = (done.stderr or done.stdout).strip().replace(password, "...").splitlines() or [f"status {done.returncode}"]
        raise ServerProblem(f"the password of the new database could not be set: {told[0]}")


def _made(home: Path) -> str:
    """Returns a new password that is kept from now on; half a file of a start that was killed is replaced."""
    password, path = token_urlsafe(24), password_file(home)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(password + "\n")
    return password
