"""DuckDB in this process: one file, read only and locked, with a limit on memory and on time. Loads nothing.

Why there is no worker process: the SQL comes from typed requests alone, so the two ways past `memory_limit` that are
known (`repeat`, `range`) cannot be asked for. Of what can be, a sum over a million rows takes 0.1 s; a join or a list
made to be too large, which no request can ask for either, is stopped by `interrupt` or ends at the limit, and the
connection serves on (tests/tables/test_embedded.py). A worker would copy every row between processes and start a second
interpreter with every assistant, to guard against nothing that is left.
"""

from __future__ import annotations

from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Any

from assistant.errors import FigureError, IndexBroken, StoreError
from assistant.tables.backend import SECONDS, too_slow
from assistant.tables.statements import Dialect

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DATABASE = "tables.duckdb"
MEMORY = "1GB"
_LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "memory_limit": MEMORY,
    "threads": "2",
    "temp_directory": "",
    "max_temp_directory_size": "0KB",
    "lock_configuration": "true",
}


class Embedded:
    """A DuckDB file. One cursor a query, so that several threads may read at once."""

    dialect: Dialect = "duckdb"

    def __init__(self, connection: DuckDBPyConnection, seconds: float = SECONDS) -> None:
        self._connection = connection
        self._seconds = seconds

    @classmethod
    def open(cls, folder: Path, seconds: float = SECONDS) -> Embedded:
        """Open the file in a folder; a query may take so many seconds.

        Raises:
            IndexBroken: it is missing or damaged.
        """
        import duckdb

        path = folder / DATABASE
        try:
            connection = duckdb.connect(str(path), read_only=True, config=_LOCKED)
            connection.execute("select table_name from duckdb_tables()").fetchall()
        except duckdb.Error as error:
            raise IndexBroken(f"The table store {path} is missing or damaged.", "Run `assistant ingest`.") from error
        return cls(connection, seconds)

    def held(self) -> frozenset[str]:
        """The names of the tables there are."""
        return frozenset(str(name) for (name,) in self.run("select table_name from duckdb_tables()", ()))

    def run(self, sql: str, values: tuple[str, ...]) -> tuple[tuple[Any, ...], ...]:
        """The rows of a query.

        Raises:
            FigureError: it takes too long or too much memory. StoreError: the engine refuses it.
        """
        import duckdb

        try:
            with self._connection.cursor() as cursor:
                stop = Timer(self._seconds, cursor.interrupt)
                stop.daemon = True
                stop.start()
                try:
                    return tuple(cursor.execute(sql, values).fetchall())
                finally:
                    stop.cancel()
        except duckdb.InterruptException as error:
            raise too_slow() from error
        except duckdb.OutOfMemoryException as error:
            raise FigureError(
                f"A query over the tables needs more memory than the {MEMORY} it may use.",
                "Ask about fewer members or periods.",
            ) from error
        except duckdb.Error as error:
            raise StoreError(f"The table store cannot run a query: {str(error).splitlines()[0]}.") from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
