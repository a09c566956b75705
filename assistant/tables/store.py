"""The table store of a generation, read only and locked: descriptions, members, cells, and Ibis expressions on them."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import IndexBroken, StoreError, UnknownName
from assistant.tables.columns import NUMBER_TYPE, ROW, has_number, number_column, text_column
from assistant.tables.descriptions import read_descriptions
from assistant.tables.writing import DATABASE
from assistant.types import Table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": "1GB",
    "threads": "2",
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
    "lock_configuration": "true",
}


@dataclass(frozen=True, slots=True)
class Ran:
    """A query's SQL as it ran, its literals quoted, and the rows it gave."""

    sql: str
    rows: tuple[tuple[Any, ...], ...]


class TableStore:
    """Tables and their cells. One cursor a query, so that several threads may read at once."""

    def __init__(self, connection: DuckDBPyConnection, tables: tuple[Table, ...]) -> None:
        self._connection = connection
        self._tables = {table.id: table for table in tables}
        self._distinct: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}

    @classmethod
    def open(cls, folder: Path) -> TableStore:
        """Open what `write_tables` wrote.

        Raises:
            IndexBroken: a file is missing or damaged.
        """
        import duckdb

        tables = read_descriptions(folder)
        path = folder / DATABASE
        try:
            connection = duckdb.connect(str(path), read_only=True, config=_LOCKED)
            held = {str(name) for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()}
        except duckdb.Error as error:
            raise IndexBroken(f"The table store {path} is missing or damaged.", "Run `assistant ingest`.") from error
        if missing := [table.id for table in tables if table.id not in held]:
            connection.close()
            raise IndexBroken(f"The table store {path} lacks the table {missing[0]}.", "Run `assistant ingest`.")
        return cls(connection, tables)

    @property
    def tables(self) -> tuple[Table, ...]:
        """All descriptions, in the order they were written."""
        return tuple(self._tables.values())

    def get(self, table_id: str) -> Table:
        """The description of a table.

        Raises:
            UnknownName: no table has that id; the hint names the nearest.
        """
        if table := self._tables.get(table_id):
            return table
        nearest = tuple(difflib.get_close_matches(table_id.lower(), self._tables, n=3, cutoff=0.4))
        hint = f"Nearest: {', '.join(nearest)}." if nearest else "`assistant figures list` names the tables."
        raise UnknownName(f"There is no table {table_id!r}.", hint, nearest)

    def members(self, table_id: str, field: str) -> tuple[str, ...]:
        """The distinct texts of a field, in table order, empty cells left out."""
        return tuple(member for (member,) in self.distinct(table_id, field) if member)

    def distinct(self, table_id: str, *fields: str) -> tuple[tuple[str, ...], ...]:
        """The distinct combinations of some fields' texts, in table order."""
        key = (table_id, *fields)
        if key not in self._distinct:
            table = self.get(table_id)
            columns = [text_column(table, field) for field in fields]
            rows = self.expression(table_id)
            first = rows.group_by(columns).aggregate(first=rows[ROW].min()).order_by("first").select(*columns)
            self._distinct[key] = self.run(first).rows
        return self._distinct[key]

    def rows(self, table_id: str) -> tuple[tuple[str, ...], ...]:
        """All cells as stored text: one tuple a data row, in the order of the fields."""
        table = self.get(table_id)
        columns = [text_column(table, field.name) for field in table.fields]
        return self.run(self.expression(table_id).order_by(ROW).select(*columns)).rows

    def cells(self, table_id: str) -> tuple[dict[str, str], ...]:
        """Like `rows`, each row by field name."""
        names = [field.name for field in self.get(table_id).fields]
        return tuple(dict(zip(names, row, strict=True)) for row in self.rows(table_id))

    def expression(self, table_id: str) -> Any:
        """The table as an Ibis expression; see `columns` for what its columns are called."""
        import ibis

        table = self.get(table_id)
        schema = {ROW: "int64"}
        for field in table.fields:
            schema[text_column(table, field.name)] = "string"
            if has_number(field):
                schema[number_column(table, field.name)] = NUMBER_TYPE
        return ibis.table(schema, name=table.id)

    def run(self, expression: Any) -> Ran:
        """Run an Ibis expression over `expression` tables.

        Raises:
            StoreError: the engine refuses it.
        """
        import duckdb
        import ibis

        sql = str(ibis.to_sql(expression, dialect="duckdb"))
        try:
            with self._connection.cursor() as cursor:
                return Ran(sql, tuple(cursor.execute(sql).fetchall()))
        except duckdb.Error as error:
            raise StoreError(f"The table store cannot run a query: {str(error).splitlines()[0]}.") from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
