"""PostgreSQL: tables in one schema of a server, read only, with a statement timeout. Loads nothing.

The statements are those of the embedded store; every connection looks for tables in its schema first, so that they
name none. Texts compare byte by byte ("C"), and no statement sorts by text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING, Any

from assistant.errors import ConfigError, FigureError, StoreError
from assistant.tables.address import without_password
from assistant.tables.backend import SECONDS, too_slow
from assistant.tables.statements import Dialect

if TYPE_CHECKING:
    from psycopg import Connection

_CONNECT_SECONDS = 10
_KEPT = 8
_SETTINGS = (
    "select set_config('search_path', quote_ident($1) || ', pg_catalog', false),"
    " set_config('default_transaction_read_only', 'on', false),"
    " set_config('statement_timeout', $2, false),"
    " set_config('standard_conforming_strings', 'on', false)"
)


class Server:
    """A schema of a PostgreSQL database. Each running query has a connection of its own; a few are kept."""

    dialect: Dialect = "postgres"

    def __init__(self, url: str, schema: str, seconds: float = SECONDS) -> None:
        self._url = url
        self._schema = schema
        self._seconds = seconds
        self._idle: list[Connection] = []
        self._lock = Lock()
        self._closed = False

    def held(self) -> frozenset[str]:
        """The names of the tables there are."""
        found = self.run("select tablename from pg_catalog.pg_tables where schemaname = $1", (self._schema,))
        return frozenset(str(name) for (name,) in found)

    def run(self, sql: str, values: tuple[str, ...]) -> tuple[tuple[Any, ...], ...]:
        """The rows of a query.

        Raises:
            FigureError: it takes too long or too much memory. StoreError: the server refuses it or cannot be reached.
        """
        import psycopg

        try:
            return self._run(sql, values)
        except psycopg.errors.QueryCanceled as error:
            raise too_slow() from error
        except psycopg.errors.OutOfMemory as error:
            raise FigureError("The table server has no memory for this query.", "Ask about fewer members.") from error
        except psycopg.Error as error:
            raise refused(error, self._url, "cannot run a query") from error

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _run(self, sql: str, values: tuple[str, ...]) -> tuple[tuple[Any, ...], ...]:
        import psycopg

        if self._closed:
            raise StoreError("The table store cannot run a query: it is closed.")
        kept = self._take()
        if kept is not None:
            try:
                with self._giving_back(kept):
                    return tuple(kept.execute(sql, values).fetchall())
            except (psycopg.OperationalError, psycopg.InterfaceError):
                if not kept.broken:  # a connection that the server dropped while nobody used it is replaced
                    raise
        fresh = self._connect()
        with self._giving_back(fresh):
            return tuple(fresh.execute(sql, values).fetchall())

    def _take(self) -> Connection | None:
        with self._lock:
            return self._idle.pop() if self._idle else None

    @contextmanager
    def _giving_back(self, connection: Connection) -> Iterator[None]:
        try:
            yield
        finally:
            with self._lock:
                keep = not (self._closed or connection.broken or len(self._idle) >= _KEPT)
                if keep:
                    self._idle.append(connection)
            if not keep:
                connection.close()

    def _connect(self) -> Connection:
        connection = connect(self._url)
        connection.execute(_SETTINGS, (self._schema, str(round(self._seconds * 1000))))
        return connection


def connect(url: str) -> Connection:
    """A connection that commits every statement and takes `$1`, `$2`, ... for bound values.

    Raises:
        ConfigError: the driver is missing, or the URL is none. StoreError: the server cannot be reached or refuses.
    """
    try:
        import psycopg
    except ImportError as error:
        raise ConfigError(
            "ASSISTANT_TABLES_URL names a PostgreSQL server, and its driver psycopg is not installed.",
            "Run `pip install 'talent-flow-assistant[postgres]'`.",
        ) from error
    try:
        return psycopg.connect(url, autocommit=True, connect_timeout=_CONNECT_SECONDS, cursor_factory=psycopg.RawCursor)
    except psycopg.ProgrammingError as error:  # its message may quote the whole URL
        raise ConfigError(
            "ASSISTANT_TABLES_URL is not a URL that PostgreSQL understands.",
            "Write postgresql://USER:PASSWORD@HOST:PORT/DATABASE, special characters as %XX.",
        ) from error
    except psycopg.Error as error:
        raise refused(error, url, "cannot be reached") from error


def refused(error: Exception, url: str, what: str) -> StoreError:
    """What a server said, in one sentence without a password."""
    lines = [line for line in str(error).splitlines() if line.strip()]
    said = without_password(lines[0] if lines else type(error).__name__, url)
    said = re.sub(r"^.*?(?:FATAL|ERROR|failed):\s+", "", said).strip().rstrip(".")
    return StoreError(
        f"The table server of ASSISTANT_TABLES_URL {what}: {said}.", "Check the URL and that the server runs."
    )
