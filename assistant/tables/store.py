"""The table store of a generation, read only: descriptions, members, cells, and Ibis expressions on them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import IndexBroken, UnknownName
from assistant.tables.address import EMBEDDED, database_mark, is_server, read_note
from assistant.tables.backend import Backend
from assistant.tables.columns import NUMBER_TYPE, ROW, has_number, number_column, stored_name, text_column
from assistant.tables.descriptions import read_descriptions
from assistant.tables.embedded import Embedded
from assistant.tables.server import Server
from assistant.tables.statements import Template, statement_of, template_of
from assistant.types import Table

_TEMPLATES = 4096


@dataclass(frozen=True, slots=True)
class Ran:
    """A query's SQL with its values written into it, and the rows it gave."""

    sql: str
    rows: tuple[tuple[Any, ...], ...]


class TableStore:
    """Tables and their cells, in whichever engine holds them. Several threads may read at once."""

    def __init__(self, backend: Backend, tables: tuple[Table, ...]) -> None:
        self._backend = backend
        self._tables = {table.id: table for table in tables}
        self._templates: dict[Hashable, Template] = {}
        self._distinct: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}

    @classmethod
    def open(cls, folder: Path, url: str = EMBEDDED) -> TableStore:
        """Open what `write_tables` wrote with this URL.

        Raises:
            IndexBroken: a file is missing or damaged, a table is missing, or the tables are elsewhere.
            StoreError: the server cannot be reached or refuses. ConfigError: the URL is none.
        """
        tables = read_descriptions(folder)
        backend = _backend(folder, url)
        held = backend.held()
        if missing := [table.id for table in tables if stored_name(table.id) not in held]:
            backend.close()
            raise IndexBroken(f"The table store of {folder} lacks the table {missing[0]}.", "Run `assistant ingest`.")
        return cls(backend, tables)

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
        return ibis.table(schema, name=stored_name(table.id))

    def run(self, expression: Any, most: int | None = None) -> Ran:
        """Run an Ibis expression over `expression` tables; at most so many rows are fetched.

        Raises:
            FigureError: it takes too long or too much memory. StoreError: the engine refuses it.
        """
        statement = statement_of(expression, self._backend.dialect, most)
        return Ran(statement.shown, self._backend.run(statement.bound, statement.values))

    def prepared(
        self, shape: Hashable, build: Callable[[], Any], values: Sequence[str], most: int | None = None
    ) -> Ran:
        """Run an expression in which `marker(0)`, `marker(1)`, ... stand for the values; built once for a shape.

        Raises:
            FigureError: it takes too long or too much memory. StoreError: the engine refuses it.
        """
        template = self._templates.get(shape)
        if template is None:
            template = template_of(build(), self._backend.dialect, most)
            if len(self._templates) >= _TEMPLATES:
                self._templates.clear()
            self._templates[shape] = template
        statement = template.filled(values)
        return Ran(statement.shown, self._backend.run(statement.bound, statement.values))

    def close(self) -> None:
        """Let go of files and connections."""
        self._backend.close()


def _backend(folder: Path, url: str) -> Backend:
    noted = read_note(folder)
    if noted is None and not is_server(url):
        return Embedded.open(folder)
    if noted is None or noted.database != database_mark(url):
        where = "in a PostgreSQL database" if noted else "in the index itself"
        raise IndexBroken(
            f"The tables of this index are {where}, and ASSISTANT_TABLES_URL names another place.",
            "Run `assistant ingest` to move them, or correct the setting.",
        )
    return Server(url, noted.schema)
