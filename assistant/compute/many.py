"""Values of more cells than a proof lists: the engine adds, counts and sorts them. Fetches no more than the proof."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.guard import over_periods
from assistant.compute.numbers import add, divide, equals, number
from assistant.compute.result import Part, Result
from assistant.compute.rows import DETAILED, LISTED, Fetched, Row
from assistant.compute.scope import Scope
from assistant.compute.wording import label_of, lower_first
from assistant.compute.work import Work, chosen_members, require_members
from assistant.errors import NotMeaningful
from assistant.types import Field, MemberValue

_NAMED = 6


def is_many(cells: int) -> bool:
    """Whether so many cells are worked out in the engine."""
    return cells > DETAILED


def proof_of(scope: Scope, work: Work) -> Fetched:
    """The first rows, with one of each period and of each member of what was chosen; repeats are refused.

    Raises:
        NotMeaningful: two rows say the same thing. NoData: a member that was named has no value.
    """
    if work.query.repeats(scope):
        raise NotMeaningful(
            f"{scope.table.id} has several rows for the same members and period: combining them counts these twice.",
            "Name members or a period, or use lookup to see them.",
        )
    fetched = work.query.proof(scope, [f.name for f in scope.axes if f.name not in _too_many(scope, work)])
    require_members(scope, fetched.rows)
    return fetched


def reduced(scope: Scope, work: Work, name: str) -> Result:
    """The sum, mean or median of many cells, in all or by member."""
    summed, cells, sql = work.query.total(scope)
    fetched = proof_of(scope, work)
    values: tuple[MemberValue, ...] = ()
    value: Decimal | None = None
    if scope.by is None:
        value, formula, ran = _one(scope, work, name, summed, cells)
    else:
        groups, ran = work.query.groups(scope, scope.by, True)
        found = [(m, _of(name, total, n)) for m, total, n in groups if m]
        formula = "; ".join(f"{m}: {number(v)}" for m, v in found[:8])
        values = tuple(MemberValue(_members(scope, scope.by, m, fetched.rows), v) for m, v in found)
    return Result(
        request=scope.resolved(),
        value=value,
        unit=scope.measure.unit,
        label=label_of(scope, fetched.rows, f"{name} {lower_first(scope.measure.title)}", leave=_too_many(scope, work)),
        formula=formula,
        parts=(Part(scope.table, scope.measure, fetched.rows),),
        sql=tuple(dict.fromkeys((sql, ran, fetched.sql))),
        values=values,
        caveats=(*scope.caveats, *told_of(scope, work, fetched.rows, cells)),
    )


def _one(scope: Scope, work: Work, name: str, summed: Decimal, cells: int) -> tuple[Decimal, str, str]:
    if name == "Median of":
        middle, ran = work.query.middle(scope, cells)
        value = middle[0] if len(middle) == 1 else divide(add(middle), Decimal(2))
        return value, equals(f"median of {cells:,} values", value), ran
    value = _of(name, summed, cells)
    ran = work.query.total(scope)[2]
    if name == "Mean of":
        return value, equals(f"{number(summed)} / {cells:,}", value), ran
    return value, equals(f"sum of {cells:,} values", value), ran


def _of(name: str, total: Decimal, cells: int) -> Decimal:
    return divide(total, Decimal(cells)) if name == "Mean of" else total


def _members(scope: Scope, by: Field, member: str, rows: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    shared = [pair for pair in chosen_members(scope, rows) if pair[0] != by.name]
    return (*shared, (by.name, member))


def told_of(scope: Scope, work: Work, rows: Sequence[Row], cells: int) -> tuple[str, ...]:
    """Over which members many cells run, and how to get those that the proof leaves out."""
    told = [_open_members(scope, axis, work, rows) for axis in scope.table.dimensions]
    told.append(
        f"The proof lists the first {len(rows):,} of {cells:,} cells; the request's conditions (`where`) and the SQL, "
        "which are kept, give the rest."
    )
    return tuple(t for t in told if t)


def _open_members(scope: Scope, axis: Field, work: Work, rows: Sequence[Row]) -> str:
    count = work.query.count_of(scope, axis.name)
    if count < 2 or axis == scope.by or scope.choice(axis.name).members:
        return ""
    first = tuple(dict.fromkeys(row.members[axis.name] for row in rows))[:_NAMED]
    more = f" and {count - len(first):,} more" if count > len(first) else ""
    return f"Over {count:,} members of {axis.title}: {some(first, _NAMED)}{more}."


def periods_told(scope: Scope, work: Work, summed: bool) -> str:
    """What is to be said of values that are added up over periods; refuses stocks."""
    time = scope.time
    if time is None or not summed or scope.by == time:
        return ""
    return over_periods(scope.measure, [period for (period,) in work.query.distinct(scope, (time.name,))])


def spoken(scope: Scope, by: Field, members: Sequence[str], work: Work) -> tuple[Row, ...]:
    """A row of each of some members, for what a value speaks of."""
    chosen = scope.only(by.name, *members)
    return work.query.proof(chosen, (by.name,), listed=0).rows if members else ()


def _too_many(scope: Scope, work: Work) -> tuple[str, ...]:
    """The fields with more members than a proof has rows."""
    return tuple(f.name for f in scope.axes if work.query.count_of(scope, f.name) > LISTED)
