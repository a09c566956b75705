"""The table store: tables with their cells in one DuckDB file, written once and then only read. Computes no figure."""

from assistant.tables.columns import ROW, number_column, text_column
from assistant.tables.labels import LabelVectors, read_labels, write_labels
from assistant.tables.store import Ran, TableStore
from assistant.tables.writing import write_tables

__all__ = [
    "ROW",
    "LabelVectors",
    "Ran",
    "TableStore",
    "number_column",
    "read_labels",
    "text_column",
    "write_labels",
    "write_tables",
]
