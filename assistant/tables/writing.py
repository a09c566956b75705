"""Writes tables and their cells into a new folder of a generation. Reads nothing back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.tables.columns import NUMBER_TYPE, ROW, has_number, number_column, text_column
from assistant.tables.descriptions import write_descriptions
from assistant.types import TableData

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DATABASE = "tables.duckdb"
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_LIMIT = Decimal(10) ** 25


def write_tables(folder: Path, tables: Sequence[TableData]) -> None:
    """Write `tables.duckdb` and `tables.json` into a folder, which must not hold them yet.

    Each table has the column `_row` (0-based), every field's text as stored, and for measures, times and
    other numbers a twin `NAME__n` (see `columns`); text that is no number has none there.
    """
    import duckdb

    folder.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect(str(folder / DATABASE))
    try:
        connection.begin()  # one flush to the disk instead of two a table
        for data in tables:
            _write(connection, data)
        connection.commit()
        connection.execute("checkpoint")
    finally:
        connection.close()
    write_descriptions(folder, [data.table for data in tables])


def _write(connection: DuckDBPyConnection, data: TableData) -> None:
    import pandas

    table = data.table
    columns: dict[str, Sequence[object]] = {ROW: range(len(data.rows))}
    types = {ROW: "bigint"}
    for position, field in enumerate(table.fields):
        texts = [row[position] for row in data.rows]
        columns[text_column(table, field.name)] = texts
        types[text_column(table, field.name)] = "varchar"
        if has_number(field):
            columns[number_column(table, field.name)] = [number_of(text) for text in texts]
            types[number_column(table, field.name)] = NUMBER_TYPE
    frame = pandas.DataFrame({name: pandas.Series(list(values), dtype=object) for name, values in columns.items()})
    connection.execute(f"create table {_quoted(table.id)} ({', '.join(f'{_quoted(n)} {t}' for n, t in types.items())})")
    if data.rows:
        connection.register("_incoming", frame)
        # cast from text: DuckDB would take Python decimals of one column at different scales through doubles
        chosen = ", ".join(f"cast({_quoted(name)} as {kind})" for name, kind in types.items())
        connection.execute(f"insert into {_quoted(table.id)} select {chosen} from _incoming")
        connection.unregister("_incoming")


def number_of(text: str) -> str | None:
    """The plain decimal text of a cell, or None where it is no number (or beyond 25 digits)."""
    plain = text.strip().replace("\u2212", "-")
    if _THOUSANDS.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    if not value.is_finite() or abs(value) >= _LIMIT or "_" in plain:
        return None
    return f"{value:f}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
