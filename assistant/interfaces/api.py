"""The HTTP API: parses, calls, presents. Errors are `{"error": {"message", "hint"}}` with a 4xx or 5xx status."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, ConfigDict, Field

from assistant.drafts import check
from assistant.errors import AssistantError, ModelError, SourceNotFound, StoreError, UnknownName
from assistant.pipeline import Pipeline
from assistant.present import (
    described_table,
    error_to_json,
    figure_to_json,
    hit_to_json,
    listed_table,
    receipt_from_json,
    replayed_to_json,
    to_json,
)


class Question(BaseModel):
    """The body of `/v1/ask`."""

    model_config = ConfigDict(extra="forbid")

    question: str
    history: list[str] = Field(default_factory=list, max_length=50)
    scope: list[str] = Field(default_factory=list, max_length=200)


class Search(BaseModel):
    """The body of `/v1/search`."""

    model_config = ConfigDict(extra="forbid")

    query: str
    k: int = Field(10, ge=1, le=100)
    scope: list[str] = Field(default_factory=list, max_length=200)


class DraftText(BaseModel):
    """The body of `/v1/check`."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=200_000)


class _Route(APIRoute):
    """Turns the assistant's errors into their JSON form; the outer edge of the API."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        handle = super().get_route_handler()

        async def handled(request: Request) -> Response:
            try:
                return await handle(request)
            except AssistantError as error:
                return JSONResponse({"error": error_to_json(error)}, _status(error))

        return handled


def create_router(assistant: Pipeline) -> APIRouter:
    """The routes over an open assistant."""
    router = APIRouter(route_class=_Route)
    _add_health(router, assistant)
    _add_questions(router, assistant)
    _add_figures(router, assistant)
    return router


def _add_health(router: APIRouter, assistant: Pipeline) -> None:
    @router.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/readyz")
    def readyz() -> dict[str, Any]:
        degraded = assistant.passages.degraded
        return {"status": "degraded" if degraded else "ok", "corpus_version": assistant.corpus_version}


def _add_questions(router: APIRouter, assistant: Pipeline) -> None:
    @router.post("/v1/ask")
    def ask(body: Question) -> dict[str, Any]:
        return to_json(assistant.ask(body.question, tuple(body.history), tuple(body.scope)))

    @router.post("/v1/search")
    def search(body: Search) -> list[dict[str, Any]]:
        return [hit_to_json(hit) for hit in assistant.search(body.query, body.k, tuple(body.scope))]

    @router.post("/v1/check")
    def check_text(body: DraftText) -> list[dict[str, Any]]:
        return check(body.text, assistant)

    @router.post("/v1/replay")
    def replay(body: dict[str, Any]) -> list[dict[str, Any]]:
        return replayed_to_json(assistant.replay(receipt_from_json(body)))


def _add_figures(router: APIRouter, assistant: Pipeline) -> None:
    @router.get("/v1/figures")
    def tables() -> list[dict[str, Any]]:
        return [listed_table(table) for table in assistant.tables.tables]

    @router.post("/v1/figures/compute")
    def compute(body: dict[str, Any]) -> dict[str, Any]:
        return figure_to_json(assistant.compute(body))

    @router.get("/v1/figures/{table_id:path}")
    def describe(table_id: str) -> dict[str, Any]:
        return described_table(assistant.tables.get(table_id), assistant.tables.members)

    @router.get("/v1/tables/{table_id:path}.csv")
    def table_csv(table_id: str) -> Response:
        table = assistant.tables.get(table_id)
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([field.name for field in table.fields])
        writer.writerows(assistant.tables.rows(table_id))
        return Response(text.getvalue(), media_type="text/csv; charset=utf-8")


def _status(error: AssistantError) -> int:
    logging.getLogger("assistant.api").info("%s", type(error).__name__)
    if isinstance(error, (SourceNotFound, UnknownName)):
        return 404
    if isinstance(error, (StoreError, ModelError)):
        return 503
    return 400
