"""Reads the sheets of an Excel workbook into grids; the only module that knows openpyxl. Understands no header."""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import CorpusError
from assistant.ingest.archive import check_archive
from assistant.ingest.grid import MAX_COLUMNS, MAX_ROWS, Grid, GridBuilder, Span
from assistant.ingest.text import clean_line

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MAX_SHEETS = 100
_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,8}):\$?([A-Z]{1,3})\$?(\d{1,8})"')


def read_sheets(path: Path) -> tuple[Grid, ...]:
    """One grid for each visible sheet that is not empty, in the workbook's order; formulas by their stored value.

    Raises:
        CorpusError: broken, encrypted, bomb-like or too large.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            _check_merged(path)
            _check_extent(path)
            book = load_workbook(path, data_only=True)
            try:
                visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:_MAX_SHEETS]
                return tuple(grid for grid in map(_grid, visible) if grid.rows)
            finally:
                book.close()
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, SyntaxError, IndexError) as error:
        raise CorpusError(
            "the workbook is broken or not an .xlsx file", "Open it, save it as .xlsx and retry."
        ) from error


def _check_extent(path: Path) -> None:
    """Refuse a cell far outside before the whole sheet is loaded: 5 kB can claim 17 billion cells."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets[:_MAX_SHEETS]:
            if (sheet.max_column or 0) > MAX_COLUMNS:
                raise CorpusError(
                    f"the sheet {sheet.title!r} has {sheet.max_column:,} columns, more than {MAX_COLUMNS:,}",
                    "Remove stray cells far outside the table.",
                )
    finally:
        book.close()


def _check_merged(path: Path) -> None:
    """Refuse merged ranges over millions of cells, which the parser would create one by one."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                area = sum(_area(match) for match in _MERGE.finditer(archive.read(name)))
                if area > MAX_ROWS:
                    raise CorpusError(f"the sheet merges {area:,} cells", "Unmerge the cells outside the table.")


def _area(match: re.Match[bytes]) -> int:
    from openpyxl.utils import column_index_from_string

    left, top, right, bottom = (group.decode() for group in match.groups())
    width = column_index_from_string(right) - column_index_from_string(left) + 1
    return width * (int(bottom) - int(top) + 1)


def _grid(sheet: Worksheet) -> Grid:
    builder, cells, last = GridBuilder(), _stored_rows(sheet), -1
    for row, texts in cells:
        for _ in range(row - last - 1):
            builder.add(())
        builder.add(texts)
        last = row
    return builder.build(clean_line(sheet.title), sorted(_merged(sheet)))


def _stored_rows(sheet: Worksheet) -> Iterator[tuple[int, list[str]]]:
    """Only rows that hold a cell: the declared dimension is not trusted."""
    stored: dict[int, list[tuple[int, Any]]] = {}
    for (row, column), cell in sheet._cells.items():
        if cell.value is not None:
            stored.setdefault(row, []).append((column, cell))
    for row in sorted(stored):
        width = max(column for column, _ in stored[row])
        if width > MAX_COLUMNS:
            raise CorpusError(
                f"the sheet {sheet.title!r} has a cell in column {width:,}, beyond {MAX_COLUMNS:,}",
                "Remove stray cells far outside the table.",
            )
        texts = [""] * width
        for column, cell in stored[row]:
            texts[column - 1] = _text(cell.value, cell.number_format or "")
        yield row - 1, texts


def _text(value: Any, number_format: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) or (isinstance(value, int) and "%" in number_format):
        return f"{float(f'{value * 100:.12g}'):.12g}%" if "%" in number_format else _plain(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ")
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return clean_line(str(value))


def _plain(value: float) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.20f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:.0f}"


def _merged(sheet: Worksheet) -> Iterator[Span]:
    for span in sheet.merged_cells.ranges:
        yield span.min_row - 1, span.min_col - 1, span.max_row - 1, span.max_col - 1
