"""Where the table of a file stands, as its user states it: sheet, rows to skip, rows of the header. Reads no file."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.ingest.cells import is_missing, is_period, number_text
from assistant.ingest.complaint import nearest, quoted
from assistant.ingest.grid import Grid, Span

_LOOKED_AT = 30
_STATEMENT = re.compile(r"(?:sources?|units?(?: of measure)?|notes?|licen[cs]e|(?:last )?updated?|date|url)\s*:", re.I)
_UNNAMED = (
    "Name them in the file, or by the titles of `fields` in a YAML file beside it (`assistant figures describe`)."
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What is stated; None and 0 where nothing is. `header_rows` 0 says that there is no header."""

    sheet: str | None = None
    skip_rows: int = 0
    header_rows: int | None = None

    @property
    def stated(self) -> bool:
        """Whether a place of the table is stated, so that nothing is to be looked for."""
        return bool(self.skip_rows) or self.header_rows is not None


def shaped(grids: Sequence[Grid], shape: Shape) -> tuple[Grid, ...]:
    """The grids that a shape leaves; rows and header are those of the first. A sheet that is not there is a remark."""
    chosen = tuple(grids)
    if shape.sheet is not None and grids:
        chosen = _sheet(grids, shape.sheet)
    if not chosen or not shape.stated:
        return chosen
    return (_headed(chosen[0], shape), *chosen[1:])


def _sheet(grids: Sequence[Grid], name: str) -> tuple[Grid, ...]:
    named = tuple(grid for grid in grids if grid.name.casefold() == name.strip().casefold())
    if not named and name.isdigit() and 0 < int(name) <= len(grids):
        named = (grids[int(name) - 1],)
    if named:
        return (replace(named[0], remarks=grids[0].remarks),)
    said = f"its YAML file names the sheet {quoted(name)}, which is not there or empty"
    known = nearest(name, [grid.name for grid in grids], "Sheets")
    return (replace(grids[0], remarks=(*grids[0].remarks, f"{said}. {known}")), *grids[1:])


def _headed(grid: Grid, shape: Shape) -> Grid:
    rows = grid.rows[shape.skip_rows :]
    merged = tuple((a - shape.skip_rows, b, c - shape.skip_rows, d) for a, b, c, d in grid.merged)
    grid = replace(grid, rows=rows, merged=tuple(span for span in merged if span[0] >= 0))
    depth = shape.header_rows
    if depth is None or not rows:
        return grid
    if depth == 0:
        return _named(grid)
    if depth == 1:
        return replace(grid, headed=True)
    return _deep(grid, min(depth, len(rows)))


def _deep(grid: Grid, depth: int) -> Grid:
    """A grid whose first cell says how deep the header is, its upper rows filled to the right."""
    header = [list(row) for row in grid.rows[:depth]]
    spans = [span for span in grid.merged if span[0] < depth]
    for number, row in enumerate(header[:-1]):
        for column in range(2, grid.width):
            if not row[column] and any(lower[column] for lower in header[number + 1 :]):
                row[column] = row[column - 1]
    first: Span = (0, 0, depth - 1, 0)
    body = [span for span in grid.merged if span not in spans]
    return replace(grid, rows=(*map(tuple, header), *grid.rows[depth:]), merged=(first, *body))


def with_header(grid: Grid) -> Grid:
    """The grid, or where even its first row is data, the grid under a header of numbered columns and a remark.

    A first row is data where each of its cells is as those below it, some are decimal or large numbers, and none
    stands alone above.
    """
    if grid.headed or len(grid.rows) < 3 or not _is_data(grid):
        return grid
    told = f"no header was found; its columns are called column 1 to column {grid.width}. {_UNNAMED}"
    return replace(_named(grid), remarks=(*grid.remarks, told))


def with_title(grid: Grid, title: str) -> Grid:
    """The grid, or where it begins with lines such as `Source: ...` or `Unit: ...`, the grid under a title."""
    first = next((row for row in grid.rows if any(row)), ())
    alone = [cell for cell in first if cell]
    if grid.headed or grid.width < 2 or len(alone) != 1 or not _STATEMENT.match(alone[0]):
        return grid
    merged = tuple((a + 1, b, c + 1, d) for a, b, c, d in grid.merged)
    return replace(grid, rows=((title, *("",) * (grid.width - 1)), *grid.rows), merged=merged)


def _named(grid: Grid) -> Grid:
    header = tuple(f"column {number}" for number in range(1, grid.width + 1))
    return replace(grid, rows=(header, *grid.rows), merged=(), headed=True)


def _is_data(grid: Grid) -> bool:
    first, below = grid.rows[0], grid.rows[1 : _LOOKED_AT + 1]
    if grid.width < 2 or not all(first):
        return False
    for column, cell in enumerate(first):
        kinds = [_kind(row[column]) for row in below if not is_missing(row[column])]
        if not kinds or any(kind != _kind(cell) for kind in kinds):
            return False
    return any(_kind(cell) == "number" and ("." in cell or len(cell) > 2) for cell in first)


def _kind(cell: str) -> str:
    if is_period(cell):
        return "period"
    return "number" if number_text(cell) is not None or number_text(cell, ",") is not None else "text"
