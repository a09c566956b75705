"""Cuts a sheet that holds several tables at its blank rows and columns. Understands no header beyond its likeness.

A cut needs a second header with numbers under it: a blank row inside a table, a group of rows and a note cut nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.ingest.cells import is_missing, is_period, number_text
from assistant.ingest.grid import Grid

_MOST_BLOCKS = 60
_HEADER_ROWS = 6
_LABELLED = 0.6
_NOTE = re.compile(
    r"(?:notes?|sources?|footnotes?|n\.?b\.?|legend|key|symbols?)\b|[*\u2020\u2021\u00b9\u00b2\u00b3\[(]|"
    r"(?:\d{1,2}|[a-z])[.)]?\s|\S{1,4}\s*=\s",
    re.I,
)
_CAPTION = re.compile(r"(?:table|figure|chart|panel|exhibit|part|section)\s+(?:[A-Z]?\d|[IVXA-Z]+\b)", re.I)
Row = Sequence[str]


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows between blank ones, half-open."""

    top: int
    end: int


def split_blocks(grid: Grid) -> tuple[Grid, ...]:
    """The tables of a sheet as grids of their own, from top to bottom and left to right; one where there is one."""
    if grid.headed or not grid.rows:
        return (grid,)
    whole = _trimmed(grid)
    parts = [final for below in _below(whole) for part in _beside(below) for final in _below(part)]
    return tuple(parts) if len(parts) <= _MOST_BLOCKS else (whole,)


def _below(grid: Grid) -> list[Grid]:
    """The parts of a grid under one another."""
    starts = _starts(grid)
    if len(starts) < 2:
        return [grid]
    ends = [*starts[1:], len(grid.rows)]
    return [_cut(grid, rows=(start, end)) for start, end in zip(starts, ends, strict=True)]


def _starts(grid: Grid) -> list[int]:
    """The row that each table begins with, its titles included."""
    starts, has_data = [0], False
    waiting: list[_Band] = []  # bands of single cells, titles or notes, since the last data
    for band in _bands(grid):
        rows = grid.rows[band.top : band.end]
        header = next((n for n, row in enumerate(rows) if _filled(row) > 1), None)
        if header is None:
            waiting.append(band)
            continue
        own_title = header > 0 or bool(_titles(waiting, grid))
        if has_data and _is_table(rows[header:], own_title, grid.rows[starts[-1] :]):
            titles = _titles(waiting, grid) if header == 0 else []
            starts.append(titles[0].top if titles else band.top)
        has_data = has_data or any(map(_has_number, rows[header + 1 :]))
        waiting = []
    return starts


def _bands(grid: Grid) -> Iterator[_Band]:
    """Runs of rows that hold something; a caption with a header under it begins a run of its own."""
    top: int | None = None
    for number, row in enumerate(grid.rows):
        if not any(row):
            if top is not None:
                yield _Band(top, number)
            top = None
        elif top is None:
            top = number
        elif _is_caption(row) and _is_header_at(grid.rows, number + 1):
            yield _Band(top, number)
            top = number
    if top is not None:
        yield _Band(top, len(grid.rows))


def _is_caption(row: Row) -> bool:
    return _filled(row) == 1 and _CAPTION.match(next(cell for cell in row if cell)) is not None


def _is_header_at(rows: Sequence[Row], number: int) -> bool:
    while number < len(rows) and _filled(rows[number]) == 1:
        number += 1
    return number < len(rows) and _filled(rows[number]) > 1 and _is_header(rows[number])


def _titles(waiting: Sequence[_Band], grid: Grid) -> list[_Band]:
    """The bands of single cells that are titles of what follows: from a caption on, else the last if no note."""
    for index, band in enumerate(waiting):
        if _is_caption(grid.rows[band.top]):
            return list(waiting[index:])
    if not waiting:
        return []
    first = next(cell for cell in grid.rows[waiting[-1].top] if cell)
    return [] if _NOTE.match(first) else [waiting[-1]]


def _is_table(rows: Sequence[Row], titled: bool, before: Sequence[Row]) -> bool:
    """Whether rows begin with a header of their own and go on with numbers.

    Without a title of its own the header must have words over its numbers, or be the one of the table before it.
    """
    if not _is_header(rows[0]) or not any(map(_has_number, rows[1 : _HEADER_ROWS + 1])):
        return False
    if titled or tuple(rows[0]) in {tuple(row) for row in before if _filled(row) > 1 and _is_header(row)}:
        return True
    return sum(1 for cell in rows[0][1:] if cell and not is_period(cell) and not is_missing(cell)) >= 2 or (
        bool(rows[0][0]) and _filled(rows[0]) == 2 and not is_missing(rows[0][1])
    )


def _is_header(row: Row) -> bool:
    """Words or periods in several cells, no number."""
    cells = [cell for cell in row if cell]
    return not any(_is_number(cell) for cell in cells) and not all(is_missing(cell) for cell in cells[1:])


def _has_number(row: Row) -> bool:
    return any(_is_number(cell) for cell in row[1:])


def _is_number(cell: str) -> bool:
    return bool(cell) and number_text(cell) is not None and not is_period(cell)


def _filled(row: Row) -> int:
    return sum(1 for cell in row if cell)


def _beside(grid: Grid) -> list[Grid]:
    """The parts of a grid beside one another, where each has its own header, labels and numbers."""
    wide = [row for row in grid.rows if _filled(row) > 1]
    if not wide:
        return [grid]
    used = [any(row[column] for row in wide) for column in range(grid.width)]
    groups = [group for group in _runs(used) if group[1] - group[0] > 1]
    if len(groups) < 2 or sum(end - start for start, end in groups) != sum(used):
        return [grid]
    parts = [_cut(grid, columns=group) for group in groups]
    headers = [next((tuple(row) for row in part.rows if _filled(row) > 1), ()) for part in parts]
    own_titles = sum(1 for part in parts if _filled(part.rows[0]) == 1) == len(parts)
    if not all(map(_stands_alone, parts)) or (len(set(headers)) == 1 and not own_titles):
        return [grid]
    titles = [row for row in grid.rows[: _first_wide(grid)] if any(row)]
    return parts if own_titles or not titles else [parts[0], *(_titled(part, titles) for part in parts[1:])]


def _runs(used: Sequence[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for column, is_used in enumerate(used):
        if is_used and runs and runs[-1][1] == column:
            runs[-1] = (runs[-1][0], column + 1)
        elif is_used:
            runs.append((column, column + 1))
    return runs


def _stands_alone(part: Grid) -> bool:
    """Whether a part has a header, row labels in its first column, and numbers."""
    rows = [row for row in part.rows[_first_wide(part) :] if any(row)]
    if len(rows) < 2 or not _is_header(rows[0]):
        return False
    data = [row for row in rows[1:] if _has_number(row)]
    labels = sum(1 for row in data if row[0] and not _is_number(row[0]))
    return bool(data) and labels >= _LABELLED * len(data)


def _first_wide(grid: Grid) -> int:
    return next((number for number, row in enumerate(grid.rows) if _filled(row) > 1), len(grid.rows))


def _titled(part: Grid, titles: Sequence[Row]) -> Grid:
    """A part under the titles of the sheet, which stand over the first part alone."""
    above = tuple((next(cell for cell in row if cell), *("",) * (part.width - 1)) for row in titles)
    down = len(above)
    merged = tuple((a + down, b, c + down, d) for a, b, c, d in part.merged)
    return replace(part, rows=(*above, *part.rows), merged=merged)


def _trimmed(grid: Grid) -> Grid:
    """Without empty columns before the first that holds something."""
    first = next((column for column in range(grid.width) if any(row[column] for row in grid.rows)), 0)
    return _cut(grid, columns=(first, grid.width)) if first else grid


def _cut(grid: Grid, rows: tuple[int, int] | None = None, columns: tuple[int, int] | None = None) -> Grid:
    """A rectangle of a grid without the empty columns around it; merged cells that lie in it stay so."""
    top, end = rows or (0, len(grid.rows))
    left, right = columns or (0, grid.width)
    taken = [row[left:right] for row in grid.rows[top:end]]
    while taken and not any(taken[-1]):
        taken.pop()
    used = [column for column in range(right - left) if any(row[column] for row in taken)]
    first, last = (used[0], used[-1] + 1) if used else (0, 0)
    inside = tuple(
        (a - top, b - left - first, c - top, d - left - first)
        for a, b, c, d in grid.merged
        if top <= a <= c < top + len(taken) and left + first <= b <= d < left + last
    )
    lined = (
        grid.indents if len(grid.indents) == len(grid.rows) and not any(any(row[:left]) for row in grid.rows) else ()
    )
    indents = lined[top : top + len(taken)]
    return replace(grid, rows=tuple(tuple(row[first:last]) for row in taken), merged=inside, indents=indents)
