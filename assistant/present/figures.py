"""Figures as JSON, and back: decimals are text, so that no digit is lost. Computes nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.errors import InputError
from assistant.requests import request_from_json, request_to_json
from assistant.types import Cell, Figure, MemberValue


def figure_to_json(figure: Figure) -> dict[str, Any]:
    """The figure of DESIGN section 7; `members` maps a field's name to its member, `chart` is a JSON object or null."""
    return {
        "key": figure.key,
        "label": figure.label,
        "value": None if figure.value is None else f"{figure.value:f}",
        "values": [_value_to_json(value) for value in figure.values],
        "unit": figure.unit,
        "display": figure.display,
        "operation": figure.operation,
        "request": request_to_json(figure.request),
        "formula": figure.formula,
        "cells": [_cell_to_json(cell) for cell in figure.cells],
        "sql": figure.sql,
        "caveats": list(figure.caveats),
        "chart": json.loads(figure.chart) if figure.chart else None,
    }


def _value_to_json(value: MemberValue) -> dict[str, Any]:
    return {"members": dict(value.members), "value": f"{value.value:f}"}


def _cell_to_json(cell: Cell) -> dict[str, Any]:
    return {"table": cell.table, "row": cell.row, "field": cell.field, "value": cell.value}


def figure_from_json(data: Any) -> Figure:
    """Read a figure; its facets and sources are not in the JSON and stay empty, and its chart is left out.

    Raises:
        InputError: a key is missing or a value does not fit.
        FigureError: its request is not valid.
    """
    if not isinstance(data, Mapping):
        raise InputError("A figure is not a JSON object.", "Give it as `assistant ask --json` prints it.")
    try:
        return TypeAdapter(Figure).validate_python(
            {
                **data,
                "chart": None,
                "values": [_value_from_json(value) for value in data.get("values") or ()],
                "request": request_from_json(data.get("request")),
                "table_hashes": tuple((data.get("table_hashes") or {}).items()),
            }
        )
    except (ValidationError, TypeError, AttributeError) as error:
        raise InputError(
            f"The figure {data.get('key', '')} is not well formed: {complaint(error)}.",
            "Give it as `assistant ask --json` prints it.",
        ) from error


def _value_from_json(value: Any) -> dict[str, Any]:
    return {"members": tuple(value["members"].items()), "value": value["value"]}


def complaint(error: Exception) -> str:
    """The first thing a validation found, with the place: "the key 'cells.0.row' is missing"."""
    if not isinstance(error, ValidationError):
        return "a part is of another kind than expected"
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f"the key {place!r} is missing"
    return f"{place}: {first['msg']}" if place else str(first["msg"])
