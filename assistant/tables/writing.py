"""Writes tables and their cells for a new generation: into its folder, or into a server. Reads nothing back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.tables.address import EMBEDDED, is_server
from assistant.tables.columns import NUMBER_TYPE, stored_name
from assistant.tables.descriptions import write_descriptions
from assistant.tables.embedded import DATABASE
from assistant.tables.loading import load_tables
from assistant.tables.shapes import Column, columns_of, quoted
from assistant.types import TableData

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {"row": "bigint", "text": "varchar", "number": NUMBER_TYPE}


def write_tables(folder: Path, tables: Sequence[TableData], url: str = EMBEDDED) -> None:
    """Write `tables.json` and `tables.duckdb` into a folder, which must not hold them yet; or the cells into a server.

    Each table has the column `_row` (0-based), every field's text as stored, and for measures, times and
    other numbers a twin `NAME__n` (see `columns`); text that is no number has none there.

    Raises:
        StoreError: the server cannot be reached or refuses. ConfigError: the URL is none.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if is_server(url):
        load_tables(folder, tables, url)
    else:
        _write_file(folder / DATABASE, tables)
    write_descriptions(folder, [data.table for data in tables])


def _write_file(path: Path, tables: Sequence[TableData]) -> None:
    import duckdb

    connection = duckdb.connect(str(path))
    try:
        connection.begin()  # one flush to the disk instead of two a table
        for data in tables:
            _write(connection, data)
        connection.commit()
        connection.execute("checkpoint")
    finally:
        connection.close()


def _write(connection: DuckDBPyConnection, data: TableData) -> None:
    import pandas

    name, columns = quoted(stored_name(data.table.id)), columns_of(data.table)
    told = ", ".join(f"{quoted(column.name)} {_TYPES[column.holds]}" for column in columns)
    connection.execute(f"create table {name} ({told})")
    if data.rows:
        held = {column.name: [column.value(i, row) for i, row in enumerate(data.rows)] for column in columns}
        connection.register("_incoming", pandas.DataFrame({n: pandas.Series(v, dtype=object) for n, v in held.items()}))
        chosen = ", ".join(_cast(column, held[column.name]) for column in columns)
        connection.execute(f"insert into {name} select {chosen} from _incoming")
        connection.unregister("_incoming")


def _cast(column: Column, values: Sequence[int | str | None]) -> str:
    """A column cast from text: DuckDB would take Python decimals of one column at different scales through doubles.

    Where all its numbers fit 18 digits they are first read as such, which is thirty times faster and as exact.
    """
    name = quoted(column.name)
    if column.holds == "number":
        numbers = [value.lstrip("-").partition(".") for value in values if isinstance(value, str)]
        whole = max((len(before) for before, _, _ in numbers), default=1)
        places = max((len(after) for _, _, after in numbers), default=0)
        if whole + places <= 18:
            name = f"cast({name} as decimal(18, {places}))"
    return f"cast({name} as {_TYPES[column.holds]})"
