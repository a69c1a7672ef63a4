"""What Neo4j Browser loads: its style, its guide, queries to keep. Browser is served elsewhere, so it asks from another origin.

Before it asks for a guide it asks whether it may, for it sends headers against caches.
"""

from functools import cache

from fastapi import APIRouter, HTTPException, Response

from api.access import PUBLIC
from graph.browser.kit import FAVOURITES, GUIDE, STYLE, kit

router = APIRouter(prefix="/browser", include_in_schema=False, dependencies=[PUBLIC])

MEDIA_TYPES = {STYLE: "text/plain", GUIDE: "text/html", FAVOURITES: "application/zip"}
ANYBODY = {"Access-Control-Allow-Origin": "*"}
MAY_ASK = ANYBODY | {"Access-Control-Allow-Methods": "GET", "Access-Control-Allow-Headers": "Cache-Control, Pragma"}
files = cache(kit)


@router.get("/{name}")
def kit_file(name: str) -> Response:
    """One file of the kit."""
    if name not in files():
        raise HTTPException(404, f"there is no {name} here, only {', '.join(files())}")
    return Response(files()[name], media_type=MEDIA_TYPES[name], headers=ANYBODY)


@router.options("/{path:path}")
def may_ask() -> Response:
    """Any page may ask for the kit, with headers against caches."""
    return Response(status_code=204, headers=MAY_ASK)
