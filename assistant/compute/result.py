"""What an operation worked out, with the rows it used, and the figure made of it. Divides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.compute.caveats import caveats_of
from assistant.compute.periods import in_order
from assistant.compute.rows import Row
from assistant.quantities import format_value
from assistant.types import Cell, Facet, Field, Figure, FigureRequest, MemberValue, Table

_SHOWN = 5
_WORKED_OUT = frozenset("difference percent_change growth_rate ratio share rank count compare".split())
_KEEPS_UNIT = frozenset("lookup sum mean weighted_mean median minimum maximum".split())


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table that were used; `shown` are those that the value speaks of, the others are its base.

    Where `by` is set, the value speaks of the members of all rows but for that field, of which it picks some.
    """

    table: Table
    measure: Field
    rows: tuple[Row, ...]
    shown: tuple[Row, ...] = ()
    weight: Field | None = None
    by: str = ""

    @property
    def told(self) -> tuple[Row, ...]:
        """The rows that the value speaks of."""
        return self.shown or self.rows


@dataclass(frozen=True, slots=True)
class Result:
    """A computed value (or several) before it becomes a figure."""

    request: FigureRequest
    value: Decimal | None
    unit: str
    label: str
    formula: str
    parts: tuple[Part, ...]
    sql: tuple[str, ...]
    values: tuple[MemberValue, ...] = ()
    caveats: tuple[str, ...] = ()
    display: str = ""
    values_unit: str = ""


def shared_members(rows: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """The (field, member) pairs that all rows have in common, blank ones left out."""
    if not rows:
        return ()
    first = rows[0].members
    return tuple((n, m) for n, m in first.items() if m and all(row.members.get(n) == m for row in rows))


def figure_of(result: Result) -> Figure:
    """The figure of a result; its key is the caller's to give."""
    tables = {part.table.id: part.table for part in result.parts}
    return Figure(
        key="",
        label=result.label[:1].upper() + result.label[1:],
        value=result.value,
        values=result.values,
        unit=result.unit,
        display=result.display or _display(result),
        operation=result.request.operation,
        request=result.request,
        formula=result.formula,
        cells=_cells(result.parts),
        sql=";\n\n".join(dict.fromkeys(result.sql)),
        caveats=caveats_of(result.caveats, result.parts),
        facets=_facets(result.parts),
        sources=tuple(table.source for table in tables.values()),
        table_hashes=tuple((table.id, table.hash) for table in tables.values()),
        values_unit=_values_unit(result),
    )


def _values_unit(result: Result) -> str:
    """The measure's unit, where the values are the measure's and the figure is of another kind; else ""."""
    if result.values_unit:
        return result.values_unit
    if result.unit == "places":
        return "rank"
    worked_out = result.request.operation in _WORKED_OUT
    plain = all(operand.operation in _KEEPS_UNIT for operand in result.request.operands)
    units = {part.measure.unit for part in result.parts}
    return units.pop() if worked_out and plain and len(units) == 1 else ""


def _display(result: Result) -> str:
    if result.value is not None:
        return format_value(result.value, result.unit)
    told = []
    for value in result.values[:_SHOWN]:
        names = ", ".join(member for name, member in value.members if _varies(name, result.values))
        told.append(format_value(value.value, result.unit) + (f" ({names})" if names else ""))
    more = len(result.values) - _SHOWN
    return "; ".join(told) + (f"; and {more} more" if more > 0 else "")


def _varies(name: str, values: Iterable[MemberValue]) -> bool:
    return len({dict(value.members).get(name) for value in values}) > 1


def _cells(parts: Iterable[Part]) -> tuple[Cell, ...]:
    cells: dict[tuple[str, int, str], Cell] = {}
    for part in parts:
        for row in part.rows:
            key = (part.table.id, row.index, part.measure.name)
            cells[key] = Cell(*key, row.text)
            if part.weight and row.weight is not None:
                key = (part.table.id, row.index, part.weight.name)
                cells[key] = Cell(*key, row.weight_text)
    return tuple(cells.values())


def _facets(parts: Iterable[Part]) -> tuple[Facet, ...]:
    members: dict[tuple[str, str], dict[str, None]] = {}
    fields: dict[tuple[str, str], Field] = {}
    for part in parts:
        for axis in (*part.table.dimensions, *part.table.with_role("time")):
            key = (axis.name, axis.title)
            fields.setdefault(key, axis)
            own = members.setdefault(key, {})
            rows = part.rows if part.by and axis.name != part.by else part.told
            own.update(dict.fromkeys(m for row in rows if (m := row.members.get(axis.name, ""))))
    return tuple(
        Facet(
            f.name, f.title, _kind(f), f.direction, in_order(members[key]) if f.role == "time" else tuple(members[key])
        )
        for key, f in fields.items()
        if members[key]
    )


def _kind(axis: Field) -> str:
    return axis.kind or ("year" if axis.role == "time" else "category")
