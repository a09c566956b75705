"""Figures on made-up tables for the tests of charts, and what a specification shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from assistant.present.charts import chart_of
from assistant.types import Cell, Facet, Field, Figure, FigureRequest, MemberValue, Publication, Source, Table

SOURCE = Source(
    "nurses",
    "table",
    "Register of nurses",
    "Ministry of Health",
    "2024-03-01",
    based_on=(Publication("Survey of wards", "Observatory", "2023"),),
)


class Shelf:
    """A store of one table: nurses by place of training, place of work and year."""

    def __init__(self, rows: tuple[tuple[str, ...], ...] = (), unit: str = "count", aggregation: str = "sum") -> None:
        fields = (
            Field("year", "year", "string", "time", "year"),
            Field("origin", "country of training", "string", "dimension", "place", direction="origin"),
            Field("destination", "country of work", "string", "dimension", "place", direction="destination"),
            Field("ward", "kind of ward", "string", "dimension", "category"),
            Field("nurses", "Nurses registered", "number", "measure", unit=unit, aggregation=aggregation),
        )
        self._table = Table(SOURCE, "About nurses.", fields, len(rows), "hash")
        self._rows = rows

    def get(self, table_id: str) -> Table:
        assert table_id == "nurses"
        return self._table

    def distinct(self, table_id: str, *fields: str) -> tuple[tuple[str, ...], ...]:
        assert (table_id, fields) == ("nurses", ("year", "origin", "destination", "ward"))
        return self._rows


def value(number: str | int, **members: str) -> MemberValue:
    return MemberValue(tuple(members.items()), Decimal(number))


def figure(operation: str, *values: MemberValue, **changes: Any) -> Figure:
    """A figure of nurses with these values."""
    request = FigureRequest(operation, "nurses", "nurses", by=changes.pop("by", None))  # type: ignore[arg-type]
    held: dict[str, Any] = {
        "label": "Nurses registered",
        "value": None,
        "unit": "count",
        "display": "",
        "formula": "",
        "cells": (),
        "sql": "",
        "facets": (Facet("year", "year", "year", None, ()),),
        "sources": (SOURCE,),
        **changes,
    }
    return Figure(key="F1", operation=request.operation, request=request, values=values, **held)


def of_cells(operation: str, shelf_rows: tuple[tuple[str, ...], ...], numbers: list[str], **changes: Any) -> Figure:
    """A figure whose cells are those of all rows."""
    assert len(shelf_rows) == len(numbers)
    cells = tuple(Cell("nurses", row, "nurses", number) for row, number in enumerate(numbers))
    return figure(operation, cells=cells, **changes)


def chart(drawn: Figure, shelf: Shelf | None = None) -> dict[str, Any]:
    """The chart of a figure; fails where there is none."""
    text = chart_of(drawn, shelf or Shelf())
    assert text is not None
    spec: dict[str, Any] = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    return spec


def plot(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The part between title and footer."""
    part: dict[str, Any] = spec["vconcat"][0]
    return part


def rows(spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows that the marks are drawn from."""
    held: list[dict[str, Any]] = spec["data"]["values"]
    return held


def encoded(spec: Mapping[str, Any], channel: str) -> dict[str, Any]:
    """The first encoding of a channel."""
    found: dict[str, Any] = next(
        layer["encoding"][channel] for layer in plot(spec)["layer"] if channel in layer["encoding"]
    )
    return found


def marks(spec: Mapping[str, Any]) -> list[str]:
    """The types of the marks, in their order."""
    return [layer["mark"]["type"] for layer in plot(spec)["layer"]]


def everything(spec: Any, key: str) -> Iterator[Any]:
    """What stands under a key, at any depth."""
    if isinstance(spec, Mapping):
        for name, held in spec.items():
            if name == key:
                yield held
            yield from everything(held, key)
    elif isinstance(spec, list):
        for held in spec:
            yield from everything(held, key)
