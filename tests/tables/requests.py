"""Requests of every operation on every measure of any table. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Literal

from assistant.types import Condition, Field, FigureRequest, Filter, Operation, Table

Cells = tuple[dict[str, str], ...]
_AT_ONE: tuple[Operation, ...] = ("lookup", "sum", "mean", "median", "weighted_mean")
_OVER_TIME: tuple[Operation, ...] = ("series", "difference", "percent_change", "growth_rate", "ratio", "compare")
_OVER_MEMBERS: tuple[Operation, ...] = ("top", "bottom", "maximum", "minimum", "count", "sum", "mean", "median")
_TWO: tuple[Operation, ...] = ("difference", "percent_change", "ratio", "compare", "share", "sum", "mean", "top")
_COMPARISONS: tuple[Literal["at_least", "more_than", "at_most", "less_than", "equal"], ...] = (
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "equal",
)


def requests_on(table: Table, cells: Cells) -> Iterator[FigureRequest]:
    """Requests on each measure, built from its first and its last row with a value."""
    for measure in table.measures:
        rows = [row for row in cells if row[measure.name].strip()]
        if rows:
            yield from _on_measure(table, measure, rows[0], rows[-1])


def _on_measure(table: Table, measure: Field, early: dict[str, str], late: dict[str, str]) -> Iterator[FigureRequest]:
    def where(row: dict[str, str], *without: str) -> tuple[Filter, ...]:
        axes = (*table.dimensions, *table.with_role("time"))
        return tuple(Filter(f.name, (row[f.name],)) for f in axes if row[f.name] and f.name not in without)

    time = table.time.name if table.time else ""
    for operation in _AT_ONE:
        yield FigureRequest(operation, table.id, measure.name, where(late))
        yield FigureRequest(operation, table.id, measure.name)
    for operation in _OVER_TIME:
        yield FigureRequest(operation, table.id, measure.name, where(late, time), time or None)
    for dimension in table.dimensions:
        others = where(late, dimension.name)
        for operation in _OVER_MEMBERS:
            yield FigureRequest(operation, table.id, measure.name, others, dimension.name)
        for comparison in _COMPARISONS:
            condition = Condition(comparison, _number(late[measure.name]))
            yield FigureRequest("count", table.id, measure.name, others, dimension.name, condition=condition)
        for operation in ("rank", "share"):
            yield FigureRequest(operation, table.id, measure.name, where(late), dimension.name)
        yield FigureRequest("net_flow", table.id, measure.name, (Filter(dimension.name, (late[dimension.name],)),))
        yield FigureRequest("top", table.id, measure.name, (Filter(dimension.name, excluded=(late[dimension.name],)),),
                            dimension.name, limit=3)  # fmt: skip
    operands = tuple(FigureRequest("lookup", table.id, measure.name, where(row)) for row in (late, early))
    for operation in _TWO:
        yield FigureRequest(operation, operands=operands)


def _number(text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return Decimal(1)
    return value if value.is_finite() else Decimal(1)
