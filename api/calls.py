"""What the client sends and how it reads what comes back, apart from how it is sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from secrets import token_hex
from typing import Any, Protocol
from urllib.parse import quote

from pydantic import TypeAdapter
from pydantic.alias_generators import to_camel

AGAIN = (429, 503)  # the service asks to come back
PATIENCE = 4  # times that it is asked
PAUSE_S = 1.0  # where it does not say when


class Refusal(Exception):
    """What the service refused and why; `candidates` are the actors that an unknown or ambiguous name may have meant."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        super().__init__(f"{problem.get('title') or status}: {problem.get('detail', '')}")
        self.status = status
        self.type = str(problem.get("type", "about:blank"))
        self.title = str(problem.get("title", ""))
        self.detail = str(problem.get("detail", ""))
        self.request_id: str | None = problem.get("requestId")
        self.candidates: tuple[Mapping[str, str], ...] = tuple(problem.get("candidates") or ())


class Unreachable(Exception):
    """No service answers at the address."""


class JobFailed(Exception):
    """A job of loading that was not done; the message says why."""


class Answered(Protocol):
    """A response of either kind of HTTP client."""

    @property
    def status_code(self) -> int: ...  # noqa: D102

    @property
    def is_error(self) -> bool: ...  # noqa: D102

    @property
    def content(self) -> bytes: ...  # noqa: D102

    @property
    def headers(self) -> Mapping[str, str]: ...  # noqa: D102

    def json(self) -> Any: ...  # noqa: ANN401, D102


@dataclass(frozen=True, slots=True)
class Call[T]:
    """A request, and as what its answer is read."""

    path: str
    answer: type[T] | None
    asked: Mapping[str, Any] | None = None
    method: str = "GET"
    body: Any = None
    file: Path | None = None
    once: bool = False  # however often it is sent, it is done once
    fields: Mapping[str, str] | None = None  # of a form
    accept: str | None = None  # the media type in which the answer is read, as a text
    after_event: int | None = None  # the number of the last event that one has

    def options(self) -> dict[str, Any]:
        """Returns what goes with it: parameters under the names of the service; those that are None are left out."""
        given = ((to_camel(name), value) for name, value in (self.asked or {}).items())
        query = {name: _text(value) for name, value in given if value is not None}
        options: dict[str, Any] = {"params": query}
        if self.body is not None:
            options["json"] = self.body
        if self.file is not None:
            options["files"] = {"file": (self.file.name, self.file.read_bytes())}
        if self.fields is not None:
            options["data"] = dict(self.fields)
        if self.accept is not None:
            options["headers"] = {"Accept": self.accept}
        if self.after_event is not None:
            options["headers"] = {"Last-Event-ID": str(self.after_event)}
        if self.once:
            options["headers"] = {"Idempotency-Key": token_hex(16)}
        return options

    def read(self, response: Answered) -> T:
        """Returns the answer; raises Refusal."""
        if response.is_error:
            raise Refusal(response.status_code, _problem(response))
        if self.answer is bytes:
            return response.content  # type: ignore[return-value]  # a file, as it came
        if self.answer is None:
            return None  # type: ignore[return-value]  # a call without an answer is one of None
        if self.answer is str:
            return response.content.decode()  # type: ignore[return-value]  # T is str
        kind: Any = self.answer  # mypy does not see that a type can be hashed
        found: T = reader(kind).validate_json(response.content)
        return found


@cache
def reader(answer: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a type of answer
    """Returns what reads answers of a type, built at the first use."""
    return TypeAdapter(answer)


def path_of(*parts: str) -> str:
    """Returns a path, whatever is in its parts; raises ValueError for what no address can hold as a part."""
    if unfit := [part for part in parts if part in ("", ".", "..")]:
        raise ValueError(f"{unfit[0]!r} is neither an id nor a name")
    return "/" + "/".join(quote(part, safe="") for part in parts)


def pause_s(response: Answered) -> float:
    """Returns for how long the service asks to wait."""
    told = response.headers.get("Retry-After", "")
    return float(told) if told.isdigit() else PAUSE_S


def _problem(response: Answered) -> Mapping[str, Any]:
    """Returns what is wrong in the words of the service, or of whoever answers in its place."""
    try:
        told = response.json()
    except ValueError:
        told = None
    return (
        told
        if isinstance(told, dict)
        else {"title": f"Status {response.status_code}", "detail": response.content[:200].decode("utf-8", "replace")}
    )


def _text(value: object) -> object:
    """Returns a parameter as it is sent."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return list(value) if isinstance(value, tuple) else value
