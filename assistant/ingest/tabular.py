"""A table from its parts: content hash, and the text that `assistant source ID` prints. Infers nothing."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import replace

from assistant.types import Break, Field, Source, Table, TableData

_MOST_MEMBERS = 40
_DECISIVE = ("name", "type", "role", "kind", "direction", "code", "unit", "aggregation", "weight", "base", "totals")
Rows = tuple[tuple[str, ...], ...]


def table_data(
    source: Source,
    fields: tuple[Field, ...],
    rows: Rows,
    *,
    title: str = "",
    description: str = "",
    subject: str = "",
    population: str = "",
    aliases: tuple[str, ...] = (),
    caveats: tuple[str, ...] = (),
    breaks: tuple[Break, ...] = (),
    inferred: bool = False,
) -> TableData:
    """The table with its number of rows and its hash filled in."""
    table = Table(
        source=replace(source, title=title or source.title),
        description=description,
        fields=fields,
        rows=len(rows),
        hash=content_hash(fields, rows),
        population=population,
        subject=subject,
        aliases=aliases,
        caveats=caveats,
        breaks=breaks,
        inferred=inferred,
    )
    return TableData(table, rows)


def content_hash(fields: Iterable[Field], rows: Rows) -> str:
    """SHA-256 of what decides figures: how fields are to be computed with, and all cells in order."""
    described = [[getattr(field, name) for name in _DECISIVE] for field in fields]
    digest = hashlib.sha256(json.dumps(described, ensure_ascii=False).encode())
    for row in rows:
        digest.update(json.dumps(row, ensure_ascii=False).encode())
    return digest.hexdigest()


def render_table(data: TableData) -> str:
    """What `assistant source ID` prints: description, fields, rows as CSV, parted by empty lines."""
    return "\n\n".join((render_description(data), render_fields(data), _render_rows(data)))


def render_description(data: TableData) -> str:
    """Title, origin, what the rows are about, caveats and breaks; the first part of `render_table`."""
    table = data.table
    origin = " | ".join(part for part in (table.source.publisher, table.source.published) if part)
    return "\n".join(
        line
        for line in (
            table.source.title,
            origin,
            table.description,
            f"Population: {table.population}." if table.population else "",
            f"Subject: {table.subject}." if table.subject and table.subject != table.source.title else "",
            *(f"Caveat: {caveat}" for caveat in table.caveats),
            *(_break_line(table, item) for item in table.breaks),
        )
        if line
    )


def _break_line(table: Table, item: Break) -> str:
    where = "; ".join(f"{_title(table, name)} {', '.join(members)}" for name, members in item.where)
    scope = f" ({where})" if where else ""
    return f"Break between {item.between[0]} and {item.between[1]}{scope}: {item.note}"


def _title(table: Table, name: str) -> str:
    field = table.field_named(name)
    return field.title if field else name


def render_fields(data: TableData) -> str:
    """One line a field with its meaning and its members or range; the second part of `render_table`."""
    lines = [_field_line(data, index, field) for index, field in enumerate(data.table.fields)]
    return "\n".join(("Fields:", *lines))


def _field_line(data: TableData, index: int, field: Field) -> str:
    about = [part for part in (field.description, field.definition) if part]
    about += [f"Not adding up to 100: {field.partial[:1].lower()}{field.partial[1:]}"] if field.partial else []
    about += ["Counted anew at each time: not to be added over time"] if field.stock else []
    measured = ", ".join(part for part in (field.unit.replace("_", " "), field.base and f"of {field.base}") if part)
    head = f"- {field.name}: {field.title}" + (f" ({measured})" if measured else "")
    return ". ".join((head, *(text.rstrip(".") for text in about), *_contents(data, index, field))) + "."


def _contents(data: TableData, index: int, field: Field) -> tuple[str, ...]:
    members = tuple(dict.fromkeys(row[index] for row in data.rows if row[index]))
    if field.role == "measure":
        return ()
    if field.role == "time" and members:
        first, last = min(members), max(members)
        return (f"From {first} to {last}" if first != last else f"Only {first}",)
    if field.role != "dimension" or not members:
        return ()
    more = len(members) - _MOST_MEMBERS
    listed = "; ".join(members[:_MOST_MEMBERS]) + (f"; and {more} more" if more > 0 else "")
    return (f"Members: {listed}",)


def _render_rows(data: TableData) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([field.name for field in data.table.fields])
    writer.writerows(data.rows)
    return buffer.getvalue().rstrip("\n")
