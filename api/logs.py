"""The log of the service: a line a request, as text or JSON, to standard error.

It says which route was asked, by whose key, how it ended and how long it took. It never says what was asked for or
answered: no query strings, no paths with names in them, no bodies, no keys. Nor does it say what an error says, for
that quotes queries and texts: only what kind of error it was and where it arose.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from traceback import extract_tb
from types import TracebackType

from api.settings import Settings

FIELDS = ("request", "method", "route", "status", "ms", "caller", "problem")
OURS = ("allegiance", "api", "graph", "loaders")
FRAMES = 12  # the innermost; above them are those of the server


class Lines(logging.Formatter):
    """Makes a line of a record: JSON, or text with the same fields."""

    def __init__(self, *, as_json: bool, debug: bool) -> None:
        super().__init__()
        self._as_json = as_json
        self._debug = debug

    def format(self, record: logging.LogRecord) -> str:
        """Returns one line; only with `debug` more than one, and with what an error says."""
        told: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
        }
        told |= {name: getattr(record, name) for name in FIELDS if getattr(record, name, None) is not None}
        if record.exc_info and record.exc_info[0]:
            told |= {"error": record.exc_info[0].__name__, "at": _frames(record.exc_info[2])}
        line = json.dumps(told, ensure_ascii=False) if self._as_json else _text(told)
        return f"{line}\n{self.formatException(record.exc_info)}" if self._debug and record.exc_info else line


def set_up_logs(settings: Settings) -> None:
    """Sends what is logged in this process to standard error, in the form that is set."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(as_json=settings.log_format == "json", debug=settings.debug))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("neo4j").propagate = False  # the driver tells each failed attempt; an outage is told once, by the store
    for name in OURS:
        logging.getLogger(name).setLevel(settings.log_level.upper())


def _frames(traceback: TracebackType | None) -> list[str]:
    """Returns where an error arose, the innermost last: file, line and function, without a line of code or a value."""
    return [f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno} {frame.name}" for frame in extract_tb(traceback)[-FRAMES:]]


def _text(told: dict[str, object]) -> str:
    head = f"{told.pop('time')} {str(told.pop('level')).upper()} {_flat(told.pop('message'))}"
    return " ".join([head, *(f"{name}={_flat(value)}" for name, value in told.items())])


def _flat(value: object) -> str:
    """Returns a value in one line, whoever wrote it."""
    text = " < ".join(map(str, reversed(value))) if isinstance(value, list) else str(value)
    return text if text.isprintable() else json.dumps(text)
