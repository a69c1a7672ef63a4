"""Starts, stops and finds the server. Its folder holds all of it: settings, data, logs, the password, and what runs."""

import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from api.neo4j.browser import with_kit
from api.neo4j.conf import ServerOptions as ServerOptions
from api.neo4j.conf import conf_text
from api.neo4j.java import arguments_file
from api.neo4j.packages import VERSION, jars, java
from api.neo4j.ports import accepts, answers, free_ports, takes_password
from api.neo4j.problems import PortTaken, ServerProblem
from api.neo4j.secret import USER, password_file, password_of, prepare_password
from api.neo4j.state import Running, State, Tell, alone, end, forget_state, lives, process_of, read_state, strays, write_state

if TYPE_CHECKING:
    import psutil

    from api.neo4j.maven import Progress

__all__ = ["USER", "Running", "ServerOptions", "password_file", "password_of", "start", "status", "stop"]

FOLDERS = ("conf", "data", "logs", "plugins", "import", "licenses", "run")
STOP_TIMEOUT_S = 60.0  # it writes what is in memory to disk: about 3 s, more on a busy machine
POLL_S = 0.1
TRIES = 3  # where another program takes a port between the choice and the start
TOLD_LINES = 4
NO_WORDS = ("\t", " ", "NOTE: Picked up")  # places in the code, and that options came from the environment
JAVA_OPTIONS = (  # as the start script of Neo4j's own distribution gives them
    "-XX:+UseG1GC",
    "-XX:-OmitStackTraceInFastThrow",
    "-XX:+ExitOnOutOfMemoryError",
    "-XX:+DisableExplicitGC",
    "-Djdk.nio.maxCachedBufferSize=1024",
    "-Dio.netty.tryReflectionSetAccessible=true",
    "-Dlog4j2.disable.jmx=true",
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.io=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
)


def start(home: Path, options: ServerOptions, tell: Tell, progress: "Progress | None" = None) -> Running:
    """Returns the server of a folder, started where it does not run yet; raises ServerProblem.

    It outlives this process. `tell` gets messages for people, `progress` how far a download is.
    """
    home = home.expanduser().resolve()
    try:
        _make_folders(home)
        with alone(home, tell):
            running = _found(home, options, tell) or _started(home, options, tell, progress or (lambda _: None))
            _tell_password(running, tell)
            return running
    except OSError as error:
        place, why = error.filename or home, error.strerror or error
        raise ServerProblem(f"{place}: {why}; the folder of the server is {home}, ALLEGIANCE_NEO4J_HOME names another one") from error


def stop(home: Path, tell: Tell = lambda _: None) -> bool:
    """Returns whether a server ran and has ended now; it is killed where it does not end by itself, and that is told."""
    home = home.expanduser().resolve()
    if not home.is_dir():
        return False
    with alone(home, tell):
        state = read_state(home)
        process = process_of(home, state) if state else None
        running = [process] if process and lives(process) else strays(home)
        for one in running:
            if not end(one, STOP_TIMEOUT_S):
                tell(f"it did not end within {STOP_TIMEOUT_S:.0f} s and was killed; its next start recovers what was stored")
        forget_state(home)
    return bool(running)


def status(home: Path) -> Running | None:
    """Returns the server of a folder where it runs and can be reached, else None."""
    home = home.expanduser().resolve()
    state = read_state(home)
    process = process_of(home, state) if state else None
    if not (state and process and lives(process) and accepts(state.http_port)):
        return None
    return _running(home, state)


def _running(home: Path, state: State) -> Running:
    return Running(state.pid, state.bolt_port, state.http_port, home)


def _make_folders(home: Path) -> None:
    """Makes the server's folder with all that belongs into it, closed to other users."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in FOLDERS:
        (home / name).mkdir(mode=0o700, exist_ok=True)


def _found(home: Path, options: ServerOptions, tell: Tell) -> Running | None:
    """Returns the server that runs already, once it is ready; None where there is none, or it ends instead."""
    state = read_state(home)
    process = process_of(home, state) if state else None
    if state and process and lives(process):
        running = _running(home, state)
        try:
            _await(running, process, options.start_timeout_s)
        except ServerProblem:
            if lives(process):
                raise
        else:
            tell("Neo4j runs already")
            return running
    forget_state(home)
    return None


def _started(home: Path, options: ServerOptions, tell: Tell, progress: "Progress") -> Running:
    """Returns a server that was started just now."""
    for stray in strays(home):
        tell(f"ending process {stray.pid}, which a start that was killed left behind")
        end(stray, STOP_TIMEOUT_S)
    program, parts = java(), with_kit(home, jars(home, progress))
    for attempt in range(TRIES):
        bolt_port, http_port = free_ports(options.bolt_port, options.http_port, tell)
        (home / "conf" / "neo4j.conf").write_text(conf_text(options, bolt_port, http_port), "utf-8")
        prepare_password(home, parts)
        words = ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={home}", f"--config-dir={home / 'conf'}"]
        arguments = arguments_file(home, "server", [f"-Xmx{options.heap_mb}m", *JAVA_OPTIONS], parts, words)
        tell(f"starting Neo4j {VERSION}")
        try:
            return _launched(home, [str(program), f"@{arguments}"], (bolt_port, http_port), options.start_timeout_s)
        except PortTaken:
            if attempt == TRIES - 1:
                raise
    raise AssertionError  # the loop returns or raises


def _launched(home: Path, command: list[str], ports: tuple[int, int], timeout_s: float) -> Running:
    """Returns the server of a command, once it is ready; it is ended where that is interrupted or fails."""
    import psutil

    for old in _logs(home):
        old.unlink(missing_ok=True)  # so that what they tell of a failed start is this start's; debug.log goes on
    with _logs(home)[0].open("wb") as log, ExitStack() as unless_ready:
        child = subprocess.Popen(  # noqa: S603 - the Java of a package
            command, cwd=home, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True, umask=0o077
        )
        child.returncode = 0  # it outlives this process on purpose: no warning, and nobody waits for it but psutil
        process = psutil.Process(child.pid)
        unless_ready.callback(forget_state, home)
        unless_ready.callback(end, process, STOP_TIMEOUT_S)
        write_state(home, State(child.pid, process.create_time(), *ports, VERSION))
        running = Running(child.pid, *ports, home)
        _await(running, process, timeout_s)
        unless_ready.pop_all()
    return running


def _await(running: Running, process: "psutil.Process", timeout_s: float) -> None:
    """Waits until the server answers at both ports; raises ServerProblem with its last words, PortTaken where that was it."""
    until = time.monotonic() + timeout_s
    while not answers(running.http_port, running.bolt_port):
        if not lives(process):
            said, place = _last_words(running.home)
            problem = PortTaken if "already in use" in said else ServerProblem
            raise problem(f"Neo4j ended at its start: {said} (all of it: {place})")
        if time.monotonic() > until:
            raise ServerProblem(
                f"Neo4j was not ready within {timeout_s:.0f} s; ALLEGIANCE_NEO4J_START_TIMEOUT_S gives it longer (what it did: "
                f"{_logs(running.home)[1]})"
            )
        time.sleep(POLL_S)


def _logs(home: Path) -> tuple[Path, Path]:
    """Returns where Java and where Neo4j say what happens."""
    return home / "logs" / "console.log", home / "logs" / "neo4j.log"


def _last_words(home: Path) -> tuple[str, Path]:
    """Returns what the server said of its end, without the places in its code, and where all of it lies."""
    for log in _logs(home):
        lines = log.read_text("utf-8", errors="replace").splitlines() if log.is_file() else []
        told = [line.strip() for line in lines if line.strip() and not line.startswith(NO_WORDS) and " INFO " not in line]
        if told:
            return "; ".join(dict.fromkeys([*told[:1], *told[1:][-TOLD_LINES:]])), log
    return "it said nothing", _logs(home)[0]


def _tell_password(running: Running, tell: Tell) -> None:
    """Tells where the kept password does not open the server."""
    password = password_of(running.home)
    if password is None:
        tell(f"{password_file(running.home)} has gone; whoever knows the password can write it there again")
    elif not takes_password(running.http_port, USER, password):
        tell(f"the password in {password_file(running.home)} does not open it: it was changed; write the new one there")
