"""The operations top and bottom over a change: the members of `by` whose values changed most. Ranks no plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compute.groups import Group, Groups, by_member
from assistant.compute.guard import require_magnitudes
from assistant.compute.numbers import MINUS, change_in_percent, number, subtract
from assistant.compute.operands import refuse_own_table
from assistant.compute.periods import in_order
from assistant.compute.result import Part, Result
from assistant.compute.rows import Row
from assistant.compute.scope import Scope
from assistant.compute.wording import label_of, lower_first
from assistant.compute.work import Work
from assistant.errors import FigureError, NoData, NotMeaningful
from assistant.types import Field, FigureRequest, Filter, MemberValue

DEFAULT_LIMIT = 5
_CHANGES = ("difference", "percent_change")
_OF_DIFFERENCES = {"percent": "points"}


@dataclass(frozen=True, slots=True)
class _Change:
    """A member with its value in the first and in the last period, and how much that changed."""

    member: str
    first: Group
    last: Group
    value: Decimal


def changed(request: FigureRequest, work: Work, descending: bool) -> Result:
    """The n members of `by` with the largest (or smallest) change from the first period to the last.

    The one operand says which change, of which measure and between which periods; it has no member of `by`.

    Raises:
        FigureError: the operand is no change between two periods. NoData: no member has both values.
        NotMeaningful: the measure is a rank.
    """
    refuse_own_table(request)
    inner = request.operands[0]
    ends = _ends(inner, work)
    first, last = (_at(request, inner, period, work) for period in ends)
    scope, by = first.scope, first.by
    if scope.measure.unit in ("rank", "year"):
        raise NotMeaningful("Ranking by the change of a rank means nothing here.", "Use difference for one member.")
    relative = inner.operation == "percent_change"
    if relative:
        require_magnitudes((scope.measure.unit,), "A percent change of")
    changes, told = _changes(first, last, relative)
    ordered = sorted(changes, key=lambda c: c.value, reverse=descending)
    limit = request.limit or DEFAULT_LIMIT
    cut = ordered[min(limit, len(ordered)) - 1].value
    shown = [c for place, c in enumerate(ordered) if place < limit or c.value == cut]
    word = "highest" if descending else "lowest"
    kind = "Percent change in" if relative else "Change in"
    rows = _rows(changes)
    own = _rows(shown)
    after = f"{'top' if descending else 'bottom'} {min(limit, len(ordered))} of {len(ordered)} members of {by.title}"
    unit = "percent" if relative else _OF_DIFFERENCES.get(scope.measure.unit, scope.measure.unit)
    return Result(
        request=replace(request, limit=limit, operands=(_resolved(inner, scope),)),
        value=shown[0].value if len(shown) == 1 else None,
        unit=unit,
        values_unit=unit,
        label=label_of(scope, own, f"{kind} {lower_first(scope.measure.title)}", after, leave=(by.name,)),
        formula=f"the {word} of {len(ordered)}: " + "; ".join(_formula(c, relative) for c in shown),
        parts=(Part(scope.table, scope.measure, rows, own, by=by.name),),
        sql=tuple(dict.fromkeys((*first.sql, *last.sql))),
        values=tuple(MemberValue(((by.name, c.member),), c.value) for c in shown),
        caveats=(
            *scope.caveats,
            f"The change is taken from {ends[0]} to {ends[1]}.",
            f"The {word} {len(shown)} among {len(ordered)} members of {by.title} with data in both periods.",
            told,
        ),
    )


def _ends(inner: FigureRequest, work: Work) -> tuple[str, str]:
    """The two periods of a change, the earlier first."""
    if inner.operation not in _CHANGES or inner.operands or inner.by:
        raise FigureError(
            "Members are ordered by one difference or percent change of a table.",
            "Give one operand: a difference with a table, a measure and two periods.",
        )
    scope = work.scope(replace(inner, operation="lookup"))
    time = scope.time
    condition = next((f for f in inner.where if time and f.dimension == time.name), None)
    named = tuple(condition.members) if condition else ()
    if condition and condition.start is not None and condition.end is not None:
        named = (str(condition.start), str(condition.end))
    if len(named) != 2:
        raise FigureError("A change needs a first and a last period.", "Give `from` and `to`, or two periods.")
    first, last = in_order(named)
    return first, last


def _at(request: FigureRequest, inner: FigureRequest, period: str, work: Work) -> Groups:
    """The members of `by` with their values in one period."""
    time = work.scope(replace(inner, operation="lookup")).time
    assert time is not None
    where = (*(f for f in inner.where if f.dimension != time.name), Filter(time.name, (period,)))
    scope = work.scope(replace(inner, operation="top", where=where, by=request.by))
    assert scope.by is not None
    return by_member(scope, scope.by, work, True)


def _changes(first: Groups, last: Groups, relative: bool) -> tuple[list[_Change], str]:
    """The change of every member that has both values, and what to say of those left out."""
    before = {group.member: group for group in first.groups}
    both = [(before[group.member], group) for group in last.groups if group.member in before]
    fit = [(a, b) for a, b in both if not relative or a.value > 0]
    if not fit:
        raise NoData("No member has a value in both periods.", "Name other periods.")
    changes = [
        _Change(a.member, a, b, change_in_percent(b.value, a.value) if relative else subtract(b.value, a.value))
        for a, b in fit
    ]
    left = len(both) - len(fit)
    return changes, f"Without {left} members that begin at 0: they have no percent change." if left else ""


def _rows(changes: Sequence[_Change]) -> tuple[Row, ...]:
    return tuple(row for c in changes for row in (*c.first.rows, *c.last.rows))


def _resolved(inner: FigureRequest, scope: Scope) -> FigureRequest:
    """The operand with what was settled for the dimensions it left open."""
    time: Field | None = scope.time
    settled = tuple(f for f in scope.resolved().where if time is None or f.dimension != time.name)
    return replace(inner, where=(*settled, *(f for f in inner.where if time and f.dimension == time.name)))


def _formula(change: _Change, relative: bool) -> str:
    first, last = number(change.first.value), number(change.last.value)
    if relative:
        return f"{change.member}: ({last} {MINUS} {first}) / {first} × 100 = {number(change.value)}"
    return f"{change.member}: {last} {MINUS} {first} = {number(change.value)}"
