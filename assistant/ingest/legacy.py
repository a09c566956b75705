"""Reads the sheets of an .xls workbook into grids; the only module that knows calamine. Understands no header.

Number formats are not seen: 12.5 % is the number 0.125.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import CorpusError
from assistant.ingest.grid import MAX_COLUMNS, Grid, GridBuilder, Span
from assistant.ingest.hidden import hidden_sheets
from assistant.ingest.text import clean_line
from assistant.ingest.values import value_text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_MAX_SHEETS = 100


def read_legacy(path: Path) -> tuple[Grid, ...]:
    """One grid for each visible sheet that is not empty, in the workbook's order; formulas by their stored value.

    Raises:
        CorpusError: broken, locked with a password or too large.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            listed = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
            names = [sheet.name for sheet in listed if sheet.visible == SheetVisibleEnum.Visible]
            remarks = hidden_sheets([sheet.name for sheet in listed if sheet.visible != SheetVisibleEnum.Visible])
            grids = [_grid(book.get_sheet_by_name(name), remarks) for name in names[:_MAX_SHEETS]]
    except PasswordError as error:
        raise CorpusError("the workbook is locked with a password", "Save it without one.") from error
    except CalamineError as error:
        raise CorpusError("the workbook is broken or not an .xls file", "Open it, save it as .xlsx, retry.") from error
    return tuple(grid for grid in grids if grid.rows)


def _grid(sheet: CalamineSheet, remarks: tuple[str, ...]) -> Grid:
    if sheet.total_width > MAX_COLUMNS:
        raise CorpusError(
            f"the sheet {sheet.name!r} has {sheet.total_width:,} columns, more than {MAX_COLUMNS:,}",
            "Remove stray cells far outside the table.",
        )
    top, left = sheet.start or (0, 0)
    builder = GridBuilder()
    for _ in range(top):
        builder.add(())
    for row in sheet.iter_rows():
        builder.add([*[""] * left, *map(value_text, row)])
    spans: list[Span] = [(a, b, c, d) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
    return builder.build(clean_line(sheet.name), sorted(spans), remarks=remarks)
