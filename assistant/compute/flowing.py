"""The operation net flow: what comes into a place minus what leaves it, in a table of origins and destinations."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.guard import over_periods, require_additive
from assistant.compute.numbers import MINUS, add, equals, number, subtract
from assistant.compute.result import Part, Result, shared_members
from assistant.compute.rows import Row
from assistant.compute.scope import Scope
from assistant.compute.settling import Rules
from assistant.compute.wording import lower_first, period_phrase
from assistant.compute.work import Work, coverage, refuse_repeats
from assistant.errors import FigureError, NoData, NotMeaningful
from assistant.types import Field, FigureRequest, MemberValue


@dataclass(frozen=True, slots=True)
class _Ways:
    """The place, its partner (if one is named), and the scopes of what comes in and what goes out."""

    place: str
    partner: str
    inward: Scope
    outward: Scope


def net_flow(request: FigureRequest, work: Work) -> Result:
    """Inflow minus outflow of the place named as origin or destination.

    Where both are named it is the balance of the two: from origin to destination minus the way back.

    Raises:
        NotMeaningful: the table has no origins and destinations, or its measure does not add up.
    """
    scope = work.scope(request)
    origin, destination = _directions(scope)
    require_additive(scope.measure, "A net flow of")
    scope = _settled(scope, origin, destination, work)
    ways = _ways(scope, origin, destination, work)
    (inflow, came, in_sql), (outflow, went, out_sql) = (_flow(s, ways, work) for s in (ways.inward, ways.outward))
    value = subtract(inflow, outflow)
    rows = came + went
    time = scope.time
    period = period_phrase(rows, time) if time else ""
    title = f"Net flow of {lower_first(scope.measure.title)}"
    about = f"{ways.partner} to {ways.place}" if ways.partner else f"{ways.place}, inflow minus outflow"
    label = ", ".join(p for p in (title, about, period) if p)
    return Result(
        request=scope.resolved(),
        value=value,
        unit=scope.measure.unit,
        label=label,
        formula=equals(f"inflow {number(inflow)} {MINUS} outflow {number(outflow)}", value),
        parts=(Part(scope.table, scope.measure, rows, shown=came),),
        sql=(*in_sql, *out_sql),
        values=_values(came, inflow, went, outflow, ways, (origin, destination)),
        caveats=(*scope.caveats, *_told(came, went, ways, scope, (origin, destination)), *_times(scope, rows)),
    )


def _directions(scope: Scope) -> tuple[Field, Field]:
    origins = [f for f in scope.table.dimensions if f.direction == "origin"]
    destinations = [f for f in scope.table.dimensions if f.direction == "destination"]
    if len(origins) != 1 or len(destinations) != 1:
        raise NotMeaningful(
            f"{scope.table.id} does not have both origins and destinations, so it has no net flow to compute.",
            "Use a table of flows between places, or look up a measure of net flows.",
        )
    return origins[0], destinations[0]


def _settled(scope: Scope, origin: Field, destination: Field, work: Work) -> Scope:
    named = [f for f in (origin, destination) if scope.choice(f.name).members]
    if not named or any(len(scope.choice(f.name).members) != 1 for f in named):
        raise FigureError(
            f"A net flow needs one place as {origin.name} or {destination.name}, or one as each.",
            f"Name one member of {destination.name}.",
        )
    return work.settle(scope, Rules("add", (origin.name, destination.name), "latest"))


def _ways(scope: Scope, origin: Field, destination: Field, work: Work) -> _Ways:
    to = scope.choice(destination.name).members
    out_of = scope.choice(origin.name).members
    if to and out_of:
        back_to = _same(scope, origin, out_of[0], destination, work)
        back_from = _same(scope, destination, to[0], origin, work)
        back = scope.only(origin.name, *back_from).only(destination.name, *back_to)
        return _Ways(to[0], out_of[0], scope, back)
    axis, other = (destination, origin) if to else (origin, destination)
    place = (to or out_of)[0]
    mirrored = _same(scope, axis, place, other, work)
    own = scope.everything(other.name)
    own = own.choose(replace(own.choice(other.name), excluded=(*other.totals, *mirrored)))
    turned = scope.only(other.name, *mirrored).everything(axis.name)
    turned = turned.choose(replace(turned.choice(axis.name), excluded=(*axis.totals, place)))
    return _Ways(place, "", own, turned) if to else _Ways(place, "", turned, own)


def _same(scope: Scope, axis: Field, place: str, other: Field, work: Work) -> tuple[str, ...]:
    found = work.catalogue.same_place(scope.table, axis, place, other)
    if not found:
        raise NoData(
            f"{scope.table.id} has {place} as {axis.title} only, so only one side of its net flow is known.",
            "Use sum for the side that is known.",
        )
    return found


def _flow(scope: Scope, ways: _Ways, work: Work) -> tuple[Decimal, tuple[Row, ...], tuple[str, ...]]:
    fetched = work.query.rows(scope)
    if not fetched.rows:
        side = "inflow" if scope is ways.inward else "outflow"
        raise NoData(
            f"{scope.table.id} has no {side} of {ways.place} here, so its net flow is not known.",
            "Use sum for the side that is known.",
        )
    refuse_repeats(scope, fetched.rows)
    return add([row.value for row in fetched.rows]), fetched.rows, (work.query.total(scope)[2], fetched.sql)


def _values(
    came: tuple[Row, ...],
    inflow: Decimal,
    went: tuple[Row, ...],
    outflow: Decimal,
    ways: _Ways,
    axes: tuple[Field, Field],
) -> tuple[MemberValue, ...]:
    origin, destination = axes
    when = [(n, m) for n, m in shared_members(came + went) if n not in (origin.name, destination.name)]
    into = [(destination.name, ways.place)] + ([(origin.name, ways.partner)] if ways.partner else [])
    out = [(origin.name, ways.place)] + ([(destination.name, ways.partner)] if ways.partner else [])
    return (MemberValue((*into, *when), inflow), MemberValue((*out, *when), outflow))


def _told(
    came: tuple[Row, ...], went: tuple[Row, ...], ways: _Ways, scope: Scope, axes: tuple[Field, Field]
) -> tuple[str, ...]:
    if ways.partner:
        return ()
    origin, destination = axes
    sources = list(dict.fromkeys(row.members[origin.name] for row in came))
    targets = list(dict.fromkeys(row.members[destination.name] for row in went))
    told = [f"Inflow counted from {some(sources, 5)}; outflow counted to {some(targets, 5)}."]
    if set(sources) != set(targets):
        told.append("The places it comes from and goes to are not the same ones, so the balance is partial.")
    return tuple(told)


def _times(scope: Scope, rows: tuple[Row, ...]) -> tuple[str, ...]:
    time = scope.time
    periods = {row.members[time.name] for row in rows} if time else set()
    timed = {k: c for k, c in scope.choices.items() if time and k == time.name}
    told = coverage(replace(scope, choices=timed), rows)
    return (*told, over_periods(scope.measure, periods))
