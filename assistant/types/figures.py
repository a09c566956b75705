"""Figure requests and figures: computed numbers with their cells. Computes nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.types.sources import Source
from assistant.types.tables import Direction

Operation = Literal[
    "lookup",
    "series",
    "sum",
    "mean",
    "weighted_mean",
    "median",
    "minimum",
    "maximum",
    "count",
    "difference",
    "percent_change",
    "growth_rate",
    "ratio",
    "share",
    "rank",
    "top",
    "bottom",
    "net_flow",
    "compare",
]


@dataclass(frozen=True, slots=True)
class Filter:
    """A condition on one dimension: members in or not in, a range of years or dates, or the latest period."""

    dimension: str
    members: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
    latest: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """What a cell's value must satisfy to be counted."""

    comparison: Literal["at_least", "more_than", "at_most", "less_than", "equal"]
    value: Decimal


@dataclass(frozen=True, slots=True)
class FigureRequest:
    """What a plan, a model's tool call, an API client and a test all send; see DESIGN section 4.

    `by` names the dimension ranked, listed or compared; `operands` replace the table for ratio, share,
    difference and percent change (first operand is the later or the numerator).
    """

    operation: Operation
    table: str | None = None
    measure: str | None = None
    where: tuple[Filter, ...] = ()
    by: str | None = None
    order: Literal["ascending", "descending"] | None = None
    limit: int | None = None
    condition: Condition | None = None
    weight: str | None = None
    operands: tuple[FigureRequest, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One table cell; `row` is the 0-based data row, `value` its text as stored."""

    table: str
    row: int
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class MemberValue:
    """One value of a figure and the members it belongs to, as (field, member) pairs, years as text."""

    members: tuple[tuple[str, str], ...]
    value: Decimal


@dataclass(frozen=True, slots=True)
class Facet:
    """What a figure's cells say about one field: the members they carry; sentences are bound to these."""

    field: str
    title: str
    kind: str
    direction: Direction | None
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number computed from cells by the closed list of operations, and all one needs to recompute it.

    `chart` is a specification as JSON text: Vega-Lite, or Plotly's for flows; None where one number is all there is.
    `values_unit` is the unit of `values` where that is not `unit` (a difference in points of values in percent).
    """

    key: str
    label: str
    value: Decimal | None
    values: tuple[MemberValue, ...]
    unit: str
    display: str
    operation: Operation
    request: FigureRequest
    formula: str
    cells: tuple[Cell, ...]
    sql: str
    caveats: tuple[str, ...] = ()
    chart: str | None = None
    facets: tuple[Facet, ...] = ()
    sources: tuple[Source, ...] = ()
    table_hashes: tuple[tuple[str, str], ...] = ()
    values_unit: str = ""
