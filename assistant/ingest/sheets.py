"""Reads the sheets of an Excel workbook into grids; the only module that knows openpyxl. Understands no header."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import CorpusError
from assistant.ingest.archive import check_archive
from assistant.ingest.grid import MAX_COLUMNS, MAX_ROWS, Grid, GridBuilder, Span, indent_of
from assistant.ingest.hidden import hidden_lines, hidden_sheets
from assistant.ingest.text import clean_line
from assistant.ingest.values import value_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_MAX_SHEETS = 100
_SPACES_A_STEP = 3
_UNCOMPUTED = re.compile(rb"<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</(?:\w+:)?c>")
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
            uncomputed = _check_merged(path)
            _check_extent(path)
            book = load_workbook(path, data_only=True)
            try:
                visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"][:_MAX_SHEETS]
                unseen = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
                remarks = (*hidden_sheets(unseen), *_uncomputed(uncomputed))
                return tuple(grid for sheet in visible if (grid := _grid(sheet, remarks)).rows)
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


def _check_merged(path: Path) -> int:
    """Refuse merged ranges over millions of cells, which the parser would create one by one.

    Returns the number of formulas without a stored value, which would read as empty cells.
    """
    uncomputed = 0
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                content = archive.read(name)
                uncomputed += sum(1 for _ in _UNCOMPUTED.finditer(content))
                area = sum(_area(match) for match in _MERGE.finditer(content))
                if area > MAX_ROWS:
                    raise CorpusError(f"the sheet merges {area:,} cells", "Unmerge the cells outside the table.")
    return uncomputed


def _uncomputed(formulas: int) -> tuple[str, ...]:
    if not formulas:
        return ()
    have = "1 formula has" if formulas == 1 else f"{formulas:,} formulas have"
    return (
        f"{have} no stored value and read as empty. Open it in a spreadsheet program, save it and ingest it again.",
    )


def _area(match: re.Match[bytes]) -> int:
    from openpyxl.utils import column_index_from_string

    left, top, right, bottom = (group.decode() for group in match.groups())
    width = column_index_from_string(right) - column_index_from_string(left) + 1
    return width * (int(bottom) - int(top) + 1)


def _grid(sheet: Worksheet, remarks: tuple[str, ...]) -> Grid:
    builder, stored, last = GridBuilder(), list(_stored_rows(sheet)), -1
    for row, texts in stored:
        for _ in range(row - last - 1):
            builder.add(())
        builder.add(texts, _indent(sheet, row + 1, texts))
        last = row
    caveats = hidden_lines(*_hidden(sheet, stored)) if stored else ()
    return builder.build(clean_line(sheet.title), sorted(_merged(sheet)), caveats=caveats, remarks=remarks)


def _hidden(sheet: Worksheet, stored: list[tuple[int, list[str]]]) -> tuple[int, int]:
    """How many of the rows and columns that hold something are hidden."""
    rows = sum(1 for row, _ in stored if row + 1 in sheet.row_dimensions and sheet.row_dimensions[row + 1].hidden)
    width = max(len(texts) for _, texts in stored)
    spans = [(d.min or 0, d.max or 0) for d in sheet.column_dimensions.values() if d.hidden]
    filled = {column + 1 for _, texts in stored for column, text in enumerate(texts) if text}
    return rows, sum(
        1 for column in range(1, width + 1) if column in filled and any(a <= column <= b for a, b in spans)
    )


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
            texts[column - 1] = value_text(cell.value, percent="%" in (cell.number_format or ""))
        yield row - 1, texts


def _indent(sheet: Worksheet, row: int, texts: list[str]) -> int:
    """How far the first cell of a row is indented, by its format or by spaces."""
    column = next((n for n, text in enumerate(texts, 1) if text), 0)
    cell = sheet._cells.get((row, column))
    if cell is None or not isinstance(cell.value, str):
        return 0
    return _SPACES_A_STEP * int(cell.alignment.indent or 0) + indent_of(cell.value)


def _merged(sheet: Worksheet) -> Iterator[Span]:
    for span in sheet.merged_cells.ranges:
        yield span.min_row - 1, span.min_col - 1, span.max_row - 1, span.max_col - 1
