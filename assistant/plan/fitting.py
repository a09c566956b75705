"""Whether a request that a language model made asks for what the question names. Plans nothing and computes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from assistant.places import members_of, place_named
from assistant.plan.reading import Reading, read_question
from assistant.types import Field, FigureRequest, Filter, Table

_ENDS = frozenset({"origin", "destination"})


@dataclass(frozen=True, slots=True)
class _About:
    """The places and years that a request is about without a filter: in its tables' titles, in its measures' names."""

    titled: Reading
    measured: Reading

    @property
    def places(self) -> set[str]:
        return {m.place.code for reading in (self.titled, self.measured) for m in reading.places}

    @property
    def years(self) -> set[int]:
        return _years(self.titled) | _years(self.measured)


def unfit(request: FigureRequest, reading: Reading, tables: Mapping[str, Table]) -> str:
    """Why a request is not what the question asks for; "" where it fits.

    It fits where it filters every place and year that the question names and no other, each in the question's
    direction. What a table's own title or a measure's own name says need not be filtered.
    """
    used = [tables[name] for name in _tables(request) if name in tables]
    about = _About(_read(table.source.title for table in used), _read(f.title for f in _measures(request, tables)))
    conditions = list(_conditions(request, tables))
    return (
        _unfit_places(conditions, reading, about)
        or _unfit_years([condition for _, condition in conditions], reading, about)
        or next((told for table, c in conditions if (told := _misdirected(table, c, reading))), "")
    )


def _read(titles: Iterable[str]) -> Reading:
    return read_question(" ; ".join(titles))


def _unfit_places(conditions: list[tuple[Table | None, Filter]], reading: Reading, about: _About) -> str:
    asked = {m.place.code: m.text for m in reading.places}
    filtered = {code: name for _, condition in conditions for code, name in _places(condition)}
    known = set(asked).union(*(members_of(code) for code in asked))
    for code, name in filtered.items():
        if code not in known:
            return f"The question does not name {name}."
    for code, name in asked.items():
        if code not in filtered.keys() | about.places:
            return f"The question names {name}, and the request does not filter it."
    return ""


def _unfit_years(conditions: list[Filter], reading: Reading, about: _About) -> str:
    asked = _years(reading)
    if not asked:
        return ""
    named = {year for condition in conditions for year in _filtered(condition)}
    until = reading.period.cumulative or reading.period.kind == "until"
    since = reading.period.kind == "since"
    if any(c.start is None and c.end is not None and not until for c in conditions):
        return "The question names where its period begins, and the request does not."
    if any(c.end is None and c.start is not None and not since for c in conditions):
        return "The question names where its period ends, and the request does not."
    low = -9999 if until else min(asked)
    high = 9999 if since else max(asked)
    if missing := asked - named - about.years:
        return f"The question names {min(missing)}, and the request does not filter it."
    if foreign := [year for year in named - about.years if not low <= year <= high]:
        return f"The question does not name {min(foreign)}."
    return ""


def _misdirected(table: Table | None, condition: Filter, reading: Reading) -> str:
    """Why a place that the question has people come from is filtered as one they go to, or the reverse."""
    field = table.field_named(condition.dimension) if table else None
    if field is None or field.direction not in _ENDS:
        return ""
    for code, name in _places(condition):
        roles = {m.role for m in reading.places if m.place.code == code or code in members_of(m.place.code)}
        if roles & _ENDS and field.direction not in roles and "neutral" not in roles:
            return f"The question does not have {name} as the {field.direction}."
    return ""


def _conditions(request: FigureRequest, tables: Mapping[str, Table]) -> Iterator[tuple[Table | None, Filter]]:
    for condition in request.where:
        yield tables.get(request.table or ""), condition
    for operand in request.operands:
        yield from _conditions(operand, tables)


def _places(condition: Filter) -> list[tuple[str, str]]:
    """The codes and names of the places that a filter names."""
    found = ((place_named(member), member) for member in condition.members if not _is_year(member))
    return [(place.code, member) for place, member in found if place]


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


def _measures(request: FigureRequest, tables: Mapping[str, Table]) -> list[Field]:
    table = tables.get(request.table or "")
    own = table.field_named(request.measure) if table and request.measure else None
    return ([own] if own else []) + [field for operand in request.operands for field in _measures(operand, tables)]
