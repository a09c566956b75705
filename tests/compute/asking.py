"""Requests in the JSON form, written short."""

from __future__ import annotations

from typing import Any

from assistant.requests import request_from_json
from assistant.types import FigureRequest

FLOWS, SHARES, WARDS, PERIODS = "nurse-flows", "nurse-shares", "ward-shares", "nurse-periods"


def among(dimension: str, *members: str | int) -> dict[str, Any]:
    return {"dimension": dimension, "in": list(members)}


def between(start: int | None, end: int | None, dimension: str = "year") -> dict[str, Any]:
    return {"dimension": dimension, "from": start, "to": end}


def latest(dimension: str = "year") -> dict[str, Any]:
    return {"dimension": dimension, "latest": True}


def form(operation: str, table: str, *where: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"operation": operation, "table": table, "where": list(where), **more}


def ask(operation: str, table: str, *where: dict[str, Any], **more: Any) -> FigureRequest:
    return request_from_json(form(operation, table, *where, **more))


def of(operation: str, *operands: dict[str, Any]) -> FigureRequest:
    return request_from_json({"operation": operation, "operands": list(operands)})
