"""A corpus as read: documents, tables with their cells, and what could not be read. Reads nothing."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.types.sources import Document
from assistant.types.tables import Table


@dataclass(frozen=True, slots=True)
class TableData:
    """A table with its cells as stored text: one tuple a data row, in the order of `table.fields`."""

    table: Table
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A file that was left out, and the sentence that says why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read from a corpus folder and the uploads; broken files are in `problems`."""

    documents: tuple[Document, ...] = ()
    tables: tuple[TableData, ...] = ()
    problems: tuple[Problem, ...] = ()
