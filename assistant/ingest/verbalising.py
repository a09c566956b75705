"""Puts tables into passages: description, fields, and the rows of small tables as sentences. Computes nothing.

Description and fields are exact slices of what `render_table` prints; sentences of rows point to their cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import assistant.quantities as quantities
from assistant.ingest.identity import context_line, passage
from assistant.ingest.tabular import render_description, render_fields
from assistant.types import UNTITLED, Field, Locator, Passage, Table, TableData

CHUNK = 900
SMALL_ROWS = 60
_MANY_MEASURES = 3
_MOST_CELLS = 600
_WITH_ARTICLE = re.compile(
    r"(?:United|European (?:Union|Economic)|Netherlands|Philippines|Bahamas|Gambia|Maldives|Seychelles|Comoros)\b.*"
    r"|.*\b(?:Republic|Islands|Emirates|Kingdom|States|Federation)"
)


def verbalise_table(data: TableData) -> Iterator[Passage]:
    """The passages of a table, in order."""
    description, fields = render_description(data), render_fields(data)
    yield from _slices(data.table, description, 0, "description")
    yield from _slices(data.table, fields, len(description) + 2, "fields")
    if len(data.rows) <= SMALL_ROWS and len(data.rows) * len(data.table.measures) <= _MOST_CELLS:
        yield from _row_passages(data)


def _slices(table: Table, text: str, offset: int, section: str) -> Iterator[Passage]:
    """Whole lines up to the size of a passage; a longer line is cut."""
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > CHUNK:
            cut = text.rfind("\n", start, start + CHUNK)
            end = cut if cut > start else _word_end(text, start)
        locator = Locator(section=section, start=offset + start, end=offset + end)
        yield passage(table.id, "table", context_line(table.source, section), text[start:end], locator)
        start = end + (1 if text[end : end + 1] in {"\n", " "} else 0)


def _word_end(text: str, start: int) -> int:
    cut = text.rfind(" ", start, start + CHUNK)
    return cut if cut > start else start + CHUNK


def _row_passages(data: TableData) -> Iterator[Passage]:
    names = tuple(field.name for field in data.table.fields if field.kind != "code")
    context = context_line(data.table.source, "rows")
    rows: list[int] = []
    lines: list[str] = []
    for index, row in enumerate(data.rows):
        sentences = row_sentences(data.table, row)
        if lines and sum(map(len, lines)) + sum(map(len, sentences)) > CHUNK:
            yield passage(data.table.id, "table", context, "\n".join(lines), Locator(rows=tuple(rows), fields=names))
            rows, lines = [], []
        if sentences:
            rows.append(index)
            lines += sentences
    if lines:
        yield passage(data.table.id, "table", context, "\n".join(lines), Locator(rows=tuple(rows), fields=names))


def row_sentences(table: Table, row: tuple[str, ...]) -> tuple[str, ...]:
    """A row in words: one sentence a measure, or one for all where there are many; missing values are left out."""
    cells = {field.name: cell for field, cell in zip(table.fields, row, strict=True) if cell}
    about, grade = _qualifiers(table, cells), _grade(table, cells)
    values = [(field, cells[field.name]) for field in table.measures if field.name in cells]
    if not table.measures:
        return _text_sentence(table, cells)
    if len(values) > _MANY_MEASURES:
        listed = "; ".join(f"{field.title} {_value(field, cell)}" for field, cell in values)
        return (_sentence(about.strip(" ,") or table.source.title, listed, grade),)
    return tuple(_sentence(f"{field.title}{about}", _value(field, cell), grade) for field, cell in values)


def _sentence(about: str, value: str, grade: str) -> str:
    return f"{about[:1].upper()}{about[1:]}: {value}{grade}."


def _qualifiers(table: Table, cells: dict[str, str]) -> str:
    """The members of a row: ` from Portugal to Spain in 2019`, `, India (country of first degree), in 2022`."""
    fields = [field for field in table.dimensions if field.name in cells]
    flow = _flow(fields)
    text = f" from {_the(cells[flow[0].name])} to {_the(cells[flow[1].name])}" if flow else ""
    for field in fields:
        if field in flow:
            continue
        member = cells[field.name]
        if field.kind == "place" and field.direction is None and not text and member not in field.totals:
            text = f" in {_the(member)}"
        else:
            text += f", {member} ({field.title})" if field.title not in UNTITLED else f", {member}"
    time = table.time
    if time is None or time.name not in cells:
        return text
    return f"{text}{',' if text.startswith(',') else ''} in {cells[time.name]}"


def _the(place: str) -> str:
    return f"the {place}" if _WITH_ARTICLE.fullmatch(place) else place


def _flow(fields: list[Field]) -> tuple[Field, ...]:
    origin = [field for field in fields if field.direction == "origin"]
    destination = [field for field in fields if field.direction == "destination"]
    return (origin[0], destination[0]) if len(origin) == len(destination) == 1 else ()


def _grade(table: Table, cells: dict[str, str]) -> str:
    grades = [cells[field.name] for field in table.fields if field.kind == "evidence" and field.name in cells]
    return f" ({grades[0]})" if grades else ""


def _value(field: Field, cell: str) -> str:
    number = Decimal(cell)
    exponent = number.as_tuple().exponent
    shown = quantities.format_value(number, field.unit, max(0, -exponent) if isinstance(exponent, int) else 0)
    return f"{shown} ({field.counted})" if field.counted and not field.unit else shown


def _text_sentence(table: Table, cells: dict[str, str]) -> tuple[str, ...]:
    """A row of a table without measures, such as a list of events."""
    shown = [field for field in table.fields if field.kind not in {"code", "evidence"} and field.name in cells]
    listed = "; ".join(f"{field.title}: {cells[field.name]}" for field in shown)
    return (f"{listed}{_grade(table, cells)}.",) if listed else ()
