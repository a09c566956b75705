"""Keeps the symbols of a table that its numbers drop: `..`, `x`, `p`, `<5` become a status field of the measure.

Adds fields and caveats to tables that inference made of a grid, cell for cell. Infers no role.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.ingest.cells import is_missing, mark_of, number_text
from assistant.ingest.columns import Column, columns_of
from assistant.ingest.headers import Layout
from assistant.ingest.marks import meanings
from assistant.ingest.names import field_names
from assistant.ingest.reshape import tidy
from assistant.ingest.tabular import content_hash
from assistant.types import Field, TableData

SUFFIX = "_status"
_LONGEST = 60
_STATUS_TITLES = re.compile(
    r"(?:obs(?:ervation)?[ _])?(?:status|flags?)(?:[ _]code)?|(?:data )?markers?|symbols?", re.I
)
_SHOWN = 3
_MIXED = 0.25


@dataclass(frozen=True, slots=True)
class Raw:
    """A column as inference sees it and its cells as the file has them."""

    column: Column
    cells: tuple[str, ...]


def raw_columns(layout: Layout) -> tuple[Raw, ...]:
    """The columns of a layout with their cells as stored, the labels above rows among them."""
    columns = columns_of(layout)
    levels = len(columns) - len(layout.headers)
    cells = [column.cells for column in columns[:levels]]
    cells += [tuple(row[index] for row in layout.body) for index in range(len(layout.headers))]
    return tuple(Raw(column, own) for column, own in zip(columns, cells, strict=True))


def with_status(tables: Sequence[TableData], layout: Layout) -> tuple[TableData, ...]:
    """The tables with a field `MEASURE_status` for each measure of which some cells bear a mark or lack a number.

    A column of short codes that is called status or flag is taken for the status of all measures.
    """
    notes = (*layout.titles[1:], *layout.notes)
    marked = tidy(tuple(_marked(raw) for raw in raw_columns(layout)))
    return tuple(_added(_declared(data, notes), columns, notes) for data, columns in zip(tables, marked, strict=False))


def mixed_caveats(layout: Layout) -> tuple[str, ...]:
    """What is said of columns that hold both numbers and words, with counts and examples."""
    return tuple(told for raw in raw_columns(layout) if (told := _mixed(raw)))


def _marked(raw: Raw) -> Column:
    if raw.column.content != "number":
        return raw.column
    return replace(raw.column, cells=tuple(mark_of(cell)[:_LONGEST] for cell in raw.cells))


def _added(data: TableData, columns: tuple[Column, ...], notes: Sequence[str]) -> TableData:
    table = data.table
    statuses = [
        (field, columns[index].cells)
        for index, field in enumerate(table.fields[: len(columns)])
        if field.role == "measure" and columns[index].content == "number" and any(columns[index].cells)
    ]
    statuses = [(field, cells) for field, cells in statuses if len(cells) == len(data.rows)]
    if not statuses:
        return data
    taken = [field.name for field in table.fields]
    names = field_names([*taken, *(f"{field.name}{SUFFIX}" for field, _ in statuses)])[len(taken) :]
    added = tuple(
        Field(
            name,
            f"status of {field.title}",
            "string",
            "attribute",
            "status",
            member_aliases=meanings(cells, notes),
        )
        for name, (field, cells) in zip(names, statuses, strict=True)
    )
    rows = tuple((*row, *more) for row, *more in zip(data.rows, *(cells for _, cells in statuses), strict=True))
    fields = (*table.fields, *added)
    return TableData(replace(table, fields=fields, hash=content_hash(fields, rows)), rows)


def _declared(data: TableData, notes: Sequence[str]) -> TableData:
    """The table with a column that is the status of its values by its title taken for that."""
    fields = list(data.table.fields)
    for index, field in enumerate(fields):
        members = tuple(dict.fromkeys(row[index] for row in data.rows if row[index]))
        short = members and all(len(member) <= 3 for member in members)
        if field.role in ("dimension", "attribute") and short and _STATUS_TITLES.fullmatch(field.title):
            usual = tuple(member for member in members if member.upper() != "A")  # SDMX: a normal value
            fields[index] = replace(
                field, role="attribute", kind="status", totals=(), member_aliases=meanings(usual, notes)
            )
    if tuple(fields) == data.table.fields:
        return data
    return TableData(replace(data.table, fields=tuple(fields), hash=content_hash(fields, data.rows)), data.rows)


def _mixed(raw: Raw) -> str:
    cells = [cell for cell in raw.cells if not is_missing(cell)]
    words = [cell for cell in cells if number_text(cell) is None and number_text(cell, ",") is None]
    name = raw.column.title or "the values"
    if not words or not cells:
        return ""
    if raw.column.content == "number":
        verb = "is" if len(words) == 1 else "are"
        return f"{len(words):,} of the {len(cells):,} cells of {name} {verb} no number and left out: {_few(words)}."
    numbers = len(cells) - len(words)
    if raw.column.content != "text" or numbers < 2 or numbers < _MIXED * len(cells):
        return ""
    return (
        f"{name} holds {numbers:,} numbers and {len(words):,} texts ({_few(words)}), so it is read as words and not "
        "computed with."
    )


def _few(words: Sequence[str]) -> str:
    distinct = list(dict.fromkeys(word[:40] for word in words))
    more = ", …" if len(distinct) > _SHOWN else ""
    return ", ".join(f"“{word}”" for word in distinct[:_SHOWN]) + more
