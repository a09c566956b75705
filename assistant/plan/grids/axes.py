"""Axes through a cell of a grid: the cells that differ from it in one label only. Reads no question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.plan.grids.grid import Grid, Heading, Label

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Axis:
    """Cells that differ in one thing: a field of the rows, or the label or group of the columns.

    `name` is the field, "" for columns; `years` says that the members are years or carry them.
    """

    kind: str
    name: str
    places: tuple[Place, ...]
    labels: tuple[Label, ...]
    dates: tuple[frozenset[int], ...] = field(default=())

    @property
    def years(self) -> bool:
        """Whether its members are told apart by their years."""
        return len({date for date in self.dates if date}) > 1

    def label(self, at: Place) -> Label:
        """The label of one of its cells."""
        return self.labels[self.places.index(at)]

    def years_of(self, at: Place) -> frozenset[int]:
        """The years that the label of one of its cells names."""
        return self.dates[self.places.index(at)]


def column_of(grid: Grid, at: Place) -> Axis:
    """All rows of a column, whatever group they stand in."""
    places = tuple((n, at[1]) for n in range(len(grid.lines)) if grid.at(n, at[1]) is not None)
    labels = tuple(grid.lines[n].leaf for n, _ in places)
    return Axis("column", "", places, labels, tuple(frozenset[int]() for _ in places))


def axes_through(grid: Grid, at: Place) -> Iterator[Axis]:
    """The axes through a cell on which another cell lies."""
    for axis in (*_row_axes(grid, at), *_column_axes(grid, at)):
        if len(axis.places) > 1:
            yield axis


def totals_beside(grid: Grid, at: Place) -> Iterator[tuple[Axis, Place]]:
    """Cells that name a whole this cell may be a part of, with the axis they lie on."""
    for axis in axes_through(grid, at):
        if axis.years:
            continue
        parent = grid.lines[at[0]].parent if axis.kind == "rows" else None
        found = [(parent, at[1])] if parent is not None and (parent, at[1]) in axis.places else []
        found += [p for p in axis.places if p != at and axis.label(p).total]
        first = axis.places[0]
        for total in dict.fromkeys((*found[:3], *((first,) if first != at else ()))):
            yield axis, total


def outer_total(grid: Grid, at: Place) -> Place | None:
    """The total outside the group of a cell's row: a line of its column that names a whole or the group, in none."""
    own = grid.lines[at[0]]
    for n, line in enumerate(grid.lines):
        pairs = list(zip(own.members, line.members, strict=True))
        outside = [mine != theirs and not theirs[1] for mine, theirs in pairs]
        same = all(
            mine == theirs or out or k == own.called
            for k, ((mine, theirs), out) in enumerate(zip(pairs, outside, strict=True))
        )
        over = line.leaf.text in [mine[1] for mine, out in zip(own.members, outside, strict=True) if out]
        if same and any(outside) and (over or line.leaf.total or line.whole) and grid.at(n, at[1]) is not None:
            return n, at[1]
    return None


def _row_axes(grid: Grid, at: Place) -> Iterator[Axis]:
    own = grid.lines[at[0]].members
    for position, (name, _) in enumerate(own):
        others = own[:position] + own[position + 1 :]

        def same(n: int, others: tuple[tuple[str, str], ...] = others, position: int = position) -> bool:
            members = grid.lines[n].members
            alike = grid.lines[n].percent == grid.lines[at[0]].percent
            return alike and members[:position] + members[position + 1 :] == others

        places = tuple((n, at[1]) for n in range(len(grid.lines)) if same(n) and grid.at(n, at[1]) is not None)
        labels = tuple(grid.lines[n].label_of(position) for n, _ in places)
        yield Axis("rows", name, places, labels, tuple(label.years for label in labels))


def _column_axes(grid: Grid, at: Place) -> Iterator[Axis]:
    own = grid.headings[at[1]]
    beside = [heading.above == own.above for heading in grid.headings]
    across = [heading.leaf == own.leaf and bool(own.above and heading.above) for heading in grid.headings]
    for kind, alike in (("columns", beside), ("groups of columns", across)):
        places = tuple(
            (at[0], n)
            for n, heading in enumerate(grid.headings)
            if alike[n] and heading.field.unit == own.field.unit and grid.at(at[0], n) is not None
        )
        labels = tuple(grid.headings[n].leaf if kind == "columns" else grid.headings[n].above[-1] for _, n in places)
        yield Axis(kind, "", places, labels, tuple(label.years for label in labels))
    if folded := _folded_axis(grid, at):
        yield folded


def _folded_axis(grid: Grid, at: Place) -> Axis | None:
    """Columns side by side of which some are a total that stands for the label above it."""
    paths = [_folded(heading) for heading in grid.headings]
    own = paths[at[1]]
    beside = [n for n, path in enumerate(paths) if path[:-1] == own[:-1] and grid.at(at[0], n) is not None]
    beside = [n for n in beside if grid.headings[n].field.unit == grid.headings[at[1]].field.unit]
    if all(grid.headings[n].leaf == paths[n][-1] for n in beside) or len({paths[n] for n in beside}) < len(beside):
        return None
    labels = tuple(paths[n][-1] for n in beside)
    return Axis("columns", "", tuple((at[0], n) for n in beside), labels, tuple(label.years for label in labels))


def _folded(heading: Heading) -> tuple[Label, ...]:
    """The labels of a column from outer to inner, without a total under at least two others."""
    path = (*heading.above, heading.leaf)
    return path[:-1] if len(path) > 2 and heading.leaf.total and len(heading.leaf.tokens) < 2 else path
