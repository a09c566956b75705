"""What a chart of a figure shows: its values, or the cells it was computed from, each with a name. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Protocol

from assistant.types import Figure, FigureRequest, Table

MOST_CELLS = 400
_MOST_ROWS = 20_000
_OF_CELLS = frozenset("rank minimum maximum sum mean weighted_mean median".split())


class Tables(Protocol):
    """What is needed of the table store."""

    def get(self, table_id: str) -> Table:
        """A table's description."""

    def distinct(self, table_id: str, *fields: str) -> tuple[tuple[str, ...], ...]:
        """The distinct combinations of some fields' texts, in table order."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value to draw: the members it belongs to, its name, its period ("" where time tells nothing apart)."""

    members: tuple[tuple[str, str], ...]
    value: Decimal
    name: str = ""
    period: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """A figure with its points, what they measure and in which unit; `about` are the titles of the naming fields.

    `origin` and `destination` are the fields of a table of flows, "" where there are none.
    """

    figure: Figure
    points: tuple[Point, ...]
    unit: str
    measure: str
    about: str
    origin: str = ""
    destination: str = ""
    additive: bool = False

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods of the points, in their order."""
        return tuple(dict.fromkeys(point.period for point in self.points if point.period))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the points, in their order."""
        return tuple(dict.fromkeys(point.name for point in self.points))


def subject_of(figure: Figure, tables: Tables) -> Subject | None:
    """The figure with its points; None where there are fewer than two, or two cannot be told apart."""
    described = [tables.get(source.id) for source in figure.sources]
    if not described:
        return None
    found = _found(figure, tables)
    table = described[0]
    ends = _ends(table)
    named = _named(found, figure, described, ends)
    if len(named) < 2 or len({(point.name, point.period) for point in named}) < len(named):
        return None
    measures = {title for request in _leaves(figure.request) if (title := _title(request, described))}
    return Subject(
        figure,
        named,
        _unit(figure, table),
        measures.pop() if len(measures) == 1 else "",
        _about(named, described),
        *ends,
        all(_aggregation(request, described) == "sum" for request in _leaves(figure.request)),
    )


def _found(figure: Figure, tables: Tables) -> list[Point]:
    """The values; the cells where the figure is one of them or of them all."""
    extreme = figure.operation in ("minimum", "maximum")
    cells = _of_cells(figure, tables) if extreme or len(figure.values) < 2 else []
    return cells or [Point(value.members, value.value) for value in figure.values]


def _unit(figure: Figure, table: Table) -> str:
    """The unit of what is drawn: of the values, which is the measure's where the figure is a rank."""
    if figure.operation == "rank" and figure.request.measure:
        field = table.field_named(figure.request.measure)
        return field.unit if field else figure.unit
    return figure.values_unit or figure.unit


def _of_cells(figure: Figure, tables: Tables) -> list[Point]:
    """The cells of the measure that a rank, an extreme, a sum or a mean was taken of.

    None where they are too many, or where the table has two rows for the same members.
    """
    request = figure.request
    cells = [cell for cell in figure.cells if cell.field == request.measure]
    if figure.operation not in _OF_CELLS or request.table is None or not 2 <= len(cells) <= MOST_CELLS:
        return []
    table = tables.get(request.table)
    if table.rows > _MOST_ROWS:
        return []
    names = [f.name for f in table.fields if f.role in ("dimension", "time")]
    rows = tables.distinct(table.id, *names)
    if len(rows) != table.rows:
        return []
    points = []
    for cell in cells:
        members = tuple((name, member) for name, member in zip(names, rows[cell.row], strict=True) if member)
        value = _decimal(cell.value)
        if value is None:
            return []
        points.append(Point(members, value, chosen=_is_chosen(members, figure)))
    return _ranked(points, request.by) if figure.operation == "rank" else points


def _decimal(text: str) -> Decimal | None:
    """The number that a cell's text is, None where more than a number stands there."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _is_chosen(members: tuple[tuple[str, str], ...], figure: Figure) -> bool:
    return any(set(value.members) <= set(members) for value in figure.values)


def _ranked(points: list[Point], by: str | None) -> list[Point]:
    """The points, if each member ranked is one cell."""
    ranked = {dict(point.members).get(by or "") for point in points}
    return points if len(ranked) == len(points) else []


def _ends(table: Table) -> tuple[str, str]:
    """The fields of origins and destinations of a table of flows; "" where it has not one of each."""
    ends = [[f.name for f in table.dimensions if f.direction == way] for way in ("origin", "destination")]
    return (ends[0][0], ends[1][0]) if all(len(end) == 1 for end in ends) else ("", "")


def _named(
    points: Sequence[Point], figure: Figure, tables: Sequence[Table], ends: tuple[str, str]
) -> tuple[Point, ...]:
    """The points with what tells them apart as their names."""
    times = {table.time.name for table in tables if table.time}
    telling = _telling(points)
    timed = bool(times & set(telling)) and all(times & {n for n, m in point.members if m} for point in points)
    titles = [_title(request, tables) for request in figure.request.operands]
    named = []
    for place, point in enumerate(points):
        members = dict(point.members)
        period = next((members[name] for name in times if name in members), "") if timed else ""
        own = [name for name in telling if members.get(name) and not (timed and name in times)]
        way = _way(members, ends) if set(ends) <= set(telling) else ""
        parts = [way] if way else []
        parts += [members[name] for name in own if not way or name not in ends]
        lone = titles[place] if not telling and place < len(titles) else ""
        name = ", ".join(parts) or lone or ("Whole" if figure.operation == "share" else "")
        named.append(Point(point.members, point.value, name, period, point.chosen))
    return tuple(named)


def _way(members: Mapping[str, str], ends: tuple[str, str]) -> str:
    """As "Spain to Portugal", "into Portugal" or "out of Spain"."""
    origin, destination = (members.get(end, "") for end in ends)
    if origin and destination:
        return f"{origin} to {destination}"
    return f"into {destination}" if destination else f"out of {origin}" if origin else ""


def _telling(points: Sequence[Point]) -> list[str]:
    """The fields whose members differ from point to point."""
    fields = dict.fromkeys(name for point in points for name, _ in point.members)
    held = [dict(point.members) for point in points]
    return [name for name in fields if len({members.get(name) for members in held}) > 1]


def _about(points: Sequence[Point], tables: Sequence[Table]) -> str:
    fields = {field.name: field.title or field.name for table in tables for field in table.dimensions}
    return ", ".join(fields[name] for name in _telling(points) if name in fields)


def _leaves(request: FigureRequest) -> Iterator[FigureRequest]:
    if not request.operands:
        yield request
    for operand in request.operands:
        yield from _leaves(operand)


def _title(request: FigureRequest, tables: Sequence[Table]) -> str:
    found = [table.field_named(request.measure or "") for table in tables if table.id == request.table]
    return (found[0].title or found[0].name).replace(" | ", ", ") if found and found[0] else ""


def _aggregation(request: FigureRequest, tables: Sequence[Table]) -> str:
    found = [table.field_named(request.measure or "") for table in tables if table.id == request.table]
    return found[0].aggregation if found and found[0] else "none"
