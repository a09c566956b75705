"""Holds what a descriptor says of a table against the table's cells. Mends nothing, and checks no types of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import assistant.quantities as quantities
from assistant.ingest.about import BreakAbout, FieldAbout
from assistant.ingest.complaint import Complaint, nearest, quoted
from assistant.types import Role

UNITS_FILE = "assistant/quantities/units.py"
_RATES = frozenset({"percent", "points", "ratio", "index", "rank", "year", "date"})
_MOST_PAIRS = 3


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what the descriptor says of it; `cells` are as stored, in the order of the rows."""

    name: str
    role: Role
    about: FieldAbout
    cells: tuple[str, ...]

    @property
    def members(self) -> tuple[str, ...]:
        """The different cells that are not empty, in the order of the rows."""
        return tuple(dict.fromkeys(cell for cell in self.cells if cell))


def complaints(columns: Sequence[Column], breaks: Iterable[BreakAbout]) -> tuple[Complaint, ...]:
    """All that is wrong with the description of a table, field by field."""
    return (
        *(said for column in columns for said in of_column(column, columns)),
        *(said for item in breaks for said in _of_break(item, columns)),
        *_repeated_keys(columns),
    )


def of_column(column: Column, columns: Sequence[Column]) -> Iterator[Complaint]:
    """What is wrong with the description of one field among those of its table."""
    yield from _references(column, columns)
    yield from _unit(column)
    yield from _aggregation(column)
    if column.role in ("dimension", "time"):
        yield from _totals(column)
        yield from _members(column)


def _references(column: Column, columns: Sequence[Column]) -> Iterator[Complaint]:
    names = [other.name for other in columns]
    measures = [other.name for other in columns if other.role == "measure" and other is not column]
    code, weight = column.about.code, column.about.weight
    if code is not None and code not in names:
        said = f"the field {column.name} names {quoted(code)} as its code, which is not a field"
        yield Complaint(said, nearest(code, names, "Fields"))
    if weight is not None and weight not in measures:
        what = "another measure" if weight in names else "a field"
        said = f"the field {column.name} names {quoted(weight)} as its weight, which is not {what}"
        yield Complaint(said, nearest(weight, measures, "Measures"))


def _unit(column: Column) -> Iterator[Complaint]:
    unit = column.about.unit
    if not unit or unit in quantities.UNITS:
        return
    meant = quantities.normalise_unit(unit)
    extend = f"A new unit is one line in UNITS of {UNITS_FILE}."
    fix = f"Write {meant!r}." if meant else f"{nearest(unit, quantities.UNITS, 'Units')} {extend}"
    yield Complaint(f"the unit {quoted(unit)} of the field {column.name} is not known", fix)


def _aggregation(column: Column) -> Iterator[Complaint]:
    about = column.about
    if about.aggregation == "sum" and (about.unit in _RATES or about.unit.startswith("per_")):
        of = f" of {about.base}" if about.base else ""
        yield Complaint(
            f"the field {column.name} is in {about.unit.replace('_', ' ')}{of} and has the aggregation 'sum', "
            "but shares and rates do not add up",
            "Write 'none', or 'weighted_mean' with the field that is the weight.",
        )
    if about.aggregation == "weighted_mean" and about.weight is None:
        yield Complaint(
            f"the field {column.name} has the aggregation 'weighted_mean' but no weight",
            "Name the measure that is the weight, or write 'none'.",
        )


def _totals(column: Column) -> Iterator[Complaint]:
    totals = column.about.totals
    if len(set(totals)) > 1:
        yield Complaint(
            f"the field {column.name} has {len(set(totals))} totals ({', '.join(dict.fromkeys(totals))}), "
            "so it is open which is the whole",
            "Leave the one that holds all others in 'totals' and put those that hold some of them in 'groups'.",
        )


def _members(column: Column) -> Iterator[Complaint]:
    about, members = column.about, column.members
    named = (
        *(("total", name) for name in about.totals),
        *(("group", name) for name in about.groups),
        *(("default", name) for name in (about.default,) if name is not None),
        *(("member with other names", name) for name in about.member_aliases),
    )
    for word, name in named:
        if name not in members:
            yield _no_member(f"the field {column.name} names {quoted(name)} as its {word}", name, members)


def _no_member(said: str, name: str, members: Sequence[str]) -> Complaint:
    return Complaint(f"{said}, which no row has", nearest(name, members, "Members"))


def _of_break(item: BreakAbout, columns: Sequence[Column]) -> Iterator[Complaint]:
    known = {column.name: column for column in columns}
    for name in (item.field, *item.where):
        if name not in known:
            yield Complaint(f"a break names {quoted(name)}, which is not a field", nearest(name, known, "Fields"))
    for name, wanted in item.where.items():
        for member in wanted:
            if name in known and member not in known[name].members:
                yield _no_member(f"a break names {quoted(member)} of the field {name}", member, known[name].members)


def _repeated_keys(columns: Sequence[Column]) -> Iterator[Complaint]:
    """Rows that no dimension and no time tells apart, so that a cell could not be found."""
    axes = [column for column in columns if column.role in ("dimension", "time")]
    if not axes or not any(column.role == "measure" for column in columns):
        return
    first: dict[tuple[str, ...], int] = {}
    pairs = []
    for number, key in enumerate(zip(*(column.cells for column in axes), strict=True), start=2):
        if key in first:
            pairs.append(f"{first[key]} and {number} ({', '.join(key)})")
        first.setdefault(key, number)
    if pairs:
        more = f", and {len(pairs) - _MOST_PAIRS} more" if len(pairs) > _MOST_PAIRS else ""
        yield Complaint(
            f"rows {'; '.join(pairs[:_MOST_PAIRS])}{more} have the same {', '.join(column.name for column in axes)}",
            "Remove one of them, or give the field that tells them apart the role 'dimension'.",
        )
