"""The database behind the records: schema, connections, errors in words. Knows no answer and decides nothing.

The only module that imports SQLAlchemy. Each insert is its own transaction, committed before it returns.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from assistant.errors import StoreError

VERSION = 1
_WAIT = 30  # seconds for another writer of the SQLite file
_log = logging.getLogger(__name__)
_METADATA = sa.MetaData()
_KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _table(name: str, *columns: sa.Column[Any]) -> sa.Table:
    return sa.Table(
        name,
        _METADATA,
        sa.Column("number", _KEY, primary_key=True, autoincrement=True),
        sa.Column("owner", sa.String(200), nullable=False, index=True),
        sa.Column("answer_id", sa.String(200), nullable=False, index=True),
        *columns,
        sa.Column("saved", sa.String(40), nullable=False),
        sqlite_autoincrement=True,
    )


_TABLES = {
    "answers": _table(
        "answers",
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("status", sa.String(40), nullable=False),
        sa.Column("answer", sa.JSON, nullable=False),
    ),
    "feedback": _table(
        "feedback",
        sa.Column("thumb", sa.String(10), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    ),
}
_VERSIONS = sa.Table("records_version", _METADATA, sa.Column("version", sa.Integer, primary_key=True))


class Database:
    """One open database with the tables of the records."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, address: str, folder: Path | None) -> Database:
        """Connect, and create what is not there yet.

        Raises:
            StoreError: the address is wrong, the folder cannot be written, or a newer version wrote the records.
        """
        database = cls(_engine(address, folder))
        try:
            with database._errors("opened"):
                database._create()
            database._check_version()
        except StoreError:
            database.close()
            raise
        if folder is not None:
            (folder / Path(database._engine.url.database or "").name).chmod(0o600)
        return database

    def insert(self, table: str, row: Mapping[str, Any]) -> int:
        """Insert one row and commit; returns its number."""
        with self._errors("written"), self._engine.begin() as connection:
            result = connection.execute(sa.insert(_TABLES[table]).values(**row))
            key = result.inserted_primary_key
        return int(key[0]) if key else 0

    def select(
        self, table: str, owner: str, *, answer_id: str | None = None, limit: int, before: int | None = None
    ) -> list[dict[str, Any]]:
        """The owner's rows, newest first."""
        columns = _TABLES[table].c
        query = sa.select(_TABLES[table]).where(columns.owner == owner)
        if answer_id is not None:
            query = query.where(columns.answer_id == answer_id)
        if before is not None:
            query = query.where(columns.number < before)
        with self._errors("read"), self._engine.connect() as connection:
            rows = connection.execute(query.order_by(columns.number.desc()).limit(limit))
            return [dict(row._mapping) for row in rows]

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def _create(self) -> None:
        """Create tables and version in one transaction, so that two processes may start at once."""
        with self._engine.begin() as connection:
            if self._engine.dialect.name == "sqlite":
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            _METADATA.create_all(connection)
            if connection.execute(sa.select(_VERSIONS.c.version)).first() is None:
                connection.execute(sa.insert(_VERSIONS).values(version=VERSION))

    def _check_version(self) -> None:
        with self._errors("read"), self._engine.connect() as connection:
            version = connection.execute(sa.select(sa.func.max(_VERSIONS.c.version))).scalar_one()
        if version > VERSION:
            raise StoreError(
                f"The records at {self._place()} were written by a newer version of the assistant.",
                "Use that version, or point ASSISTANT_DATA (or ASSISTANT_RECORDS_URL) to another place.",
            )

    def _place(self) -> str:
        url = self._engine.url
        return url.database or "?" if url.drivername.startswith("sqlite") else url.render_as_string(hide_password=True)

    @contextmanager
    def _errors(self, done: str) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            _log.debug("records", exc_info=True)
            cause = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
            raise StoreError(
                f"The records at {self._place()} cannot be {done}: {cause}.",
                "Check that the place exists and may be written, and that its disk is not full; "
                "ASSISTANT_DATA and ASSISTANT_RECORDS_URL choose another.",
            ) from error


def _engine(address: str, folder: Path | None) -> Engine:
    url = _url(address)
    if folder is not None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"The folder {folder} for the records cannot be made: {error.strerror}.",
                "Point ASSISTANT_DATA to a folder that may be written.",
            ) from error
    try:
        options = (
            {"connect_args": {"timeout": _WAIT}} if url.drivername.startswith("sqlite") else {"pool_pre_ping": True}
        )
        engine = sa.create_engine(url, hide_parameters=True, **options)
    except (NoSuchModuleError, ImportError) as error:
        raise StoreError(
            f"No driver for {url.drivername!r} is installed.",
            "Install one, such as `pip install psycopg[binary]` for postgresql+psycopg, or leave "
            "ASSISTANT_RECORDS_URL empty for SQLite.",
        ) from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare)
    return engine


def _url(address: str) -> URL:
    try:
        return sa.make_url(address)
    except (ArgumentError, ValueError) as error:
        raise StoreError(
            "The address of the records cannot be read as a database address.",
            "Write ASSISTANT_RECORDS_URL as DIALECT+DRIVER://USER:PASSWORD@HOST/NAME, or leave it empty for SQLite.",
        ) from error


def _prepare(connection: Any, _record: Any) -> None:
    """A SQLite file that survives a kill at any moment and lets one write while others read."""
    for pragma in ("journal_mode = WAL", "synchronous = FULL", f"busy_timeout = {_WAIT * 1000}"):
        connection.execute(f"PRAGMA {pragma}")
