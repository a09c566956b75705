"""A grid of stored text, as any table file yields it before it is understood. Reads no file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.errors import CorpusError

MAX_COLUMNS = 2_000
MAX_ROWS = 1_000_000
MAX_CELLS = 5_000_000
_TAB = 4

Span = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row, last column, all 0-based and inclusive."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cleaned text, all of one width. `merged` counts in the grid's own rows and columns."""

    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    merged: tuple[Span, ...] = ()
    headed: bool = False
    """True where the format itself says that the first row is the header (Parquet)."""
    caveats: tuple[str, ...] = ()
    """What a figure of its tables must be told with."""
    remarks: tuple[str, ...] = ()
    """What whoever brought the file must be told."""
    indents: tuple[int, ...] = ()
    """How far the labels of the last rows are indented, as many as there are; none where none is."""

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.rows[0]) if self.rows else 0


class GridBuilder:
    """Collects rows under the caps on rows, columns and cells."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, ...]] = []
        self._indents: list[int] = []
        self._cells = 0

    def add(self, cells: Sequence[str], indent: int = 0) -> None:
        """Add a row without its trailing empty cells; `indent` is how far its label is indented.

        Raises:
            CorpusError: a cap is passed.
        """
        end = len(cells)
        while end and not cells[end - 1]:
            end -= 1
        self._cells += end + 1
        if end > MAX_COLUMNS:
            raise CorpusError(f"the table has {end:,} columns, more than {MAX_COLUMNS:,}", "Keep the columns needed.")
        if len(self._rows) >= MAX_ROWS or self._cells > MAX_CELLS:
            raise CorpusError(
                f"the table is larger than {MAX_ROWS:,} rows or {MAX_CELLS:,} cells", "Split it or aggregate it."
            )
        self._rows.append(tuple(cells[:end]))
        self._indents.append(indent)

    def build(
        self,
        name: str = "",
        merged: Iterable[Span] = (),
        *,
        caveats: tuple[str, ...] = (),
        remarks: tuple[str, ...] = (),
    ) -> Grid:
        """The grid, without empty rows at the end and with all rows of one width."""
        while self._rows and not self._rows[-1]:
            self._rows.pop()
        width = max(map(len, self._rows), default=0)
        if width * len(self._rows) > 2 * MAX_CELLS:
            raise CorpusError(
                f"the table spans more than {2 * MAX_CELLS:,} cells", "Remove stray cells far outside it."
            )
        rows = tuple(row + ("",) * (width - len(row)) for row in self._rows)
        inside = tuple(span for span in merged if span[0] < len(rows) and span[1] < width)
        indents = tuple(self._indents[: len(rows)]) if any(self._indents[: len(rows)]) else ()
        return Grid(rows, name, inside, caveats=caveats, remarks=remarks, indents=indents)


def indent_of(text: str) -> int:
    """How far a text is indented by the spaces and tabs that it begins with."""
    lead = text[: len(text) - len(text.lstrip(" \t\u00a0\u2002\u2003"))]
    return sum(_TAB if mark == "\t" else 1 for mark in lead)
