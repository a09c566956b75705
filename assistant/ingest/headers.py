"""Finds titles, header rows, row groups and notes around the body of a grid. Infers no role and no unit."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.errors import CorpusError
from assistant.ingest.body import split_body
from assistant.ingest.cells import is_period, number_text
from assistant.ingest.grid import Grid

_MAX_HEADER_ROWS = 6
_UNIT_WORDS = frozenset(
    "percent per cent % number numbers count counts ratio rate index year years hours months month dollars dollar us$ "
    "$ usd eur euro euros thousand thousands million millions billion billions $thousands $millions $billions person "
    "persons people p-value point points percentage coefficient coefficients probability odds current constant "
    "distribution change of in fy".split()
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A grid taken apart. `headers` has one tuple of parts a column; `groups` the labels above each body row."""

    titles: tuple[str, ...]
    headers: tuple[tuple[str, ...], ...]
    units: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def lay_out(grid: Grid) -> Layout:
    """Take a grid apart.

    Raises:
        CorpusError: no header row with data under it.
    """
    rows, start = grid.rows, 0
    titles: list[str] = []
    while start < len(rows) and grid.width > 1 and not grid.headed and _filled(rows[start]) <= 1:
        titles += [cell for cell in rows[start] if cell]
        start += 1
    depth = 1 if grid.headed else _header_depth(grid, start)
    if start + depth >= len(rows):
        raise CorpusError("no rows of data were found under a header", "Give a table with a header row and data.")
    header = [list(rows[row]) for row in range(start, start + depth)]
    _spread(header, grid, start)
    units = _take_units(header)
    below = _filled_down(grid, start + depth)
    if banner := _first_banner(units, below):
        units = ("",) * len(units)
    indents = grid.indents[-len(below) :] if len(grid.indents) >= len(below) else ()
    body, groups, notes = split_body(below, grid.width, banner, indents)
    columns = tuple(_parts([row[column] for row in header]) for column in range(grid.width))
    return _stacked(_without_empty(Layout(tuple(titles), columns, units, body, groups, notes)))


def _filled_down(grid: Grid, start: int) -> tuple[tuple[str, ...], ...]:
    """The rows from `start`, the first label of cells merged over several rows written into all of them."""
    rows = [list(row) for row in grid.rows[start:]]
    for top, left, bottom, right in grid.merged:
        if top >= start and left == right and bottom > top:
            for row in rows[top - start + 1 : bottom - start + 1]:
                row[left] = row[left] or rows[top - start][left]
    return tuple(map(tuple, rows))


def _filled(row: tuple[str, ...]) -> int:
    return sum(1 for cell in row if cell)


def _header_depth(grid: Grid, start: int) -> int:
    """Rows of the header: the first wide row, what its first cell is merged over, and rows without a row label."""
    rows = grid.rows
    if start >= len(rows):
        return 0
    depth = 1 + max((s[2] - start for s in grid.merged if s[0] == start and s[1] == 0 and s[3] == 0), default=0)
    while start + depth < len(rows) and depth < _MAX_HEADER_ROWS:
        row = rows[start + depth]
        if row[0] or not _filled(row) or _is_data(row):
            break
        depth += 1
    return min(depth, _MAX_HEADER_ROWS)


def _is_data(row: tuple[str, ...]) -> bool:
    cells = [cell for cell in row[1:] if cell]
    if cells and all(is_period(cell) for cell in cells):
        return False
    return any(number_text(cell) is not None and not is_period(cell) for cell in cells)


def _spread(header: list[list[str]], grid: Grid, start: int) -> None:
    """Write merged header cells into all their columns; without merges, fill upper rows to the right."""
    spans = [s for s in grid.merged if start <= s[0] < start + len(header)]
    for top, left, _, right in spans:
        for column in range(left, right + 1):
            header[top - start][column] = header[top - start][left]
    if len(header) == 1:
        return
    for index, row in enumerate(header):
        unit_row = _are_units(row)
        if index == len(header) - 1 and not unit_row:
            continue
        _fill_right(row, header[index + 1 :], unit_row or not spans)


def _fill_right(row: list[str], below: list[list[str]], everywhere: bool) -> None:
    for column in range(2, len(row)):
        covered = everywhere and any(lower[column] for lower in below)
        if not row[column] and row[column - 1] and (covered or (everywhere and not below)):
            row[column] = row[column - 1]


def _are_units(row: list[str]) -> bool:
    cells = [cell for cell in row[1:] if cell]
    return not row[0] and bool(cells) and all(_is_unit(c) for c in cells)


def _is_unit(cell: str) -> bool:
    words = [word for word in re.split(r"[\s,()]+", cell.lower()) if word]
    return any(word in _UNIT_WORDS for word in words) and all(w in _UNIT_WORDS or w.isdigit() for w in words)


def _take_units(header: list[list[str]]) -> tuple[str, ...]:
    """The last header row as units where all its cells are unit words; it then leaves the header."""
    if len(header) > 1 and _are_units(header[-1]):
        return tuple(header.pop())
    return ("",) * len(header[0])


def _first_banner(units: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """The one unit under the header where it only holds until a row of another unit alone comes; else ""."""
    told = {unit for unit in units if unit}
    later = [[cell for cell in row if cell] for row in rows if not row[0]]
    changes = any(len(set(cells)) == 1 and _is_unit(cells[0]) and cells[0] not in told for cells in later)
    return told.pop() if len(told) == 1 and changes else ""


def _parts(cells: list[str]) -> tuple[str, ...]:
    parts: list[str] = []
    for cell in cells:
        words = cell if " " in cell else " ".join(cell.replace("_", " ").split())
        if words and words not in parts:
            parts.append(words)
    return tuple(parts)


def _without_empty(layout: Layout) -> Layout:
    """Drop columns that have neither header nor cells."""
    keep = [
        index
        for index, parts in enumerate(layout.headers)
        if parts or layout.units[index] or any(row[index] for row in layout.body)
    ]
    if len(keep) == len(layout.headers):
        return layout
    return Layout(
        layout.titles,
        tuple(layout.headers[i] for i in keep),
        tuple(layout.units[i] for i in keep),
        tuple(tuple(row[i] for i in keep) for row in layout.body),
        layout.groups,
        layout.notes,
    )


def _stacked(layout: Layout) -> Layout:
    """Put blocks of columns that repeat the same headers side by side under one another."""
    width = len(layout.headers)
    for size in range(2, width // 2 + 1):
        blocks = range(0, width, size)
        if width % size == 0 and all(layout.headers[b : b + size] == layout.headers[:size] for b in blocks):
            placed = [
                (row[b : b + size], group)
                for b in blocks
                for row, group in zip(layout.body, layout.groups, strict=True)
            ]
            kept = [(row, group) for row, group in placed if any(row)]
            body, groups = tuple(row for row, _ in kept), tuple(group for _, group in kept)
            return Layout(layout.titles, layout.headers[:size], layout.units[:size], body, groups, layout.notes)
    return layout
