"""The columns that a table is stored in, what each holds of a row, and numbers read from text. Opens no store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import Literal

from assistant.tables.columns import PLACES, ROW, has_number, number_column, text_column
from assistant.types import Table

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DIGITS = 25
_LIMIT = Decimal(10) ** _DIGITS
_STEP = Decimal(1).scaleb(-PLACES)
_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN)


@dataclass(frozen=True, slots=True)
class Column:
    """A stored column: the row's number, a field's text, or the number in that text."""

    name: str
    holds: Literal["row", "text", "number"]
    position: int = 0

    def value(self, index: int, row: tuple[str, ...]) -> int | str | None:
        """What the column holds of the row with this number; numbers as plain decimal text."""
        if self.holds == "row":
            return index
        return row[self.position] if self.holds == "text" else number_of(row[self.position])


def columns_of(table: Table) -> tuple[Column, ...]:
    """The row's number, every field's text, and a numeric twin of each that has one."""
    columns = [Column(ROW, "row")]
    for position, field in enumerate(table.fields):
        columns.append(Column(text_column(table, field.name), "text", position))
        if has_number(field):
            columns.append(Column(number_column(table, field.name), "number", position))
    return tuple(columns)


def number_of(text: str) -> str | None:
    """The plain decimal text of a cell to 12 places, or None where it is no number (or beyond 25 digits)."""
    if text.isdecimal() and text.isascii() and len(text) <= _DIGITS and text[0] != "0":
        return text  # most cells of most tables, in a fortieth of the time
    plain = text.strip().replace("\u2212", "-")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= _LIMIT or "_" in plain:
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -PLACES:  # here, because engines round in their own ways
        value = value.quantize(_STEP, context=_WIDE)
    return f"{value:f}"


def quoted(name: str) -> str:
    """A name as it stands in SQL."""
    return '"' + name.replace('"', '""') + '"'
