"""Numbers of a brief beside the cells of the tables it names; judges the corpus only, with the package's own readers.

A number *speaks of* a cell where the sentence names the cell's places, years and members, in the cell's unit.
It is anchored where it agrees with such a cell, and contradicted where it speaks of cells and agrees with none.
What only words tell, such as a number of a table that the brief does not name, is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache

from assistant.places import place_named
from assistant.quantities import Quantity, agrees, units_compatible
from assistant.sentences import read, sentence_spans, stem, stems, years_in
from assistant.types import Field, Table, TableData

_NAMED, _TOUCHED = Decimal("0.5"), Decimal("0.25")
_SHORT = 3
_ON_SUBJECT = Decimal("0.5")
_LOSS = frozenset(stem(word) for word in ("fell", "fall", "lost", "loss", "less", "decline", "down", "loses"))
_PART_OF_A_NAME = re.compile(r"(?:tracker|version|AI|top|leading)\s$", re.IGNORECASE)
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_NAMES_ON = re.compile(r"-(?:year|point)")
_LIKE_A_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Member:
    """A member that is no place: its wordings as stems, and the share of one that a sentence must use."""

    forms: tuple[frozenset[str], ...]
    needed: tuple[Decimal, ...]

    def is_named(self, words: frozenset[str]) -> bool:
        """Whether the words name it."""
        return any(len(f & words) >= n * len(f) for f, n in zip(self.forms, self.needed, strict=True))


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a table with what a sentence must name to speak of it: places, years and other members.

    `whole` where it stands for all places of its table; `phrases` are the stems of what its measure is called.
    """

    table: str
    field: str
    value: Decimal
    unit: str
    places: frozenset[str]
    years: frozenset[int]
    members: tuple[Member, ...]
    whole: bool
    phrases: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A number of a brief with its sentence and the cells it may speak of."""

    quantity: Quantity
    sentence: str
    cells: tuple[Cell, ...]

    @property
    def anchors(self) -> tuple[Cell, ...]:
        """The cells the number agrees with, hedges and the sign of a loss aside."""
        return tuple(cell for cell in self.cells if self._agrees(cell))

    @property
    def subject(self) -> tuple[Cell, ...]:
        """The cells that the number must be held to: of its very unit and place, and of what the sentence is about."""
        words = stems(self.sentence)
        units = _units_held(self.quantity.unit, self.sentence)
        placed = {cell.table for cell in self.cells if not cell.whole}
        return tuple(
            cell
            for cell in self.cells
            if cell.unit in units and not (cell.whole and cell.table in placed) and _is_about(cell, words)
        )

    @property
    def contradicted(self) -> bool:
        """Whether the number must be held to some cells and agrees with none."""
        return not self.quantity.text.isalpha() and bool(self.subject) and not self.anchors

    def corrupted(self) -> Stated:
        """The same number one higher in its last place, as 48 for 47."""
        step = Decimal(1).scaleb(-self.quantity.places)
        return replace(self, quantity=replace(self.quantity, value=self.quantity.value + step))

    def _agrees(self, cell: Cell) -> bool:
        exact = replace(self.quantity, hedge="")
        values = {cell.value, abs(cell.value)} if _LOSS & stems(self.sentence) else {cell.value}
        return any(agrees(stated, value, cell.unit) for stated in (self.quantity, exact) for value in values)


def stated_numbers(text: str, tables: Sequence[TableData]) -> Iterator[Stated]:
    """The numbers of a text, years, days and parts of names left out, each with the cells it may speak of."""
    cells = [cell for data in tables for cell in cells_of(data)]
    for span in sentence_spans(text):
        reading = read(span.text)
        words = stems(span.text)
        near = [
            c
            for c in cells
            if c.years <= reading.years and c.places <= reading.places and all(m.is_named(words) for m in c.members)
        ]
        for quantity in reading.quantities:
            if not _is_part_of_a_name(span.text, quantity):
                yield Stated(quantity, span.text, tuple(c for c in near if units_compatible(quantity.unit, c.unit)))


def _is_part_of_a_name(sentence: str, quantity: Quantity) -> bool:
    """Numbers that name a thing and measure nothing: "tracker 2.0", "AI 50", "five-year", "NeurIPS 2019 authors"."""
    before, after = sentence[: quantity.start], sentence[quantity.end :]
    if quantity.unit in ("", "count") and (_PART_OF_A_NAME.search(before) or _LIKE_A_YEAR.fullmatch(quantity.text)):
        return True
    return bool(_NAMES_ON.match(after))


def _units_held(unit: str, sentence: str) -> frozenset[str]:
    """The units of cells that a number must agree with; a bare one may count or share the unit of its neighbours."""
    if unit:
        return frozenset({unit, "ratio"} if unit == "times" else {unit})
    return frozenset({"count", *(quantity.unit for quantity in read(sentence).quantities)})


def _is_about(cell: Cell, words: frozenset[str]) -> bool:
    return any(len(phrase & words) >= _ON_SUBJECT * len(phrase) for phrase in cell.phrases if phrase)


@cache
def cells_of(data: TableData) -> tuple[Cell, ...]:
    """All numeric cells of a table."""
    return tuple(_cells(data))


def _cells(data: TableData) -> Iterator[Cell]:
    table = data.table
    at = {field.name: index for index, field in enumerate(table.fields)}
    phrases = {measure.name: _phrases(table, measure) for measure in table.measures}
    labels = _labels(data)
    by_place = any(field.kind == "place" for field in table.dimensions)
    for row in data.rows:
        years = years_in(row[at[table.time.name]]) if table.time else frozenset()
        members = [(field, row[at[field.name]]) for field in table.dimensions]
        places = frozenset(code for field, member in members for code in _codes(field, member))
        others = tuple(_member(f, m, f.name in labels) for f, m in members if m and _is_telling(f, m))
        for measure in table.measures:
            value = _number(row[at[measure.name]])
            if value is not None:
                whole = by_place and not places
                names = phrases[measure.name]
                yield Cell(table.id, measure.name, value, measure.unit, places, years, others, whole, names)


def _phrases(table: Table, measure: Field) -> tuple[frozenset[str], ...]:
    return tuple(stems(text) for text in (measure.title, *measure.aliases, table.subject, *table.aliases))


def _codes(field: Field, member: str) -> Iterable[str]:
    place = place_named(member) if field.kind == "place" and member not in field.totals else None
    return (place.code,) if place else ()


def _is_telling(field: Field, member: str) -> bool:
    return field.kind != "place" and member not in field.totals and member != field.default


def _labels(data: TableData) -> frozenset[str]:
    """Dimensions that tell nearly every row apart, such as the event of a chronicle: texts rather than categories."""
    at = {field.name: index for index, field in enumerate(data.table.fields)}
    count = {field.name: len({row[at[field.name]] for row in data.rows}) for field in data.table.dimensions}
    return frozenset(name for name, members in count.items() if 2 * members > len(data.rows))


@cache
def _member(field: Field, member: str, label: bool) -> Member:
    wordings = (_BRACKETED.sub("", member), *dict(field.member_aliases).get(member, ()))
    forms = tuple(stems(wording) for wording in wordings)
    return Member(forms, tuple(_TOUCHED if label or len(form) > _SHORT else _NAMED for form in forms))


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
