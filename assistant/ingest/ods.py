"""Reads the sheets of an OpenDocument spreadsheet into grids, from its XML. Understands no header.

Unlike calamine it sees percentages, hidden rows and merged cells, which decide what a number is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from assistant.errors import CorpusError
from assistant.ingest.archive import check_archive
from assistant.ingest.grid import MAX_COLUMNS, MAX_ROWS, Grid, GridBuilder, Span
from assistant.ingest.hidden import hidden_lines, hidden_sheets
from assistant.ingest.text import clean_line
from assistant.ingest.values import value_text

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _OFFICE, _TEXT, _STYLE = (_NS % name for name in ("table", "office", "text", "style"))
_MAX_SHEETS = 100
_MOST_EMPTY = 10_000
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_NOT_SHOWN = frozenset({"collapse", "filter"})


def read_ods(path: Path) -> tuple[Grid, ...]:
    """One grid for each visible sheet that is not empty, in the workbook's order; formulas by their stored value.

    Raises:
        CorpusError: broken, locked with a password, bomb-like or too large.
    """
    check_archive(path)
    try:
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as content:
            reader = _Reader()
            reader.read(iterparse(content, events=("start", "end")))
    except (KeyError, ParseError, ValueError) as error:
        raise CorpusError(
            "the workbook is broken, locked or not an .ods file", "Open it, save it as .ods or .xlsx and retry."
        ) from error
    remarks = hidden_sheets(reader.unseen)
    return tuple(sheet.grid(remarks) for sheet in reader.sheets if sheet.last)


@dataclass
class _Sheet:
    """A sheet as it is read; `row` counts all rows, `last` those up to the last one that holds something."""

    name: str
    builder: GridBuilder = field(default_factory=GridBuilder)
    merged: list[Span] = field(default_factory=list)
    row: int = 0
    last: int = 0
    hidden_rows: int = 0
    hidden_columns: int = 0
    column: int = 0
    hides: list[tuple[int, int]] = field(default_factory=list)
    width: int = 0

    def add_columns(self, element: Element) -> None:
        times = _times(element, "columns")
        if element.get(f"{_TABLE}visibility") in _NOT_SHOWN:
            self.hides.append((self.column, self.column + times))
        self.column += times

    def add_row(self, element: Element) -> None:
        """Add a row as often as it is repeated; empty ones only when something follows."""
        times, cells = _times(element, "rows"), _cells_of(element)
        texts = [text for text, *_ in cells]
        if not any(texts):
            self.row += times
            return
        if len(texts) > MAX_COLUMNS or self.row - self.last > _MOST_EMPTY or times > MAX_ROWS:
            raise CorpusError(
                f"the sheet {self.name!r} has a cell far outside its table", "Remove stray cells and retry."
            )
        for _ in range(self.row - self.last):
            self.builder.add(())
        for column, (_, across, down) in enumerate(cells):
            if across > 1 or down > 1:
                self.merged.append((self.row, column, self.row + down - 1, column + across - 1))
        for _ in range(times):
            self.builder.add(texts)
        self.row += times
        self.last = self.row
        self.width = max(self.width, len(texts))
        self.hidden_rows += times if element.get(f"{_TABLE}visibility") in _NOT_SHOWN else 0

    def grid(self, remarks: tuple[str, ...]) -> Grid:
        columns = sum(max(0, min(end, self.width) - start) for start, end in self.hides)
        return self.builder.build(
            self.name, sorted(self.merged), caveats=hidden_lines(self.hidden_rows, columns), remarks=remarks
        )


@dataclass
class _Reader:
    """Takes the sheets off a stream of XML, keeping no element longer than its row."""

    sheets: list[_Sheet] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    _hidden_styles: set[str] = field(default_factory=set)
    _depth: int = 0

    def read(self, events: Iterator[tuple[str, Element]]) -> None:
        sheet: _Sheet | None = None
        for event, element in events:
            tag = element.tag
            if tag == f"{_TABLE}table":
                self._depth += 1 if event == "start" else -1
                if event == "start" and self._depth == 1:
                    sheet = self._begin(element)
                elif self._depth == 0:
                    sheet = None
                    element.clear()
            elif event == "end" and tag == f"{_STYLE}style":
                self._note_style(element)
            elif event == "end" and sheet and self._depth == 1 and tag == f"{_TABLE}table-column":
                sheet.add_columns(element)
            elif event == "end" and sheet and self._depth == 1 and tag == f"{_TABLE}table-row":
                sheet.add_row(element)
                element.clear()

    def _begin(self, element: Element) -> _Sheet | None:
        name = clean_line(element.get(f"{_TABLE}name") or "")
        if element.get(f"{_TABLE}style-name") in self._hidden_styles:
            self.unseen.append(name)
            return None
        if len(self.sheets) >= _MAX_SHEETS:
            return None
        self.sheets.append(_Sheet(name))
        return self.sheets[-1]

    def _note_style(self, element: Element) -> None:
        shown = [p.get(f"{_TABLE}display") for p in element if p.tag == f"{_STYLE}table-properties"]
        if "false" in shown:
            self._hidden_styles.add(element.get(f"{_STYLE}name") or "")


def _times(element: Element, what: str) -> int:
    return max(1, int(element.get(f"{_TABLE}number-{what}-repeated") or 1))


def _cells_of(row: Element) -> list[tuple[str, int, int]]:
    """Text and extent of each cell of a row, without the empty ones at its end.

    Raises:
        CorpusError: more cells than any table has.
    """
    cells: list[tuple[str, int, int]] = []
    empty = 0
    for element in (e for e in row if e.tag in _CELLS):
        text = _text(element) if element.tag == _CELLS[0] else ""
        times = _times(element, "columns")
        across = int(element.get(f"{_TABLE}number-columns-spanned") or 1)
        down = int(element.get(f"{_TABLE}number-rows-spanned") or 1)
        if not text and across == down == 1:
            empty += times
            continue
        if len(cells) + empty + times > MAX_COLUMNS:
            raise CorpusError(f"a row has more than {MAX_COLUMNS:,} columns", "Remove stray cells outside the table.")
        cells += [("", 1, 1)] * empty + [(text, across, down)] * times
        empty = 0
    return cells


def _text(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in {"float", "currency", "percentage"}:
        number = float(cell.get(f"{_OFFICE}value") or "nan")
        return value_text(number, percent=kind == "percentage")
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") or ""
    if kind == "date":
        return (cell.get(f"{_OFFICE}date-value") or "").removesuffix("T00:00:00")
    lines = ("".join(_own_text(p)) for p in cell if p.tag == f"{_TEXT}p")
    return clean_line(" ".join(lines))


def _own_text(element: Element) -> Iterator[str]:
    """The text of a paragraph, its runs of spaces and breaks as spaces."""
    yield element.text or ""
    for child in element:
        yield " " if child.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break") else "".join(_own_text(child))
        yield child.tail or ""
