"""The HTTP API under `/v1`, with `/healthz` and `/readyz`: what the command line prints with `--json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from assistant.drafts import check
from assistant.errors import AssistantError, InputError, ModelError, SourceNotFound, StoreError, UnknownName
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
from assistant.requests import RequestForm

if TYPE_CHECKING:
    from assistant.pipeline import Pipeline

_NOT_FOUND = (SourceNotFound, UnknownName)
_ENDPOINTS = (
    "POST /v1/ask, /v1/search, /v1/check, /v1/replay, /v1/figures/compute; "
    "GET /v1/figures, /v1/figures/TABLE, /v1/sources/ID."
)


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid")


class AskForm(_Form):
    """A question, the earlier ones of the conversation, and the only sources to use."""

    question: str
    history: list[str] = Field(default_factory=list, max_length=100)
    scope: list[str] = Field(default_factory=list, max_length=1000)


class SearchForm(_Form):
    """What to look for, how many hits, and the only sources to use."""

    query: str
    k: int = Field(10, ge=1, le=200)
    scope: list[str] = Field(default_factory=list, max_length=1000)


class CheckForm(_Form):
    """A text whose numbers are checked."""

    text: str


def add_api(app: FastAPI, assistant: Pipeline) -> None:
    """Give an application the API of an assistant, and its errors as `{"error": {"message", "hint"}}`."""
    app.include_router(_health(assistant))
    app.include_router(_answers(assistant))
    app.include_router(_figures(assistant))
    app.include_router(_unknown())
    app.add_exception_handler(AssistantError, _told)
    app.add_exception_handler(RequestValidationError, _told_invalid)
    app.add_exception_handler(HTTPException, _told_refused)
    app.add_exception_handler(Exception, _told_unexpected)


def _health(assistant: Pipeline) -> APIRouter:
    router = APIRouter()

    @router.get("/healthz")
    def alive() -> dict[str, str]:
        """The process answers."""
        return {"status": "ok"}

    @router.get("/readyz")
    def ready() -> dict[str, Any]:
        """The index is open; otherwise 503 with what to do."""
        passages = assistant.passages
        return {
            "status": "ok",
            "corpus_version": assistant.corpus_version,
            "sources": len(passages.sources),
            "problem": passages.problem,
        }

    return router


def _answers(assistant: Pipeline) -> APIRouter:
    router = APIRouter(prefix="/v1")

    @router.post("/ask")
    def ask(form: AskForm) -> dict[str, Any]:
        """One answer, in the form of DESIGN section 7."""
        return to_json(assistant.ask(form.question, form.history, form.scope))

    @router.post("/search")
    def search(form: SearchForm) -> list[dict[str, Any]]:
        """The nearest passages, best first."""
        return [hit_to_json(hit) for hit in assistant.search(form.query, form.k, form.scope)]

    @router.post("/check")
    def check_draft(form: CheckForm) -> list[dict[str, Any]]:
        """Every number of a text, supported or not."""
        return check(form.text, assistant)

    @router.post("/replay")
    def replay(receipt: dict[str, Any]) -> list[dict[str, Any]]:
        """What of a receipt, or of an answer that holds one, is true of today's corpus."""
        return replayed_to_json(assistant.replay(receipt_from_json(receipt)))

    @router.get("/sources/{source_id:path}")
    def source(source_id: str) -> dict[str, str]:
        """The text that locators point into."""
        text = assistant.source_text(source_id)
        return {"id": source_id, "title": assistant.passages.source(source_id).title, "text": text}

    return router


def _figures(assistant: Pipeline) -> APIRouter:
    router = APIRouter(prefix="/v1/figures")

    @router.get("")
    def list_tables() -> list[dict[str, Any]]:
        """The tables that figures can be computed from."""
        return [listed_table(table) for table in assistant.tables.tables]

    @router.post("/compute")
    def compute(form: RequestForm) -> dict[str, Any]:
        """The figure of a request."""
        return figure_to_json(assistant.compute(form.to_request()))

    @router.get("/{table:path}")
    def describe(table: str) -> dict[str, Any]:
        """A table's fields, their units, and the members a request may name."""
        return described_table(assistant.tables.get(table), assistant.tables.members)

    return router


def _unknown() -> APIRouter:
    router = APIRouter()

    @router.api_route("/v1/{rest:path}", methods=["GET", "POST", "PUT", "PATCH", "DELETE"], include_in_schema=False)
    def unknown(rest: str, request: Request) -> JSONResponse:
        return _error(404, InputError(f"There is no {request.method} /v1/{rest}.", _ENDPOINTS))

    return router


def status_of(error: AssistantError) -> int:
    """404 what is not there, 503 what cannot serve now, 400 what the caller must change."""
    if isinstance(error, _NOT_FOUND):
        return 404
    if isinstance(error, StoreError | ModelError):
        return 503
    return 400


def _told(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AssistantError)
    return _error(status_of(error), error)


def _told_invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"][1:]) or "the body"
    message = f"The request is not valid at {place}: {first['msg'].rstrip('.')}."
    return _error(422, InputError(message, "Send JSON as /v1/openapi.json describes it."))


def _told_refused(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return _error(error.status_code, InputError(f"{str(error.detail).rstrip('.')}.", _ENDPOINTS))


def _told_unexpected(_: Request, __: Exception) -> JSONResponse:
    """The error goes on to the server, which logs its traceback."""
    hint = "The details are in the server's log; please report them."
    return _error(500, AssistantError("The assistant failed in a way that was not foreseen.", hint))


def _error(status: int, error: AssistantError) -> JSONResponse:
    return JSONResponse({"error": error_to_json(error)}, status)
