"""One application: the page at `/`, the API at `/v1`, MCP at `/mcp`. Listens on nothing and builds no index."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from fastapi import FastAPI

from assistant.errors import AssistantError
from assistant.interfaces.api import add_api
from assistant.interfaces.guard import BodyLimit, SecurityHeaders
from assistant.interfaces.mcp import create_http_app
from assistant.interfaces.web import add_page

if TYPE_CHECKING:
    from assistant.pipeline import Pipeline


def create_app(assistant: Pipeline, host: str = "127.0.0.1") -> FastAPI:
    """The application of an assistant that is open; `host` is the address it will listen on.

    Swagger's and ReDoc's pages are off, because they load scripts from another host; `/v1/openapi.json` is there.
    """
    mcp = create_http_app(assistant, host)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        warming = asyncio.create_task(asyncio.to_thread(_warm, assistant))
        async with mcp.router.lifespan_context(mcp):
            yield
        await warming

    app = FastAPI(
        title="Talent-flow assistant",
        docs_url=None,
        redoc_url=None,
        openapi_url="/v1/openapi.json",
        lifespan=lifespan,
    )
    add_api(app, assistant)
    app.router.routes.extend(mcp.routes)
    add_page(app, assistant)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    return app


def _warm(assistant: Pipeline) -> None:
    """Load what the first question would wait for; what fails here is told to whoever asks."""
    with suppress(AssistantError):
        assistant.search("ready", 1)
