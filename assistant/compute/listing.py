"""The operations lookup and series: values as stored. Combines nothing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compute.catalogue import some
from assistant.compute.numbers import number
from assistant.compute.result import Part, Result
from assistant.compute.rows import Row
from assistant.compute.scope import Scope
from assistant.compute.settling import Rules
from assistant.compute.wording import label_of
from assistant.compute.work import Work, absent_members, arranged, coverage, named, repeats
from assistant.types import FigureRequest, MemberValue


def lookup(request: FigureRequest, work: Work) -> Result:
    """The value of one combination of members and period, or the values of several that are named."""
    scope = work.scope(request)
    free = (scope.by.name,) if scope.by else ()
    return _listed(work.settle(scope, Rules("refuse", free, totals=True)), work)


def series(request: FigureRequest, work: Work) -> Result:
    """The values over time."""
    scope = work.scope(request)
    free = (scope.by.name,) if scope.by else ()
    return _listed(work.settle(scope, Rules("refuse", free, "all", totals=True)), work)


def _listed(scope: Scope, work: Work) -> Result:
    fetched = work.query.rows(scope)
    rows = arranged(scope, fetched.rows)
    alone = rows[0] if len(rows) == 1 else None
    return Result(
        request=scope.resolved(),
        value=alone.value if alone else None,
        unit=scope.measure.unit,
        label=label_of(scope, rows),
        formula=_formula(rows),
        parts=(Part(scope.table, scope.measure, rows),),
        sql=(fetched.sql,),
        values=tuple(MemberValue(_members(row), row.value) for row in rows),
        caveats=(*scope.caveats, *coverage(scope, rows), *_told(scope, rows)),
    )


def _members(row: Row) -> tuple[tuple[str, str], ...]:
    return tuple((name, member) for name, member in row.members.items() if member)


def _formula(rows: Sequence[Row]) -> str:
    if len(rows) == 1:
        return f"the cell {number(rows[0].value)}"
    shown = "; ".join(f"{named(row)}: {number(row.value)}" for row in rows[:8])
    return f"the cells {shown}" + (f"; and {len(rows) - 8} more" if len(rows) > 8 else "")


def _told(scope: Scope, rows: Sequence[Row]) -> tuple[str, ...]:
    told = []
    if absent := absent_members(scope, rows):
        told.append(f"No data for {some(absent)}.")
    if same := repeats(rows):
        told.append(f"The table has {len(same)} values for {named(same[0])}: the rows differ in what is said of them.")
    return tuple(told)
