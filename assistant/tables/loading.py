"""Loads tables into a new schema of a PostgreSQL server, and drops schemas that no index speaks of. Reads no cell."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import StoreError
from assistant.tables.address import Loaded, database_mark, write_note
from assistant.tables.columns import stored_name
from assistant.tables.server import connect, refused
from assistant.tables.shapes import Column, columns_of, quoted
from assistant.types import TableData

if TYPE_CHECKING:
    from psycopg import Connection, Cursor

_PREFIX = "assistant_"
_TYPES = {"row": "bigint", "text": 'text collate "C"', "number": "numeric(38, 12)"}
_LOCK_SECONDS = 10


def load_tables(folder: Path, tables: Sequence[TableData], url: str) -> None:
    """Load the tables in one transaction; the folder notes the schema, before it is there.

    Raises:
        StoreError: the server cannot be reached or cannot hold a table. ConfigError: the URL is none.
    """
    import psycopg

    schema = _PREFIX + secrets.token_hex(8)
    with closing(connect(url)) as connection:
        write_note(folder, Loaded(database_mark(url), schema))
        table = ""
        try:
            with connection.transaction():
                connection.execute(f"create schema {quoted(schema)}")
                for data in tables:
                    table = data.table.id
                    _load(connection, schema, data)
        except psycopg.Error as error:
            raise refused(error, url, f"cannot take the table {table}" if table else "cannot take tables") from error


def drop_schemas(url: str, schemas: Iterable[str]) -> tuple[str, ...]:
    """Drop schemas of ours; those that were dropped. One whose tables are being read for long is left.

    Raises:
        StoreError: the server cannot be reached.
    """
    import psycopg

    dropped = []
    with closing(connect(url)) as connection:
        connection.execute(f"set lock_timeout = '{_LOCK_SECONDS}s'")
        for schema in sorted(s for s in schemas if s.startswith(_PREFIX)):
            try:
                connection.execute(f"drop schema if exists {quoted(schema)} cascade")
            except psycopg.errors.LockNotAvailable:
                continue
            except psycopg.Error as error:
                raise refused(error, url, f"cannot drop the schema {schema}") from error
            dropped.append(schema)
    return tuple(dropped)


def schemas_held(url: str) -> frozenset[str]:
    """The schemas of ours that a database has.

    Raises:
        StoreError: the server cannot be reached.
    """
    import psycopg

    try:
        with closing(connect(url)) as connection:
            found = connection.execute("select nspname from pg_catalog.pg_namespace").fetchall()
    except psycopg.Error as error:
        raise refused(error, url, "cannot list its schemas") from error
    return frozenset(str(name) for (name,) in found if str(name).startswith(_PREFIX))


def _load(connection: Connection, schema: str, data: TableData) -> None:
    columns = columns_of(data.table)
    if len(columns) > 1600:
        raise StoreError(
            f"The table {data.table.id} has {len(data.table.fields)} columns, more than a PostgreSQL table can hold.",
            "Split it, or use the embedded store.",
        )
    name = f"{quoted(schema)}.{quoted(stored_name(data.table.id))}"
    told = ", ".join(f"{quoted(column.name)} {_TYPES[column.holds]}" for column in columns)
    connection.execute(f"create table {name} ({told})")
    with connection.cursor() as cursor:
        _copy(cursor, name, columns, data.rows)
    connection.execute(f"analyze {name}")


def _copy(cursor: Cursor, name: str, columns: Sequence[Column], rows: Sequence[tuple[str, ...]]) -> None:
    with cursor.copy(f"copy {name} from stdin") as copy:
        for index, row in enumerate(rows):
            copy.write_row([_storable(column.value(index, row)) for column in columns])


def _storable(value: int | str | None) -> int | str | None:
    """PostgreSQL's texts hold no NUL."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value
