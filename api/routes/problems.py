"""The kinds of problems: what the `type` of a problem leads to."""

from html import escape
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from api.accepting import preferred
from api.access import PUBLIC
from api.errors import Refused
from api.problems import KINDS, Kind
from api.routes.common import NOT_FOUND

router = APIRouter(prefix="/problems", tags=["service"], dependencies=[PUBLIC])

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body>
<h1>{title}</h1>
{body}
<p><a href="/problems">All problems</a> · <a href="/docs">What can be asked</a></p>
</body>
</html>
"""
HTML: dict[int | str, dict[str, Any]] = {200: {"content": {"text/html": {}}, "description": "As JSON, or as a page for who prefers that."}}


class ProblemKind(BaseModel):
    """A kind of problem: what it means and what to do."""

    model_config = ConfigDict(frozen=True)

    type: str
    title: str
    statuses: tuple[int, ...]
    meaning: str
    advice: str

    @classmethod
    def of(cls, kind: Kind) -> "ProblemKind":
        """Returns the kind as it goes out."""
        return cls(type=f"/problems/{kind.name}", title=kind.title, statuses=kind.statuses, meaning=kind.meaning, advice=kind.advice)


class ProblemKinds(BaseModel):
    """All kinds of problems."""

    problems: tuple[ProblemKind, ...]


@router.get("", response_model=ProblemKinds, responses=HTML, summary="All kinds of problems")
def problems(request: Request) -> Response | ProblemKinds:
    """Every `type` that an error can have, with what it means and what to do."""
    if prefers_page(request):
        links = (f'<li><a href="/problems/{kind.name}">{escape(kind.title)}</a>: {_text(kind.meaning)}</li>' for kind in KINDS)
        return _page("Problems", "<ul>\n" + "\n".join(links) + "\n</ul>")
    return ProblemKinds(problems=tuple(map(ProblemKind.of, KINDS)))


@router.get("/{name}", response_model=ProblemKind, responses=HTML | NOT_FOUND, summary="One kind of problem")
def problem_kind(request: Request, name: str) -> Response | ProblemKind:
    """What an error with the type `/problems/{name}` means, and what to do."""
    kind = next((kind for kind in KINDS if kind.name == name), None)
    if kind is None:
        raise Refused(404, "Not found", f"there is no kind of problem called {name!r}; /problems lists them")
    if prefers_page(request):
        statuses = ", ".join(map(str, kind.statuses))
        return _page(kind.title, f"<p>{_text(kind.meaning)}</p>\n<p>{_text(kind.advice)}</p>\n<p>Status: {statuses}</p>")
    return ProblemKind.of(kind)


def prefers_page(request: Request) -> bool:
    """Returns whether the caller would rather have HTML than JSON: browsers say so."""
    return preferred(request.headers.get("accept"), ("application/json", "text/html")) == "text/html"


def _page(title: str, body: str) -> Response:
    return Response(PAGE.format(title=escape(title), body=body), media_type="text/html")


def _text(told: str) -> str:
    """Returns words as HTML; what stands in backticks is code."""
    return "".join(f"<code>{escape(part)}</code>" if number % 2 else escape(part) for number, part in enumerate(told.split("`")))
