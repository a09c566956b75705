"""Columns of a table without a descriptor and what their cells are. Decides no role; names no field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.ingest.cells import (
    DecimalMark,
    decimal_mark,
    has_percent,
    is_missing,
    is_period,
    number_text,
    period_text,
)
from assistant.ingest.headers import Layout
from assistant.types import UNTITLED_LEVELS

Content = Literal["number", "period", "code", "text", "empty"]
_NUMERIC_SHARE = 0.75
_CODE = re.compile(r"[A-Z]{2,3}\d{0,2}")
_MARKED = re.compile(
    r"((?:1[5-9]|20)\d\d(?:\s*[-/\u2013]\s*(?:(?:1[5-9]|20)\d\d|\d\d))?)\s*[-,]?\s*"
    r"\(?(?:[a-eprA-EPR]|preliminary|provisional|projected|estimate[sd]?|actual|enacted|proposed|revised|forecast|budget)\)?"
)
_PERIOD_WORDS = re.compile(r"\b(year|years|period|date|time|fy|quarter|cohort|month|wave)\b", re.I)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: header parts from outer to inner, the unit its header row gives, its cells."""

    parts: tuple[str, ...]
    unit: str
    cells: tuple[str, ...]
    content: Content
    percent: bool = False
    lost: int = 0

    @property
    def title(self) -> str:
        """The header in words: `men | high-paying firm`."""
        return " | ".join(self.parts)

    @property
    def present(self) -> tuple[str, ...]:
        """The cells that hold something, as stored."""
        return tuple(cell for cell in self.cells if not is_missing(cell))

    def members(self) -> tuple[str, ...]:
        """Distinct cells in order, missing ones left out."""
        return tuple(dict.fromkeys(self.present))


def marked_period(text: str) -> str:
    """The period of a text that is one with a footnote letter or a status (`2017a`, `2016 preliminary`), else ""."""
    found = _MARKED.fullmatch(text.strip())
    return period_text(found.group(1)) if found else ""


def columns_of(layout: Layout) -> tuple[Column, ...]:
    """The columns of a laid-out grid; the labels above rows become the first columns."""
    bodies = [tuple(row[index] for row in layout.body) for index in range(len(layout.headers))]
    written = _written_with(bodies)
    columns = [
        _column(parts, layout.units[index], bodies[index], written, first=index == 0)
        for index, parts in enumerate(layout.headers)
    ]
    levels = tuple(zip(*layout.groups, strict=True))
    titles = UNTITLED_LEVELS[len(UNTITLED_LEVELS) - len(levels) :]
    return (*(Column((title,), "", level, "text") for title, level in zip(titles, levels, strict=True)), *columns)


def _written_with(bodies: Sequence[tuple[str, ...]]) -> DecimalMark:
    """The decimal mark of a table: a comma where a column can only be read with it and none only with a point."""
    numbers = [[cell for cell in cells if not is_missing(cell) and not is_period(cell)] for cells in bodies]
    found = [(decimal_mark(cells), decimal_mark(cells, ",")) for cells in numbers if cells]
    return "," if (",", ",") in found and (".", ".") not in found else "."


def _column(
    parts: tuple[str, ...], unit: str, cells: tuple[str, ...], written: DecimalMark = ".", *, first: bool
) -> Column:
    column = Column(parts, unit, cells, "text")
    present = column.present
    if not present:
        return replace(column, content="empty")
    if _holds_periods(column, first):
        return replace(column, cells=tuple(map(period_text, cells)), content="period")
    if sum(1 for cell in present if any(map(str.isdigit, cell))) < _NUMERIC_SHARE * len(present):
        return _worded(column)
    mark = decimal_mark(present, written)
    numbers = [number_text(cell, mark) for cell in cells]
    found = sum(1 for cell, number in zip(cells, numbers, strict=True) if number is not None and not is_missing(cell))
    if found >= _NUMERIC_SHARE * len(present) and not _is_label(column, first):
        percent = sum(map(has_percent, present)) * 2 > len(present)
        cleaned = tuple("" if is_missing(c) else n or "" for c, n in zip(cells, numbers, strict=True))
        return replace(column, cells=cleaned, content="number", percent=percent, lost=len(present) - found)
    return _worded(column)


def _worded(column: Column) -> Column:
    return replace(column, content="code" if all(map(_CODE.fullmatch, column.present)) else "text")


def _holds_periods(column: Column, first: bool) -> bool:
    present = column.present
    if not all(is_period(cell) for cell in present):
        return False
    return first or bool(_PERIOD_WORDS.search(column.title)) or any(not cell.isdigit() for cell in present)


def _is_label(column: Column, first: bool) -> bool:
    """A first column of ranges or identifiers, all different from one another, is what rows are called by."""
    words = set(re.findall(r"[a-z]+", column.title.lower()))
    identifies = bool(words & {"id", "code", "naics", "isic", "zip", "postcode", "no"})
    return identifies or (first and len(set(column.cells)) == len(column.cells) and not column.title)
