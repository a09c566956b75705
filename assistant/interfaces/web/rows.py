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
    """The rows as a table with the used cells marked."""
    shown = list(part.rows)[:_MOST_ROWS]
    body = ([str(row), *_marked(row, part)] for row in shown)
    left = len(part.rows) - len(shown)
    more = f'<p class="small">and {left:,} more rows</p>' if left else ""
    return table_of_cells(part.table.source.title, ["row", *part.names], body) + more


def _marked(row: int, part: Rows) -> list[str]:
    cells = zip(part.names, part.rows[row], strict=False)
    return [f"<mark>{text(value)}</mark>" if (row, name) in part.used else text(value) for name, value in cells]


def rows_csv(parts: Sequence[Rows]) -> str:
    """The rows as CSV: `table`, `row`, `used` (the fields that count), then every field of the tables.

    A text that a spreadsheet would run as a formula begins with an apostrophe.
    """
    names = list(dict.fromkeys(name for part in parts for name in part.names))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["table", "row", "used", *(_harmless(name) for name in names)])
    for part in parts:
        for row, values in part.rows.items():
            cells = dict(zip(part.names, values, strict=False))
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
