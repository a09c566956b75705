"""The two values that a difference, ratio or comparison is made of: two operands, two periods or two members."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compute.catalogue import Match, some
from assistant.compute.guard import allowed, is_additive, over_periods, refuse_mixed
from assistant.compute.naming import distinct_names, with_title
from assistant.compute.numbers import add
from assistant.compute.operands import one_value, refuse_own_table
from assistant.compute.periods import in_order, span_of
from assistant.compute.result import Part, Result, shared_members
from assistant.compute.rows import Row
from assistant.compute.scope import Choice, Scope
from assistant.compute.settling import Rules
from assistant.compute.wording import label_of, lower_first
from assistant.compute.work import Work, chosen_members, coverage, refuse_repeats, require_members
from assistant.errors import FigureError, NoData, NotMeaningful
from assistant.types import Field, FigureRequest, MemberValue

_MATERIAL = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two values, what it is called, and the rows it comes from."""

    value: Decimal
    unit: str
    name: str
    parts: tuple[Part, ...]
    sql: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the value speaks of."""
        return tuple(row for part in self.parts for row in part.told)


@dataclass(frozen=True, slots=True)
class Pair:
    """The first value (the later, the minuend, the numerator) and the second; `lead` begins the label."""

    first: Side
    second: Side
    request: FigureRequest
    lead: str
    over_time: bool = False
    caveats: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[MemberValue, ...]:
        """Both values; those of two periods from early to late."""
        sides = (self.second, self.first) if self.over_time else (self.first, self.second)
        return tuple(MemberValue(side.members, side.value) for side in sides)

    def result(self, value: Decimal, unit: str, label: str, formula: str, *told: str, display: str = "") -> Result:
        """The result of an operation on the two."""
        return Result(
            request=self.request,
            value=value,
            unit=unit,
            label=label,
            formula=formula,
            parts=self.first.parts + self.second.parts,
            sql=self.first.sql + self.second.sql,
            values=self.values,
            caveats=(*told, *self.caveats, *self.first.caveats, *self.second.caveats),
            display=display,
        )


def pair_of(request: FigureRequest, work: Work, doing: str) -> Pair:
    """The two values of a request.

    Raises:
        FigureError: there are not exactly two. NotMeaningful: their units differ. NoData: one has no value.
    """
    pair = _of_operands(request, work) if request.operands else _of_table(request, work)
    refuse_mixed(pair.first.unit, pair.second.unit, doing)
    return pair


def _of_operands(request: FigureRequest, work: Work) -> Pair:
    if len(request.operands) != 2:
        raise FigureError(
            f"A {request.operation} takes two operands, and the request has {len(request.operands)}.",
            "Give two figure requests as `operands`.",
        )
    refuse_own_table(request)
    results = [work.compute(operand) for operand in request.operands]
    first, second = (_side(result) for result in results)
    lead, names = _names_of(results)
    sides = [replace(side, name=name) for side, name in zip((first, second), names, strict=True)]
    resolved = replace(request, operands=tuple(result.request for result in results))
    return Pair(sides[0], sides[1], resolved, lead)


def _side(result: Result) -> Side:
    value = one_value(result)
    rows = [row for part in result.parts for row in part.told]
    members = shared_members(rows) if result.parts else ()
    return Side(value, result.unit, result.label, result.parts, result.sql, members, result.caveats)


def _names_of(results: Sequence[Result]) -> tuple[str, tuple[str, str]]:
    """What the two operands share, and what tells each apart; nothing is shared unless both look up one measure."""
    one, other = results
    alike = (
        {r.request.operation for r in results} == {"lookup"}
        and one.request.table == other.request.table
        and one.request.measure == other.request.measure
    )
    if one.parts[0].table.inferred:
        lead, names = distinct_names(results)
        return lead, (names[0], names[1])
    if not alike:
        return "", (one.label, lower_first(other.label))
    part = one.parts[0]
    mine, theirs = one.parts[0].rows[0].members, other.parts[0].rows[0].members
    chosen = {w.dimension for w in one.request.where} | {w.dimension for w in other.request.where}
    axes = [f for f in (*part.table.dimensions, *part.table.with_role("time")) if f.name in chosen]
    common = [with_title(f, mine[f.name]) for f in axes if mine[f.name] and mine[f.name] == theirs[f.name]]
    differ = [f.name for f in axes if mine[f.name] != theirs[f.name]]
    names = (", ".join(mine[n] for n in differ), ", ".join(theirs[n] for n in differ))
    return ", ".join([part.measure.title, *common]), names


def _of_table(request: FigureRequest, work: Work) -> Pair:
    scope = work.scope(request)
    by = _compared(scope)
    if by is None:
        raise FigureError(
            f"A {request.operation} needs two values, and the request names one.",
            "Give `from` and `to`, two members of `by`, or two `operands`.",
        )
    over_time = by == scope.time
    scope = replace(scope, by=by)
    scope = work.settle(scope, Rules("add", (by.name,), "all" if over_time else "latest", totals=True))
    later, earlier = _periods(scope, work) if over_time else _members(scope, by)
    first, second = (_value_of(scope, by, match, work) for match in (later, earlier))
    rows = first.rows + second.rows
    lead = label_of(scope, rows, leave=(by.name,))
    if over_time:
        scope = scope.only(by.name, *earlier.members, *later.members)
    told = _unlike(first, second, by, scope)
    return Pair(first, second, scope.resolved(), lead, over_time, (*scope.caveats, *told))


def _compared(scope: Scope) -> Field | None:
    """The field whose two members are set against each other: `by`, a field with two members, or the time."""
    time = scope.time
    if scope.by:
        return scope.by
    timed = scope.choices.get(time.name) if time else None
    if timed and (timed.ranged or len(timed.members) > 1):
        return time
    several = [f for f in scope.table.dimensions if len(scope.choice(f.name).matches) == 2]
    if len(several) == 1:
        return several[0]
    return time if timed is None else None


def _members(scope: Scope, by: Field) -> tuple[Match, Match]:
    matches = scope.choice(by.name).matches
    if len(matches) != 2:
        raise FigureError(
            f"A {scope.request.operation} by {by.name} needs exactly two of its members, not {len(matches)}.",
            "Name two members, the first listed being the one the other is taken from.",
        )
    return matches[0], matches[1]


def _periods(scope: Scope, work: Work) -> tuple[Match, Match]:
    """The last and the first period chosen."""
    time = scope.time
    assert time is not None
    choice = scope.choice(time.name)
    periods = in_order(period for (period,) in work.query.distinct(scope, (time.name,)))
    _require_bounds(scope, choice, periods)
    first, last = periods[0], periods[-1]
    if not choice.ranged and choice.members:
        asked = in_order(choice.members)
        first, last = asked[0], asked[-1]
    if first == last:
        raise NoData(
            f"{scope.table.id} has only one period here, {first}, and a {scope.request.operation} needs two.",
            "Choose a longer range.",
        )
    return Match(last, (last,)), Match(first, (first,))


def _require_bounds(scope: Scope, choice: Choice, periods: Sequence[str]) -> None:
    """Both ends of a range must have a value: the nearest year is not taken in their stead."""
    spans = [span for p in periods if (span := span_of(p))]
    for bound in (choice.start, choice.end):
        if bound is not None and not any(bound in (s.start, s.end) for s in spans):
            raise NoData(
                f"{scope.table.id} has no value of {scope.measure.title} for {bound} here; it has {some(periods)}.",
                "Choose from these periods.",
            )


def _value_of(scope: Scope, by: Field, match: Match, work: Work) -> Side:
    own = scope.only(by.name, *match.members)
    fetched = work.query.rows(own)
    if not fetched.rows:
        raise NoData(
            f"{scope.table.id} has no value of {scope.measure.title} for {match.name} here.",
            "Look up which members and periods have values.",
        )
    refuse_repeats(own, fetched.rows)
    require_members(own, fetched.rows)
    if len(fetched.rows) > 1 and not is_additive(scope.measure):
        raise NotMeaningful(
            f"{scope.measure.title} has {len(fetched.rows)} values for {match.name}, which cannot be added.",
            f"Name one member of each dimension. {allowed(scope.measure)}",
        )
    value = add([row.value for row in fetched.rows])
    sql = (fetched.sql,) if len(fetched.rows) == 1 else (work.query.total(own)[2], fetched.sql)
    part = Part(scope.table, scope.measure, fetched.rows)
    members = chosen_members(own, fetched.rows)
    told = coverage(
        replace(own, choices={**scope.choices, by.name: Choice(by, match.members, matches=(match,))}), fetched.rows
    )
    time = scope.time
    if time is not None and time != by:
        told = (*told, over_periods(scope.measure, {row.members[time.name] for row in fetched.rows}))
    return Side(value, scope.measure.unit, match.name, (part,), sql, members, told)


def _unlike(first: Side, second: Side, by: Field, scope: Scope) -> tuple[str, ...]:
    """What to say of two sums that do not run over the same members.

    Raises:
        NotMeaningful: what only one of them has is more than a twentieth of it.
    """
    mine, theirs = _by_others(first, by), _by_others(second, by)
    if set(mine) == set(theirs) or set(scope.choice(by.name).members) & set(by.totals):
        return ()
    for side, own, other in ((first, mine, theirs), (second, theirs, mine)):
        lone = [key for key in own if key not in other]
        if abs(add([own[key] for key in lone])) > abs(side.value) * _MATERIAL:
            raise NotMeaningful(
                f"{second.name} and {first.name} cannot be compared: only {side.name} has a value for "
                f"{some((' to '.join(key) for key in lone), 5)}.",
                "Name the members that both have.",
            )
    return (f"The two sides add up different members ({len(first.rows)} and {len(second.rows)} cells).",)


def _by_others(side: Side, by: Field) -> dict[tuple[str, ...], Decimal]:
    """The values of a side by the members of all fields but the one compared."""
    return {tuple(m for name, m in row.members.items() if name != by.name): row.value for row in side.rows}
