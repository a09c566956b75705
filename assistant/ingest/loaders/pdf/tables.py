"""Tables with drawn lines: full grids as pdfplumber finds them, else rows between level rules. Orders nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assistant.ingest.loaders.pdf.words import Ruled, Word, rows_of, text_of

if TYPE_CHECKING:
    from pdfplumber.page import Page

_MOST_DRAWINGS = 2_000
_LONGEST_CELL = 400
_FEWEST_RULES = 4
_NEAR = 4.0
_BETWEEN = 6.0

_Box = tuple[float, float, float, float]
_Cells = tuple[tuple[str, ...], ...]


def tables_of(page: Page, words: Sequence[Word]) -> tuple[Ruled, ...]:
    """The tables of a page whose lines are drawn."""
    if len(page.rects) + len(page.lines) + len(page.curves) > _MOST_DRAWINGS:
        return ()
    grids = tuple(_grids(page, words))
    return grids + tuple(_between_rules(page, words, grids))


def _grids(page: Page, words: Sequence[Word]) -> Iterator[Ruled]:
    for found in page.find_tables():
        cells = tuple(tuple(_cell(box, words) for box in row.cells) for row in found.rows)
        x0, top, x1, bottom = found.bbox
        if _is_table(cells):
            yield Ruled(cells, x0, x1, top, bottom)


def _cell(box: _Box | None, words: Iterable[Word]) -> str:
    return "" if box is None else _said(held_in(words, *box))


def _said(words: Iterable[Word]) -> str:
    return " ".join(text_of(row) for row in rows_of(words))


def held_in(words: Iterable[Word], x0: float, top: float, x1: float, bottom: float) -> list[Word]:
    """The words whose middle is in a box."""
    return [
        word for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom
    ]


def _is_table(cells: _Cells) -> bool:
    """Whether a grid of lines is a table and not a frame, a chart or a page laid out in boxes."""
    texts = [text for row in cells for text in row]
    filled = [text for text in texts if text]
    columns = sum(any(row[n] for row in cells if n < len(row)) for n in range(max(map(len, cells), default=0)))
    rows = sum(any(row) for row in cells)
    return (
        rows >= 2
        and columns >= 2
        and len(filled) >= max(4, len(texts) / 3)
        and sum(map(len, filled)) <= _LONGEST_CELL * len(filled)
    )


def _between_rules(page: Page, words: Sequence[Word], grids: Sequence[Ruled]) -> Iterator[Ruled]:
    """Tables that have only level rules, one below each row."""
    for rules in _alike(page):
        bands = [
            (upper, lower, held_in(words, x0, upper, x1, lower))
            for (x0, x1, upper), (_, _, lower) in pairwise(rules)
            if not any(grid.top - _NEAR < upper and lower < grid.bottom + _NEAR for grid in grids)
        ]
        for run in _runs(bands, rules[0][0], rules[0][1]):
            run = _with_head(run, words, rules[0])
            if len(run) + 1 < _FEWEST_RULES or not (columns := _columns([held for _, _, held in run])):
                continue
            cells = tuple(row for _, _, held in run for row in _rows(held, columns))
            if _is_table(cells):
                yield Ruled(cells, rules[0][0], rules[0][1], run[0][0], run[-1][1])


def _alike(page: Page) -> Iterator[list[tuple[float, float, float]]]:
    """Level rules (x0, x1, height) of the same reach, from top to bottom; pieces side by side are one rule."""
    from pdfplumber.table import merge_edges

    level: list[dict[str, Any]] = [edge for edge in page.edges if edge["orientation"] == "h"]
    merged = merge_edges(level, 2, 2, _NEAR, 2)
    groups: list[list[tuple[float, float, float]]] = []
    for edge in sorted(merged, key=lambda edge: edge["top"]):
        rule = float(edge["x0"]), float(edge["x1"]), float(edge["top"])
        for group in groups:
            if abs(group[0][0] - rule[0]) < _NEAR and abs(group[0][1] - rule[1]) < _NEAR:
                group.append(rule)
                break
        else:
            groups.append([rule])
    yield from (group for group in groups if len(group) >= _FEWEST_RULES)


_Band = tuple[float, float, list[Word]]


def _runs(bands: Iterable[_Band], x0: float, x1: float) -> Iterator[list[_Band]]:
    """Bands in a row of which none holds prose from the left edge over the whole width, or nothing."""
    width = x1 - x0
    run: list[_Band] = []
    for band in bands:
        rows = rows_of(band[2])
        prose = any(
            row[0].x0 < x0 + 0.1 * width and row[-1].x1 > x0 + 0.6 * width and len(_parts(row)) == 1 for row in rows
        )
        if rows and not prose and (not run or band[0] - run[-1][1] < _NEAR):
            run.append(band)
        else:
            yield run
            run = [band] if rows and not prose else []
    yield run


def _with_head(run: list[_Band], words: Sequence[Word], rule: tuple[float, float, float]) -> list[_Band]:
    """The bands with the row right above the first rule, where it has cells of its own."""
    if not run:
        return run
    x0, x1, _ = rule
    height = max(word.bottom - word.top for word in run[0][2])
    above = rows_of(held_in(words, x0, run[0][0] - 2 * height, x1, run[0][0]))
    if not above or len(_parts(above[-1])) < 2:
        return run
    return [(min(word.top for word in above[-1]), run[0][0], above[-1]), *run]


def _parts(row: Sequence[Word]) -> list[tuple[float, float]]:
    """The spans of a row's words that lie close together."""
    parts: list[tuple[float, float]] = []
    for word in row:
        if parts and word.x0 - parts[-1][1] < max(_BETWEEN, 0.6 * word.size):
            parts[-1] = (parts[-1][0], max(parts[-1][1], word.x1))
        else:
            parts.append((word.x0, word.x1))
    return parts


def _columns(bands: Sequence[list[Word]]) -> list[tuple[float, float]]:
    """The spans of the columns over all bands; none where there is but one. The odd row may reach over several."""
    rows = [_parts(row) for held in bands for row in rows_of(held)]
    usual = [parts for parts in rows if len(parts) > 1]
    if len(usual) < len(bands) / 2:
        return []
    columns: list[tuple[float, float]] = []
    for x0, x1 in sorted(part for parts in rows for part in parts if len(parts) > 1 or len(usual) < 2):
        if columns and x0 < columns[-1][1] + 1:
            columns[-1] = (columns[-1][0], max(columns[-1][1], x1))
        else:
            columns.append((x0, x1))
    return columns if len(columns) > 1 else []


def _rows(held: list[Word], columns: Sequence[tuple[float, float]]) -> Iterator[tuple[str, ...]]:
    """A band as one row; as several where each of its lines fills as many columns."""
    lines = rows_of(held)
    filled = [{_nearest(word, columns) for word in line} for line in lines]
    several = len(lines) > 1 and all(len(places) > 1 and 0 in places for places in filled)
    for part in lines if several else [held]:
        cells: list[list[Word]] = [[] for _ in columns]
        for word in part:
            cells[_nearest(word, columns)].append(word)
        yield tuple(_said(cell) for cell in cells)


def _nearest(word: Word, columns: Sequence[tuple[float, float]]) -> int:
    middle = (word.x0 + word.x1) / 2
    return min(range(len(columns)), key=lambda n: max(columns[n][0] - middle, middle - columns[n][1], 0))
