"""Whether a request that a language model made asks for what the question names. Plans nothing and computes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.places import members_of, place_named
from assistant.plan.reading import Reading, read_question
from assistant.types import FigureRequest, Filter, Table

_ENDS = frozenset({"origin", "destination"})


def fits(request: FigureRequest, reading: Reading, tables: Mapping[str, Table]) -> bool:
    """Whether it filters every place and year that the question names and no other, each in the question's direction.

    What a table's own title names need not be filtered.
    """
    used = [tables[name] for name in _tables(request) if name in tables]
    about = read_question(" ; ".join(table.source.title for table in used))
    conditions = list(_conditions(request, tables))
    return (
        _places_fit(conditions, reading, {m.place.code for m in about.places})
        and _years_fit([condition for _, condition in conditions], reading, _years(about))
        and all(_directed(table, condition, reading) for table, condition in conditions)
    )


def _places_fit(conditions: list[tuple[Table | None, Filter]], reading: Reading, about: set[str]) -> bool:
    asked = {m.place.code for m in reading.places}
    places = {code for _, condition in conditions for code in _places(condition)}
    return places <= asked.union(*(members_of(code) for code in asked)) and asked <= places | about


def _years_fit(conditions: list[Filter], reading: Reading, about: set[int]) -> bool:
    asked = _years(reading)
    if not asked:
        return True
    named = {year for condition in conditions for year in _filtered(condition)}
    until = reading.period.cumulative or reading.period.kind == "until"
    since = reading.period.kind == "since"
    if any(c.start is None and c.end is not None and not until for c in conditions):
        return False
    if any(c.end is None and c.start is not None and not since for c in conditions):
        return False
    low = -9999 if until else min(asked)
    high = 9999 if since else max(asked)
    return asked <= named | about and all(low <= year <= high for year in named - about)


def _directed(table: Table | None, condition: Filter, reading: Reading) -> bool:
    """Whether no place that the question has people come from is filtered as one they go to, or the reverse."""
    field = table.field_named(condition.dimension) if table else None
    if field is None or field.direction not in _ENDS:
        return True
    for code in _places(condition):
        roles = {m.role for m in reading.places if m.place.code == code or code in members_of(m.place.code)}
        if roles & _ENDS and field.direction not in roles and "neutral" not in roles:
            return False
    return True


def _conditions(request: FigureRequest, tables: Mapping[str, Table]) -> Iterator[tuple[Table | None, Filter]]:
    for condition in request.where:
        yield tables.get(request.table or ""), condition
    for operand in request.operands:
        yield from _conditions(operand, tables)


def _places(condition: Filter) -> set[str]:
    found = (place_named(member) for member in condition.members if not _is_year(member))
    return {place.code for place in found if place}


def _filtered(condition: Filter) -> set[int]:
    years = {int(member) for member in condition.members if _is_year(member)}
    return years | {year for year in (condition.start, condition.end) if year is not None}


def _years(reading: Reading) -> set[int]:
    period = reading.period
    return set(period.years) | {year for year in (period.start, period.end) if year is not None}


def _is_year(member: str) -> bool:
    return member.isdigit() and len(member) == 4


def _tables(request: FigureRequest) -> list[str]:
    own = [request.table] if request.table else []
    return own + [table for operand in request.operands for table in _tables(operand)]
