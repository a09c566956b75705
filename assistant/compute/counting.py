"""The operation count: how many members have a value that satisfies a condition. Adds no values."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.groups import by_member
from assistant.compute.result import Part, Result
from assistant.compute.rows import satisfies
from assistant.compute.scope import Scope
from assistant.compute.wording import condition_phrase, label_of, lower_first
from assistant.compute.work import Work, coverage, require_by
from assistant.errors import FigureError
from assistant.types import Field, FigureRequest, MemberValue

_LARGEST = Decimal(10) ** 25
_COUNTRY = re.compile(r"(?:country|economy)\b", re.IGNORECASE)


def count(request: FigureRequest, work: Work) -> Result:
    """How many members of `by` (or of the only open dimension) satisfy the condition, of those with data."""
    _check_condition(request)
    scope = work.scope(request)
    time = scope.time
    over_time = time is not None and scope.by is None and len(scope.choice(time.name).members) > 1
    by = time if over_time and time else require_by(scope)
    groups = by_member(scope, by, work, descending=True)
    met = [g for g in groups.groups if satisfies(g.value, request.condition)]
    sql = groups.sql
    if groups.single:
        counted, ran = work.query.counted(groups.scope, request.condition)
        assert counted == len(met)
        sql = (ran, *sql)
    rows = groups.rows
    told = condition_phrase(request.condition, scope.measure.unit)
    about = lower_first(scope.measure.title)
    title = f"Number of {_members_of(by)} with {_having(scope.measure, told)}"
    return Result(
        request=groups.scope.resolved(),
        value=Decimal(len(met)),
        unit="count",
        label=label_of(groups.scope, rows, title, leave=(by.name,)),
        formula=f"{len(met)} of {len(groups.groups)} members of {by.title}: {about} {told or 'with data'}",
        parts=(Part(scope.table, scope.measure, rows),),
        sql=sql,
        values=tuple(MemberValue(g.members, g.value) for g in met),
        caveats=(
            *groups.scope.caveats,
            f"{len(met)} among {len(groups.groups)} with data" + (f": {some(g.member for g in met)}." if met else "."),
            *(groups.told or coverage(_without(groups.scope, by.name), rows)),
        ),
    )


def _members_of(by: Field) -> str:
    """The members of a dimension in the plural: "years", "countries", else "members of ..."."""
    if by.role == "time" and by.kind in ("", "year"):
        return "years"
    return "countries" if by.kind == "place" and _COUNTRY.match(by.title) else f"members of {by.title}"


def _having(measure: Field, told: str) -> str:
    """What the members counted have, as "more than 5,000 AI articles" or "a stay rate of more than 80 percent"."""
    about = lower_first(measure.title)
    if not told:
        return f"a value of {about}"
    if measure.unit == "count":
        return f"{told} {about.removeprefix('number of ').split(' by ')[0]}"
    return f"{about} of {told}"


def _check_condition(request: FigureRequest) -> None:
    if request.condition and not (request.condition.value.is_finite() and abs(request.condition.value) < _LARGEST):
        raise FigureError("The condition's value is no number that cells can have.", "Give a number below 10^25.")


def _without(scope: Scope, name: str) -> Scope:
    return Scope(
        scope.request, scope.table, scope.measure, {k: v for k, v in scope.choices.items() if k != name}, scope.by
    )
