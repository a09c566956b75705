"""Settles what a request leaves open: defaults, the latest period, or an error with the choices. Adds nothing up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.compute.catalogue import some
from assistant.compute.caveats import gap_of
from assistant.compute.guard import allowed, is_additive, totals_of
from assistant.compute.periods import in_order
from assistant.compute.presence import Presence
from assistant.compute.rows import Query, status_of
from assistant.compute.scope import Choice, Scope
from assistant.errors import NoData, NotMeaningful, UnknownName
from assistant.types import Field

_MOST_GAPS = 3
# What to do with the members of a dimension that a request leaves open: refuse, add up, or run over them all.
Open = Literal["refuse", "add", "run"]


@dataclass(frozen=True, slots=True)
class Rules:
    """How an operation settles a scope: `free` fields may vary, `times` says whether all periods stay."""

    open: Open
    free: tuple[str, ...] = ()
    times: Literal["latest", "all"] = "latest"
    totals: bool = False


def settle(scope: Scope, query: Query, rules: Rules) -> Scope:
    """The scope with every field decided that the operation needs decided.

    Raises:
        NoData: no cell answers. UnknownName: a dimension has several members and no default.
        NotMeaningful: members would have to be added that cannot be.
    """
    present = Presence.of(scope, query)
    if not present.any(scope):
        raise no_data(scope, query)
    main_time = scope.time.name if scope.time else ""
    for dimension in scope.axes:
        if dimension.name != main_time:
            scope = _settle_dimension(scope, present.members(scope, dimension.name), dimension, rules)
            present = present.narrowed(scope, dimension.name)
            if not present.any(scope):
                raise _default_without_data(scope, query, dimension)
    settled = _settle_time(scope, present, rules)
    told = _gaps(settled, query)
    return settled.but(f"Without a value and left out: {told}." if told else "")


def _gaps(scope: Scope, query: Query) -> str:
    """The cells of a scope that have no number, and what the source writes there instead; "" where none says so."""
    status = status_of(scope)
    gaps = query.gaps(scope, _MOST_GAPS + 1) if status else ()
    if status is None or not gaps:
        return ""
    shown = "; ".join(
        gap_of(status, some((m for m in members.values() if m), 4), mark) for members, mark in gaps[:_MOST_GAPS]
    )
    return shown + ("; and more" if len(gaps) > _MOST_GAPS else "")


def _settle_dimension(scope: Scope, present: tuple[str, ...], dimension: Field, rules: Rules) -> Scope:
    name = dimension.name
    if name in rules.free:
        if not scope.choice(name).members and not rules.totals:
            scope = _without_totals(scope, dimension, present)
    elif name in scope.choices:
        if len(present) > 1 and rules.open != "refuse" and not scope.choice(name).members:
            scope = _without_totals(scope, dimension, present)  # a total holds what was excluded, too
            present = tuple(m for m in present if scope.choice(name).takes(m))
        if len(present) > 1 and rules.open == "add":
            _require_addable(scope, dimension, present)
    elif dimension.default and (dimension.default in present or len(present) > 1):
        told = f"Assumed {dimension.title}: {dimension.default}." if len(present) > 1 else ""
        scope = scope.only(name, dimension.default).but(told)
    elif len(present) > 1:
        scope = _settle_open(scope, dimension, present, rules)
    return scope


def _settle_open(scope: Scope, dimension: Field, present: tuple[str, ...], rules: Rules) -> Scope:
    additive = is_additive(scope.measure) and (_has_parts(dimension) or scope.table.inferred)
    if rules.open == "refuse" or (rules.open == "add" and not additive):
        raise UnknownName(
            f"{scope.table.id} has {len(present)} members of {dimension.title} here, and the request names none.",
            f"Name one of {dimension.name}: {some(present)}.",
            present,
        )
    parts = [m for m in present if m not in dimension.totals]
    if not parts:
        raise UnknownName(
            f"{scope.table.id} has only groups of {dimension.title} here, and the request names none.",
            f"Name one of {dimension.name}: {some(present)}.",
            present,
        )
    return _without_totals(scope, dimension, present)


def _has_parts(dimension: Field) -> bool:
    """Whether the members are parts of one whole: places, or parts of a declared total."""
    return dimension.kind == "place" or bool(dimension.totals)


def _require_addable(scope: Scope, dimension: Field, present: tuple[str, ...]) -> None:
    if not is_additive(scope.measure):
        raise NotMeaningful(
            f"{scope.measure.title} of {some(present, 3)} ({dimension.title}) cannot be taken together.",
            f"Name one member of {dimension.name}. {allowed(scope.measure)}",
        )


def _without_totals(scope: Scope, dimension: Field, present: Sequence[str]) -> Scope:
    choice = scope.choice(dimension.name)
    totals = totals_of(dimension, present)
    out = tuple(m for m in present if m in totals and m not in choice.excluded)
    if not out:
        return scope
    left = Choice(dimension, choice.members, (*choice.excluded, *out), choice.matches)
    return scope.choose(left, f"Totals and groups of {dimension.title} left out: {some(out, 6)}.")


def _settle_time(scope: Scope, present: Presence, rules: Rules) -> Scope:
    time = scope.time
    if time is None:
        return scope
    choice = scope.choice(time.name)
    stays = rules.times == "all" or time.name in rules.free
    if not choice.latest and (stays or choice.members):
        return scope
    periods = in_order(present.members(scope, time.name))
    complete = _complete(scope, present, time.name, periods)
    latest = (complete or list(periods))[-1]
    if choice.latest:
        told = f"The latest period with data is {latest}."
    else:
        told = f"Assumed period: the latest with data, {latest}." if len(periods) > 1 else ""
    return scope.only(time.name, latest).but(told)


def _complete(scope: Scope, present: Presence, time: str, periods: Sequence[str]) -> list[str]:
    """The periods in which every member that the request names has a cell."""
    axes = {f.name for f in scope.axes}
    named = {
        name: [m for m in choice.named if choice.takes(m)]
        for name, choice in scope.choices.items()
        if name in axes and choice.field.role != "time"
    }
    have = {name: present.pairs(scope, time, name) for name, members in named.items() if members}
    return [p for p in periods if all((p, member) in pairs for name, pairs in have.items() for member in named[name])]


def no_data(scope: Scope, query: Query) -> NoData:
    """Why no cell answers: the source says so, the period, or the members together."""
    told = described(scope)
    if why := _gaps(scope, query):
        return NoData(f"{scope.table.id} has no value of {told}: {why}.", "Ask for another period or member.")
    time = scope.time
    if time and time.name in scope.choices and (found := query.distinct(scope, (time.name,), ignoring=(time.name,))):
        periods = in_order(period for (period,) in found)
        asked = ", ".join(scope.choice(time.name).members) or "these periods"
        others = {k: v for k, v in scope.choices.items() if k != time.name}
        told = described(Scope(scope.request, scope.table, scope.measure, others))
        return NoData(f"{scope.table.id} has no value of {told} in {asked}.", f"There are values for {some(periods)}.")
    axes = {f.name for f in scope.axes}
    for name, choice in scope.choices.items():
        names = (name,) if name in axes else ()
        if choice.field.role != "time" and (found := query.distinct(scope, names, ignoring=(name,))):
            present = [member for row in found for member in row]
            hint = f"With the other conditions there are values for {name}: {some(present)}." if present else ""
            return NoData(f"{scope.table.id} has no value of {told}.", hint)
    return NoData(f"{scope.table.id} has no value of {told}.", "Drop a condition.")


def _default_without_data(scope: Scope, query: Query, dimension: Field) -> NoData:
    found = query.distinct(scope, (dimension.name,), ignoring=(dimension.name,))
    present = some(member for (member,) in found)
    return NoData(
        f"{scope.table.id} has no value of {described(scope)}.", f"There are values for {dimension.name}: {present}."
    )


def described(scope: Scope) -> str:
    """The measure and the chosen members, in words."""
    members = [some(c.members, 3) for c in scope.choices.values() if c.members]
    return f"{scope.measure.title} for {', '.join(members)}" if members else scope.measure.title
