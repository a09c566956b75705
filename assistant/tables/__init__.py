"""The table store: tables with their cells, written once and then only read, in DuckDB or PostgreSQL. No figures."""

from assistant.tables.address import database_mark, is_server, schemas_noted
from assistant.tables.columns import PLACES, ROW, number_column, text_column
from assistant.tables.labels import LabelVectors, read_labels, write_labels
from assistant.tables.loading import drop_schemas, schemas_held
from assistant.tables.statements import marker
from assistant.tables.store import Ran, TableStore
from assistant.tables.writing import write_tables

__all__ = [
    "PLACES",
    "ROW",
    "LabelVectors",
    "Ran",
    "TableStore",
    "database_mark",
    "drop_schemas",
    "is_server",
    "marker",
    "number_column",
    "read_labels",
    "schemas_held",
    "schemas_noted",
    "text_column",
    "write_labels",
    "write_tables",
]
