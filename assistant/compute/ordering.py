"""The operations rank, top, bottom, minimum and maximum: members in the order of their values. Divides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.groups import Group, Groups, by_member, groups_of, rows_of, told_over
from assistant.compute.guard import refuse_total, totals_of
from assistant.compute.listing import lookup
from assistant.compute.numbers import equals, number, terms
from assistant.compute.periods import in_order
from assistant.compute.result import Part, Result
from assistant.compute.rows import Row
from assistant.compute.scope import Choice, Scope
from assistant.compute.settling import Rules
from assistant.compute.thresholds import passing
from assistant.compute.wording import condition_phrase, label_of, lower_first
from assistant.compute.work import Work, coverage, named, require_by
from assistant.errors import FigureError
from assistant.types import Field, FigureRequest, MemberValue

DEFAULT_LIMIT = 5


def top(request: FigureRequest, work: Work) -> Result:
    """The n members with the largest values; of ranks, the best placed."""
    return _ends(request, work, highest=True)


def bottom(request: FigureRequest, work: Work) -> Result:
    """The n members with the smallest values; of ranks, the worst placed."""
    return _ends(request, work, highest=False)


def _ends(request: FigureRequest, work: Work, highest: bool) -> Result:
    scope = work.scope(request)
    by = require_by(scope)
    ranks = scope.measure.unit == "rank"
    descending = {"ascending": False, "descending": True}.get(request.order or "", highest != ranks)
    groups = by_member(scope, by, work, descending)
    among = _among(groups, request)
    limit = request.limit or (len(among) if request.condition else DEFAULT_LIMIT)
    shown, tie = _cut(among, limit)
    names = [group.member for group in shown]
    word = "highest" if descending else "lowest"
    total = len(groups.groups)
    told = f"{'top' if highest else 'bottom'} {min(limit, total)} of {total} members of {by.title}"
    if request.condition:
        having = condition_phrase(request.condition, scope.measure.unit)
        told = f"{len(among)} of {total} members of {by.title} with {having}"
    resolved = replace(groups.scope.resolved(), limit=request.limit if request.condition else limit)
    return Result(
        request=resolved,
        value=shown[0].value if len(shown) == 1 else None,
        unit=scope.measure.unit,
        label=label_of(groups.scope, groups.rows, after=told, leave=(by.name,)),
        formula=f"the {word} of {len(groups.groups)}: " + "; ".join(f"{g.member}: {_shown(g)}" for g in shown),
        parts=(Part(scope.table, scope.measure, groups.rows, rows_of(groups, shown, work), by=by.name),),
        sql=groups.sql,
        values=tuple(MemberValue(g.members, g.value) for g in shown),
        caveats=(
            *groups.scope.caveats,
            tie,
            f"{told}."
            if request.condition
            else f"The {word} {len(names)} among {total} members of {by.title} with data.",
            "The values are ranks: 1 is first." if ranks else "",
            *told_over(groups, groups.rows),
        ),
    )


def _among(groups: Groups, request: FigureRequest) -> tuple[Group, ...]:
    """The members that are listed: all, or those whose value satisfies the condition."""
    if request.condition is None:
        return groups.groups
    return passing(groups.groups, request.condition, groups.by, groups.scope.measure.unit)


def _shown(group: Group) -> str:
    if len(group.rows) < 2:
        return number(group.value)
    return equals(terms([row.value for row in group.rows]), group.value)


def _cut(groups: Sequence[Group], limit: int) -> tuple[tuple[Group, ...], str]:
    """The first groups and those tied with the last of them."""
    if len(groups) <= limit:
        return tuple(groups), ""
    last = groups[limit - 1].value
    shown = [*groups[:limit], *(g for g in groups[limit:] if g.value == last)]
    tied = [g.member for g in shown if g.value == last]
    return tuple(shown), f"Tied at {number(last)}: {some(tied)}." if len(shown) > limit else ""


def minimum(request: FigureRequest, work: Work) -> Result:
    """The smallest value and who or when has it."""
    return _extreme(request, work, largest=False)


def maximum(request: FigureRequest, work: Work) -> Result:
    """The largest value and who or when has it."""
    return _extreme(request, work, largest=True)


def _extreme(request: FigureRequest, work: Work, largest: bool) -> Result:
    scope = work.scope(request)
    found: Groups | None = None
    if scope.by:
        found = by_member(scope, scope.by, work, descending=largest)
        scope, groups, sql = found.scope, found.groups, found.sql
        rows = found.rows
    else:
        scope = _settle_cells(scope, work)
        fetched = work.query.rows(scope)
        groups = tuple(Group(named(row), row.value, (row,), members) for row, members in _telling(fetched.rows))
        sql = (work.query.ends(scope), fetched.sql)
        rows = fetched.rows
    best = (max if largest else min)(group.value for group in groups)
    winners = [group for group in groups if group.value == best]
    shown = rows_of(found, winners, work) if found else tuple(row for group in winners for row in group.rows)
    word = "Highest" if largest else "Lowest"
    return Result(
        request=scope.resolved(),
        value=best,
        unit=scope.measure.unit,
        label=label_of(scope, shown, f"{word} {lower_first(scope.measure.title)}", _compared(scope, rows)),
        formula=f"the {word.lower()} of {len(groups)} values: {number(best)} ({some(g.member for g in winners)})",
        parts=(Part(scope.table, scope.measure, rows, shown, by=scope.by.name if scope.by else ""),),
        sql=sql,
        values=tuple(MemberValue(g.members, g.value) for g in winners),
        caveats=(
            *scope.caveats,
            f"Tied at {number(best)}: {some(g.member for g in winners)}." if len(winners) > 1 else "",
            f"Among {len(groups)} values with data.",
            *(told_over(found, rows) if found else coverage(scope, rows)),
        ),
    )


def _telling(rows: Sequence[Row]) -> list[tuple[Row, tuple[tuple[str, str], ...]]]:
    """Each row with its members that not all rows have; with all of them where it is the only row."""
    varying = {n for n in (rows[0].members if rows else ()) if len({row.members[n] for row in rows}) > 1}
    return [(row, tuple((n, m) for n, m in row.members.items() if (n in varying if varying else m))) for row in rows]


def _settle_cells(scope: Scope, work: Work) -> Scope:
    """All cells of one series where one is meant, else those of the latest period."""
    settled = work.settle(scope, Rules("run", (), "all"))
    time = scope.time
    if time is None or time.name in settled.choices:
        return settled
    return settled if work.query.one_series(settled) else work.settle(settled, Rules("run", (), "latest"))


def _compared(scope: Scope, rows: Sequence[Row]) -> str:
    """Over which periods the extreme was sought, where it is one of several."""
    time = scope.time
    if time is None:
        return ""
    periods = in_order(row.members[time.name] for row in rows)
    return f"of {periods[0]} to {periods[-1]}" if len(periods) > 1 else ""


def rank(request: FigureRequest, work: Work) -> Result:
    """The place of one member among all members of its dimension, 1 the highest; a published rank is looked up."""
    scope = work.scope(request)
    by = _ranked(scope)
    refuse_total(scope, by, "ranking")
    subject = _subject(scope, by)
    if scope.measure.unit == "rank":
        published = lookup(replace(request, by=None), work)
        return replace(published, request=replace(published.request, by=by.name))
    scope = work.settle(scope, Rules("add", (by.name,), "latest"))
    population = groups_of(_ranked_members(scope, by, work), by, work, _best_first(scope, request))
    mine = next(group for group in population.groups if group.member == subject)
    own = rows_of(population, (mine,), work)
    ahead = [g for g in population.groups if _before(g.value, mine.value, _best_first(scope, request))]
    tied = [g.member for g in population.groups if g.value == mine.value and g.member != subject]
    total = len(population.groups)
    place = Decimal(1 + len(ahead))
    after = f"rank among {total} members of {by.title}"
    return Result(
        request=replace(scope.resolved(), by=by.name),
        value=place,
        unit="rank",
        label=label_of(scope, own, after=after),
        formula=f"{len(ahead)} of {total} {_further(scope, request)} {number(mine.value)}: {len(ahead)} + 1 = {place}",
        parts=(Part(scope.table, scope.measure, population.rows, own, by=by.name),),
        sql=population.sql,
        values=(MemberValue(mine.members, mine.value),),
        caveats=(
            *scope.caveats,
            f"Tied with {some(tied)}." if tied else "",
            f"Rank among {total} members of {by.title} with data; members without data are not ranked.",
            "" if _best_first(scope, request) else "Rank 1 is the lowest value.",
            *told_over(population, own),
        ),
    )


def _ranked(scope: Scope) -> Field:
    if scope.by:
        return scope.by
    named_ones = [f for f in scope.table.dimensions if len(scope.choice(f.name).members) == 1 and not f.default]
    return named_ones[0] if len(named_ones) == 1 else require_by(scope)


def _ranked_members(scope: Scope, by: Field, work: Work) -> Scope:
    """All members of a dimension but its totals and groups."""
    totals = totals_of(by, work.store.members(scope.table.id, by.name))
    members = (m for m in work.store.members(scope.table.id, by.name) if m in totals)
    return scope.choose(Choice(by, excluded=tuple(members)))


def _subject(scope: Scope, by: Field) -> str:
    members = scope.choice(by.name).members
    if len(members) != 1:
        raise FigureError(
            f"A rank needs one member of {by.title} to rank, and the request names {len(members) or 'none'}.",
            "Name one member, or use top.",
        )
    return members[0]


def _best_first(scope: Scope, request: FigureRequest) -> bool:
    """Whether larger values come first."""
    if request.order:
        return request.order == "descending"
    return scope.measure.unit != "rank"


def _before(value: Decimal, mine: Decimal, larger_first: bool) -> bool:
    return value > mine if larger_first else value < mine


def _further(scope: Scope, request: FigureRequest) -> str:
    return "above" if _best_first(scope, request) else "below"
