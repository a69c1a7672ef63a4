"""`/docs`: the interface, to read and to try; nothing of it is fetched from elsewhere."""

import re
from base64 import b64encode
from hashlib import sha256

from fastapi import APIRouter, Request, Response
from fastapi.openapi.docs import get_swagger_ui_html

from api.access import PUBLIC
from api.labels import ASSETS

router = APIRouter(include_in_schema=False, dependencies=[PUBLIC])

INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)
OPTIONS: dict[str, object] = {
    "docExpansion": "list",
    "defaultModelsExpandDepth": 0,
    "tryItOutEnabled": True,
    "displayRequestDuration": True,
}


@router.get("/docs")
def docs(request: Request) -> Response:
    """The page, which runs no script but its own."""
    page = get_swagger_ui_html(
        openapi_url="/openapi.json",
        title=request.app.title,
        swagger_js_url=f"{ASSETS}/swagger-ui-bundle.js",
        swagger_css_url=f"{ASSETS}/swagger-ui.css",
        swagger_favicon_url=f"{ASSETS}/favicon.png",
        swagger_ui_parameters=OPTIONS,
    )
    hashes = (b64encode(sha256(found.encode()).digest()).decode() for found in INLINE.findall(bytes(page.body).decode()))
    page.headers["Content-Security-Policy"] = POLICY.format(hashes=" ".join(f"'sha256-{one}'" for one in hashes))
    return page
