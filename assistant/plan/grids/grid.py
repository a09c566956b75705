"""A small table as a grid of cells under row and column labels. Reads no question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from assistant.plan.grids.slips import words_in
from assistant.plan.grids.tokens import NOT, abbreviations_in, initials, label_tokens, without_mark
from assistant.tables import TableStore
from assistant.types import UNTITLED, Field, Filter, Table

LARGEST = 6_000
_MOST_PARTS = 80
_CLOSE = Decimal("0.0005")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT_RANGE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/–]\s*(\d\d)(?!\d)")
_PRICES = re.compile(
    r"\bconstant (?:fy )?(?:19|20)\d\d\b|\b(?:19|20)\d\d (?=(?:us ?)?\$|dollars|euros|prices)", re.IGNORECASE
)
_BRACKETS = re.compile(r"\(.*?\)")
_ASIDE = re.compile(
    r"confidence|standard error|p[- ]value|sample size|\brank\b|coefficient of variation|\bobservations\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\bper ?cent\b|\bpercentages?\b|%", re.IGNORECASE)
_GROWTH = re.compile(r"\b(?:rates? of (?:growth|change)|growth rates?|rates? of increase)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"[$€£]|\bdollars?\b|\bnumber\b|\bmedian\b|\bmean\b|\baverage\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"(?:grand |sub)?totals?\b|all\b(?! others?\b)|overall\b|world\b|both sexes|united states|entire\b|"
    r"(?:[\w.]+ ){0,2}totals?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """A row or column label.

    `tokens` are its words, `other` those it has without a footnote mark, `main` those outside brackets.
    """

    text: str
    tokens: tuple[str, ...]
    other: tuple[str, ...] = ()
    main: tuple[str, ...] = ()
    years: frozenset[int] = frozenset()
    initials: str = ""

    @property
    def total(self) -> bool:
        """Whether it names a whole; one that leaves something out is none."""
        texts = (self.text, without_mark(self.text))
        return any(_TOTAL.match(text) is not None for text in texts) and not self.negated

    @property
    def negated(self) -> bool:
        """Whether it names what something is not."""
        return NOT in self.tokens

    @property
    def aside(self) -> bool:
        """Whether it is about the reliability of other numbers, not one of them."""
        return _ASIDE.search(self.text) is not None


@dataclass(frozen=True, slots=True)
class Line:
    """A data row: its members by field with a label each, and which of them the row is called by."""

    row: int
    members: tuple[tuple[str, str], ...]
    labels: tuple[Label, ...]
    called: int
    percent: bool = False
    parent: int | None = None
    whole: bool = False

    @property
    def leaf(self) -> Label:
        """The label that the row is called by."""
        return self.labels[self.called] if self.labels else _NOTHING

    @property
    def above(self) -> tuple[Label, ...]:
        """Its other labels: groups and periods."""
        return tuple(label for n, label in enumerate(self.labels) if n != self.called and label.text)

    @property
    def years(self) -> frozenset[int]:
        """All years that its labels name."""
        return frozenset().union(*(label.years for label in self.labels))

    def label_of(self, position: int) -> Label:
        """The label of one of its members."""
        return self.labels[position]


@dataclass(frozen=True, slots=True)
class Heading:
    """A measure as a column: its own label, the labels above it and the years it names."""

    field: Field
    leaf: Label
    above: tuple[Label, ...]
    years: frozenset[int]


_NOTHING = Label("", ())


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines, headings and values; `values[line][heading]` is None where a cell is empty."""

    table: Table
    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    values: tuple[tuple[Decimal | None, ...], ...]
    title: tuple[str, ...]
    abbreviations: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def at(self, line: int, heading: int) -> Decimal | None:
        """The value of a cell."""
        return self.values[line][heading]

    def labels_at(self, line: int, heading: int) -> tuple[Label, ...]:
        """All labels that a cell stands under: those of its row, then those of its column."""
        row, column = self.lines[line], self.headings[heading]
        return (row.leaf, *row.above, column.leaf, *column.above)

    def address(self, line: int) -> tuple[Filter, ...]:
        """The conditions that select one row; of a field that it leaves empty, those that leave out its like."""
        own = self.lines[line].members
        filters = []
        for position, (name, member) in enumerate(own):
            if member:
                filters.append(Filter(name, (member,)))
                continue
            like = [other.members for other in self.lines if _differ_only(other.members, own, position)]
            if excluded := tuple(dict.fromkeys(members[position][1] for members in like)):
                filters.append(Filter(name, excluded=excluded))
        return tuple(filters)

    def unit(self, heading: int) -> str:
        """The unit of a column."""
        return self.headings[heading].field.unit

    def percent(self, line: int, heading: int) -> bool:
        """Whether a cell is in percent for certain: its row or its column says so."""
        said = [label.text for label in self.lines[line].labels]
        if self.lines[line].percent:
            return True
        if _GROWTH.search(self.table.source.title):
            return self.percentlike(line, heading)
        stated = self.headings[heading].field.unit in ("percent", "points")
        return stated and not any(_AMOUNT.search(text) for text in said)

    def percentlike(self, line: int, heading: int) -> bool:
        """Whether a cell is in percent, or may be: without a unit, with decimals, in a column never beyond 100."""
        said = [label.text for label in self.lines[line].labels]
        if self.lines[line].percent:
            return True
        if any(_AMOUNT.search(text) for text in said) and not _GROWTH.search(self.table.source.title):
            return False
        return self._column_percentlike(heading)

    def beyond_percent(self, line: int, heading: int) -> bool:
        """Whether a cell can hardly be a percentage: beyond 100, and nothing says that it is one."""
        value = self.values[line][heading]
        return value is not None and abs(value) > 100 and not self.percent(line, heading)

    def aside(self, at: tuple[int, int]) -> bool:
        """Whether a cell is about the reliability of other numbers."""
        return any(label.aside for label in self.labels_at(*at))

    def _column_percentlike(self, heading: int) -> bool:
        field = self.headings[heading].field
        if field.unit or field.counted:
            return field.unit in ("percent", "points")
        cells = [row[heading] for row in self.values if row[heading] is not None]
        whole = all(value == value.to_integral_value() for value in cells if value is not None)
        return not whole and all(abs(value) <= 100 for value in cells if value is not None)


def is_grid(table: Table) -> bool:
    """Whether a table is answered cell by cell: without a description of its own, and small."""
    return table.inferred and 0 < table.rows * len(table.measures) <= LARGEST


def is_irregular(table: Table) -> bool:
    """Whether a table's layout is not that of a list: headings over headings, labels without one, a row of measures."""
    titles = [field.title for field in (*table.dimensions, *table.measures)]
    headed = any(" | " in title or title in UNTITLED for title in titles)
    alike = len(table.measures) > 2 and len({(m.unit, m.counted) for m in table.measures}) == 1
    return headed or (alike and len(table.dimensions) + len(table.with_role("time")) == 1)


def grid_of(table: Table, store: TableStore) -> Grid:
    """The grid of a table."""
    rows = tuple(store.rows(table.id))
    keys = _keys(table, rows)
    index = {field.name: position for position, field in enumerate(table.fields)}
    called = _called(table, keys)
    lines, values = [], []
    labels: dict[str, Label] = {}
    for number, row in enumerate(rows):
        members = tuple((field.name, row[index[field.name]]) for field in keys)
        own = tuple(labels.setdefault(member, _label(member)) for _, member in members)
        percent = any(_PERCENT.search(label.text) for label in own)
        lines.append(Line(number, members, own, called, percent))
        values.append(tuple(_number(row[index[m.name]]) for m in table.measures))
    about = " ".join((table.source.title, table.description, *(field.title for field in keys)))
    headings = tuple(map(_heading, table.measures))
    lines = with_parents(lines, values)
    written = " ".join((about, *labels, *(field.title for field in table.measures)))
    short = abbreviations_in(written)
    return Grid(table, tuple(lines), headings, tuple(values), label_tokens(about), short, words_in(written))


def with_parents(lines: list[Line], values: list[tuple[Decimal | None, ...]]) -> list[Line]:
    """Lines with the line each is a part of, where the numbers say so: a line is the sum of those that follow it."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for n, line in enumerate(lines):
        alike.setdefault((line.above, line.percent), []).append(n)
    parents: dict[int, int] = {}
    for run in alike.values():
        found = _parents_in([values[n] for n in run])
        parents.update({run[part]: run[whole] for part, whole in found.items()})
    wholes = set(parents.values())
    return [replace(line, parent=parents.get(n), whole=n in wholes) for n, line in enumerate(lines)]


def _parents_in(values: list[tuple[Decimal | None, ...]]) -> dict[int, int]:
    """The row that each row is a part of, among rows with the same labels above."""
    parents: dict[int, int] = {}
    ends = list(range(1, len(values) + 1))
    for start in range(len(values) - 1, -1, -1):
        if parts := _parts_after(start, values, ends):
            parents.update(dict.fromkeys(parts, start))
            ends[start] = ends[parts[-1]]
    return parents


def _parts_after(start: int, values: list[tuple[Decimal | None, ...]], ends: list[int]) -> tuple[int, ...]:
    """The rows after `start`, each with its own parts skipped, that add up to it in every column; else none."""
    own = values[start]
    if sum(1 for value in own if value) < 1:
        return ()
    sums = [Decimal()] * len(own)
    parts: list[int] = []
    at = start + 1
    while at < len(values) and len(parts) < _MOST_PARTS:
        sums = [total + (value or 0) for total, value in zip(sums, values[at], strict=True)]
        parts.append(at)
        if len(parts) > 1 and _adds_up(own, sums, len(parts)):
            return tuple(parts)
        at = ends[at]
    return ()


def _adds_up(own: tuple[Decimal | None, ...], sums: list[Decimal], parts: int) -> bool:
    pairs = [(value, total) for value, total in zip(own, sums, strict=True) if value is not None]
    close = [abs(value - total) <= max(abs(value) * _CLOSE, last_place(value) * parts / 2) for value, total in pairs]
    return all(close) and any(value for value, _ in pairs)


def last_place(value: Decimal) -> Decimal:
    """One in the last place of a number."""
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))


def years_in(text: str) -> frozenset[int]:
    """The years that a text names; of a period its two ends; not the year whose prices amounts are in."""
    text = _PRICES.sub(" ", text)
    found = {int(year) for year in _YEARS.findall(text)}
    found |= {int(start[:2] + end) for start, end in _SHORT_RANGE.findall(text)}
    return frozenset(found)


def _differ_only(one: tuple[tuple[str, str], ...], other: tuple[tuple[str, str], ...], position: int) -> bool:
    return one[position] != other[position] and all(
        mine[1] == theirs[1] or not theirs[1]
        for n, (mine, theirs) in enumerate(zip(one, other, strict=True))
        if n != position
    )


def _keys(table: Table, rows: Sequence[Sequence[str]]) -> list[Field]:
    """The fields that tell rows apart; a text after the first number is one where those before it do not suffice."""
    keys = [field for field in table.fields if field.role in ("dimension", "time")]
    before = [n for n, field in enumerate(table.fields) if field in keys and n < _first_measure(table)]
    if before and len({tuple(row[n] for n in before) for row in rows}) == len(rows):
        return [table.fields[n] for n in before]
    return keys


def _called(table: Table, keys: list[Field]) -> int:
    """The position of the dimension that rows are called by: the last before any number, else the time."""
    dimensions = [n for n, field in enumerate(keys) if field.role == "dimension"]
    before = [n for n in dimensions if table.fields.index(keys[n]) < _first_measure(table)]
    return (before or dimensions or [0])[-1]


def _first_measure(table: Table) -> int:
    return next((n for n, field in enumerate(table.fields) if field.role == "measure"), len(table.fields))


def _heading(field: Field) -> Heading:
    parts = [part for part in field.title.split(" | ") if part] or [field.name]
    return Heading(field, _label(parts[-1]), tuple(map(_label, parts[:-1])), years_in(field.title))


def _label(text: str) -> Label:
    bare = without_mark(text)
    main = label_tokens(_BRACKETS.sub(" ", text))
    return Label(text, label_tokens(text), label_tokens(bare) if bare else (), main, years_in(text), initials(text))


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
