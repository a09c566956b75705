"""The operations sum, mean, weighted mean and median: many cells to one value. Ranks nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute.disjoint import axis_of_parts, require_one_whole
from assistant.compute.guard import (
    is_additive,
    mean_caveat,
    over_periods,
    refuse_foreign_weight,
    refuse_ordinal,
    refuse_totals_with_parts,
)
from assistant.compute.many import is_many, periods_told, reduced
from assistant.compute.numbers import add, divide, equals, median_of, number, terms, weighted_mean_of
from assistant.compute.result import Part, Result
from assistant.compute.rows import Row
from assistant.compute.scope import Scope
from assistant.compute.settling import Rules
from assistant.compute.wording import label_of, lower_first
from assistant.compute.work import Work, chosen_members, coverage, refuse_repeats, require_members
from assistant.errors import NoData, NotMeaningful
from assistant.types import Field, FigureRequest, MemberValue

Reduce = Callable[[Sequence[Row]], tuple[Decimal, str]]


def total(request: FigureRequest, work: Work) -> Result:
    """The sum of the values, totals excluded unless one is asked for alone; shares only as parts of one whole."""
    scope = work.scope(request)
    refuse_totals_with_parts(scope)
    if is_additive(scope.measure):
        scope = work.settle(scope, Rules("add", _by(scope)))
    else:
        axis = axis_of_parts(scope)
        scope = work.settle(scope, Rules("refuse", (axis.name,)))
        scope = scope.but(require_one_whole(scope, axis, work.query))
    summed, cells, sql = work.query.total(scope)
    if is_many(cells):
        return _many(scope, work, "Sum of", periods_told(scope, work, summed=True))
    result = _reduced(scope, work, "Sum of", _sum)
    if scope.by is None and result.value != summed:
        raise NotMeaningful(
            f"The sum of {scope.measure.title} is beyond what can be added exactly.", "Use fewer cells."
        )
    return replace(result, sql=(sql, *result.sql), caveats=(*result.caveats, *_over_periods(result, scope)))


def mean(request: FigureRequest, work: Work) -> Result:
    """The unweighted mean of the values."""
    scope = _settled(request, work)
    _, cells, sql = work.query.total(scope)
    if is_many(cells):
        return _many(scope, work, "Mean of")
    rows = work.query.rows(scope).rows
    told = mean_caveat(scope.measure, rows, scope.time) if scope.by is None else ""
    for group in _groups(scope, rows).values() if scope.by else ():
        told = told or mean_caveat(scope.measure, group, scope.time)
    result = _reduced(scope.but(told), work, "Mean of", _mean)
    return replace(result, sql=(sql, *result.sql))


def median(request: FigureRequest, work: Work) -> Result:
    """The middle value."""
    refuse_ordinal(work.scope(request).measure, "The median of")
    scope = _settled(request, work)
    told = "" if is_additive(scope.measure) else "Each value counts once, whatever the size of its base."
    if scope.by is None and is_many(work.query.total(scope)[1]):
        return reduced(scope.but(told), work, "Median of")
    return _reduced(scope.but(told), work, "Median of", _median)


def _many(scope: Scope, work: Work, name: str, told: str = "") -> Result:
    """The value of many cells; a mean of rates of several members needs weights, as of few."""
    if name == "Mean of":
        told = mean_caveat(scope.measure, work.query.proof(scope).rows, scope.time)
    return reduced(scope.but(told), work, name)


def weighted_mean(request: FigureRequest, work: Work) -> Result:
    """The mean of the values weighted by another measure of the same rows.

    Raises:
        NotMeaningful: the measure has no weight.
    """
    scope = work.scope(request)
    weight = scope.weight or scope.table.field_named(scope.measure.weight or "")
    asked = scope.weight is not None and not scope.table.inferred
    if weight is None or (scope.measure.aggregation == "none" and asked):
        raise NotMeaningful(
            f"{scope.measure.title} of {scope.table.id} has no weight that would make a mean of it.",
            "Use lookup, or mean over the years of one series.",
        )
    refuse_foreign_weight(scope.measure, weight)
    declared = scope.measure.weight
    scope = replace(scope, weight=weight)
    if weight.name != declared:
        scope = scope.but(f"Weighted by {weight.title}, as the request says; the table does not declare this weight.")
    refuse_totals_with_parts(scope)
    scope = work.settle(scope, Rules("run", _by(scope), "all"))
    return _reduced(_one_period(scope, work), work, "Weighted mean of", _weighted)


def _settled(request: FigureRequest, work: Work) -> Scope:
    scope = work.scope(request)
    refuse_totals_with_parts(scope)
    return _one_period(work.settle(scope, Rules("run", _by(scope), "all")), work)


def _one_period(scope: Scope, work: Work) -> Scope:
    """Where several members are taken and no period is named, the latest one; one series keeps all its periods."""
    time = scope.time
    if time is None or time.name in scope.choices or scope.by == time:
        return scope
    return scope if work.query.one_series(scope) else work.settle(scope, Rules("run", _by(scope), "latest"))


def _by(scope: Scope) -> tuple[str, ...]:
    return (scope.by.name,) if scope.by else ()


def _reduced(scope: Scope, work: Work, name: str, reduce: Reduce) -> Result:
    fetched = work.query.rows(scope)
    rows = fetched.rows if scope.weight is None else _with_weights(scope, fetched.rows)
    refuse_repeats(scope, rows)
    require_members(scope, rows)
    unweighted = len(fetched.rows) - len(rows)
    told = f"{unweighted} of {len(fetched.rows)} values have no weight and are left out." if unweighted else ""
    grouped = [(chosen_members(scope, group), *reduce(group)) for group in _groups(scope, rows).values()]
    alone = grouped[0] if scope.by is None else None
    return Result(
        request=scope.resolved(),
        value=alone[1] if alone else None,
        unit=scope.measure.unit,
        label=label_of(scope, rows, f"{name} {lower_first(scope.measure.title)}"),
        formula="; ".join(formula for _, _, formula in grouped[:8]),
        parts=(Part(scope.table, scope.measure, rows, weight=scope.weight),),
        sql=(fetched.sql,),
        values=() if alone else tuple(MemberValue(members, value) for members, value, _ in grouped),
        caveats=(*scope.caveats, told, *coverage(scope, rows)),
    )


def _with_weights(scope: Scope, rows: Sequence[Row]) -> tuple[Row, ...]:
    weighted = tuple(row for row in rows if row.weight is not None)
    if not weighted or not add([row.weight or Decimal(0) for row in weighted]):
        assert scope.weight is not None
        raise NoData(
            f"{scope.table.id} has no weights ({scope.weight.title}) for these cells.", "Use lookup or series."
        )
    if any(row.weight is not None and row.weight < 0 for row in weighted):
        raise NotMeaningful(f"A weight of {scope.measure.title} is negative.", "Use another weight.")
    return weighted


def _groups(scope: Scope, rows: Sequence[Row]) -> dict[str, list[Row]]:
    by: Field | None = scope.by
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.members.get(by.name, "") if by else "", []).append(row)
    return groups


def _sum(rows: Sequence[Row]) -> tuple[Decimal, str]:
    values = [row.value for row in rows]
    value = add(values)
    return value, equals(terms(values), value)


def _mean(rows: Sequence[Row]) -> tuple[Decimal, str]:
    values = [row.value for row in rows]
    value = divide(add(values), Decimal(len(values)))
    return value, equals(f"({terms(values)}) / {len(values)}", value)


def _median(rows: Sequence[Row]) -> tuple[Decimal, str]:
    values = sorted(row.value for row in rows)
    value = median_of(values)
    return value, equals(f"median of {terms(values, '; ')}", value)


def _weighted(rows: Sequence[Row]) -> tuple[Decimal, str]:
    values = [row.value for row in rows]
    weights = [row.weight or Decimal(0) for row in rows]
    value = weighted_mean_of(values, weights)
    pairs = [f"{number(v)} × {number(w)}" for v, w in list(zip(values, weights, strict=True))[:8]]
    more = f" + … ({len(values)} values)" if len(values) > 8 else ""
    return value, equals(f"({' + '.join(pairs)}{more}) / {number(add(weights))}", value)


def _over_periods(result: Result, scope: Scope) -> tuple[str, ...]:
    time = scope.time
    periods = {row.members[time.name] for part in result.parts for row in part.rows} if time else set()
    return () if scope.by == time else (over_periods(scope.measure, periods),)
