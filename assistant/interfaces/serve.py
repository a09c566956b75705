"""Page and API as one FastAPI application on one port, with the headers that keep a page to itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response

from assistant.interfaces.api import create_router
from assistant.interfaces.web import mount_page
from assistant.pipeline import Pipeline

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; form-action 'self'; "
        "frame-ancestors 'self'; base-uri 'self'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(assistant: Pipeline) -> FastAPI:
    """The application: the API under /v1, health under /healthz and /readyz, the page at /."""
    app = FastAPI(title="Talent-flow assistant", docs_url=None, redoc_url=None)
    app.include_router(create_router(assistant))

    @app.middleware("http")
    async def add_headers(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return mount_page(app, assistant)
