"""`/`: the page on which people see who stands with whom, built from `api/web`; nothing of it is fetched from elsewhere."""

from functools import cache
from mimetypes import guess_type
from pathlib import Path

from fastapi import APIRouter, HTTPException, Response

from api.access import PUBLIC
from loaders.samples import DIGEST

router = APIRouter(include_in_schema=False, dependencies=[PUBLIC])

BUILT = Path(__file__).parents[1] / "web" / "dist"
INDEX = "index.html"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
HASHED = "assets/"  # their names change with what they hold
FOREVER = "public, max-age=31536000, immutable"
NOT_BUILT = """<!doctype html><html lang="en"><title>Allegiance</title><h1>Allegiance</h1>
<p>The page is not built here: <code>make page</code> builds it. Everything else works: <a href="/docs">what can be asked</a>.</p></html>"""


@router.get("/")
def page() -> Response:
    """The page."""
    held = files().get(INDEX)
    headers = {"Content-Security-Policy": POLICY, "Cache-Control": "no-cache"}
    return Response(NOT_BUILT if held is None else held, media_type="text/html", headers=headers)


@router.get("/page/sample.txt")
def sample() -> Response:
    """The sample, which the page offers where nothing is loaded."""
    return Response(DIGEST.read_bytes(), media_type="text/plain")


@router.get("/page/{name:path}")
def part(name: str) -> Response:
    """A script, style or picture of the page."""
    if name not in files() or name == INDEX:
        raise HTTPException(404, f"the page has no {name}")
    kept = {"Cache-Control": FOREVER} if name.startswith(HASHED) else {}
    return Response(files()[name], media_type=guess_type(name)[0], headers=kept)


@cache
def files() -> dict[str, bytes]:
    """Returns what the page was built to, by the name under which it is asked for; nothing where it is not built."""
    return {path.relative_to(BUILT).as_posix(): path.read_bytes() for path in sorted(BUILT.rglob("*")) if path.is_file()}
