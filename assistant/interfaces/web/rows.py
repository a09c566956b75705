"""Table rows as proof: the rows that cells stand in, the used cells marked, as HTML and CSV. Computes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.interfaces.web.markup import table_of_cells, text
from assistant.types import Cell, Table

_MOST_ROWS = 40
_SELECTS = ("dimension", "time")


class Tables(Protocol):
    """What is needed of the table store."""

    def get(self, table_id: str) -> Table:
        """A table's description."""

    def rows(self, table_id: str) -> tuple[tuple[str, ...], ...]:
        """All its cells."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Some rows of a table by their number, in the order of its fields; `used` are the (row, field) that count."""

    table: Table
    rows: Mapping[int, Sequence[str]]
    used: frozenset[tuple[int, str]]

    @property
    def names(self) -> list[str]:
        """The names of the fields."""
        return [field.name for field in self.table.fields]

    @property
    def used_names(self) -> set[str]:
        """The names of the fields with a used cell."""
        return {name for _, name in self.used}

    def row(self, number: int) -> dict[str, str]:
        """The cells of one row by field name."""
        return dict(zip(self.names, self.rows[number], strict=True))


def rows_of_cells(cells: Sequence[Cell], tables: Tables) -> tuple[Rows, ...]:
    """The rows that cells stand in, one value for each table."""
    wanted: dict[str, list[tuple[int, str]]] = {}
    for cell in cells:
        wanted.setdefault(cell.table, []).append((cell.row, cell.field))
    return tuple(rows_of(table, used, tables) for table, used in wanted.items())


def rows_of(table_id: str, used: Iterable[tuple[int, str]], tables: Tables) -> Rows:
    """The rows of one table that the used cells stand in; a row that is not there is left out."""
    kept, stored = list(used), tables.rows(table_id)
    rows = {row: stored[row] for row, _ in kept if 0 <= row < len(stored)}
    return Rows(tables.get(table_id), rows, frozenset(kept))


def rows_html(part: Rows) -> str:
    """The rows as a table of what selects them and of the used cells, which are marked; the CSV has every field."""
    shown = list(part.rows)[:_MOST_ROWS]
    fields = [field for field in part.table.fields if field.role in _SELECTS or field.name in part.used_names]
    names = [field.name for field in fields]
    body = ([str(row), *_marked(row, names, part)] for row in shown)
    left = len(part.rows) - len(shown)
    more = f'<p class="small">and {left:,} more rows</p>' if left else ""
    return (
        table_of_cells(part.table.source.title, ["row", *(field.title or field.name for field in fields)], body) + more
    )


def _marked(row: int, names: Sequence[str], part: Rows) -> list[str]:
    cells = part.row(row)
    return [f"<mark>{text(cells[n])}</mark>" if (row, n) in part.used else text(cells[n]) for n in names]


def rows_csv(parts: Sequence[Rows]) -> str:
    """The rows as CSV: `table`, `row`, `used` (the fields that count), then every field of the tables.

    A text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    names = list(dict.fromkeys(name for part in parts for name in part.names))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["table", "row", "used", *(_harmless(name) for name in names)])
    for part in parts:
        for row in part.rows:
            cells = part.row(row)
            used = " ".join(name for name in part.names if (row, name) in part.used)
            writer.writerow([part.table.id, row, used, *(_harmless(cells.get(name, "")) for name in names)])
    return out.getvalue()


def _harmless(value: str) -> str:
    return f"'{value}" if value[:1] in ("=", "+", "-", "@", "\t", "\r") and not _is_number(value) else value


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
