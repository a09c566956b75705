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
    """A file that was left out or, where `left_out` is false, read in part; and the sentence that says why."""

    path: str
    message: str
    left_out: bool = True


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything read from a corpus folder and the uploads; what was not read is in `problems`."""

    documents: tuple[Document, ...] = ()
    tables: tuple[TableData, ...] = ()
    problems: tuple[Problem, ...] = ()
