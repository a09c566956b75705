"""What every operation needs: the catalogue, the queries, and the way back to the engine. Computes nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.compute.catalogue import Catalogue, some
from assistant.compute.periods import in_order
from assistant.compute.result import Result, shared_members
from assistant.compute.rows import Query, Row
from assistant.compute.scope import Scope, missing_years, read_scope
from assistant.compute.settling import Rules, settle
from assistant.errors import NoData, NotMeaningful
from assistant.places import members_of
from assistant.tables import TableStore
from assistant.types import Field, FigureRequest


@dataclass(frozen=True, slots=True)
class Work:
    """The tools of an operation; `compute` works out a nested request."""

    store: TableStore
    catalogue: Catalogue
    query: Query
    compute: Callable[[FigureRequest], Result]

    def scope(self, request: FigureRequest) -> Scope:
        """The request with its names resolved."""
        return read_scope(request, self.store, self.catalogue)

    def settle(self, scope: Scope, rules: Rules) -> Scope:
        """The scope with what it leaves open decided."""
        return settle(scope, self.query, rules)


def require_by(scope: Scope, axes: Sequence[Field] | None = None) -> Field:
    """The dimension an operation runs over: as requested, or the only one it can be.

    Raises:
        NotMeaningful: several dimensions could be meant.
    """
    if scope.by:
        return scope.by
    dimensions = list(scope.table.dimensions if axes is None else axes)
    several = [f for f in dimensions if len(scope.choice(f.name).members) > 1]
    open_ones = [f for f in dimensions if not scope.choice(f.name).members and not f.default]
    for found in (several, open_ones, dimensions):
        if len(found) == 1:
            return found[0]
    raise NotMeaningful(
        f"A {scope.request.operation} in {scope.table.id} needs `by`: the dimension it runs over.",
        f"Dimensions: {some(f.name for f in scope.axes)}.",
    )


def refuse_repeats(scope: Scope, rows: Sequence[Row]) -> None:
    """Refuse to combine rows that say the same thing twice.

    Raises:
        NotMeaningful: two rows have the same members and period.
    """
    if repeated := repeats(rows):
        raise NotMeaningful(
            f"{scope.table.id} has {len(repeated)} rows for {named(repeated[0])}: combining them counts it twice.",
            f"Use lookup or series to see them{_attributes(scope)}.",
        )


def repeats(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The first rows that share all their members and period; () where every row has its own."""
    seen: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        seen.setdefault(tuple(row.members.values()), []).append(row)
    return next((tuple(same) for same in seen.values() if len(same) > 1), ())


def _attributes(scope: Scope) -> str:
    told = [f.name for f in scope.table.with_role("attribute") if f.kind in ("category", "period")]
    return f", or filter by {' or '.join(told)}" if told else ""


def named(row: Row) -> str:
    """A row's members, in words."""
    return some((m for m in row.members.values() if m), 6) or f"row {row.index + 1}"


def absent_members(scope: Scope, rows: Sequence[Row]) -> tuple[str, ...]:
    """The members that a request names and no row has."""
    axes = {f.name for f in scope.axes}
    return tuple(
        member
        for name, choice in scope.choices.items()
        if name in axes
        for member in choice.named
        if choice.takes(member) and member not in {row.members[name] for row in rows}
    )


def require_members(scope: Scope, rows: Sequence[Row]) -> None:
    """Refuse to combine members of which some have no value.

    Raises:
        NoData: a member that was named has no value.
    """
    if absent := absent_members(scope, rows):
        raise NoData(
            f"{scope.table.id} has no value of {scope.measure.title} for {some(absent)} among these cells.",
            "Leave these members out, or look up which periods have them.",
        )


def coverage(scope: Scope, rows: Sequence[Row]) -> tuple[str, ...]:
    """What to say of groups of places, of gaps in a range, and of combinations without a value."""
    told = [_open_members(scope, axis, rows) for axis in scope.table.dimensions]
    for name, choice in scope.choices.items():
        if name not in {f.name for f in scope.axes}:
            continue
        present = {row.members[name] for row in rows}
        for match in (m for m in choice.matches if m.expands):
            have = [m for m in match.members if m in present]
            total = len(members_of(match.expands.code)) if match.expands else 0
            told.append(f"{match.name}: {len(have)} of {total} members have data ({some(have, 30)}).")
        if choice.field.role == "time":
            told.append(missing_years(choice, present))
    told.append(_holes(scope, rows))
    return tuple(t for t in told if t)


def _open_members(scope: Scope, axis: Field, rows: Sequence[Row]) -> str:
    """Over which members of a dimension that the request leaves open a value runs."""
    members = tuple(dict.fromkeys(row.members[axis.name] for row in rows))
    if len(members) < 2 or axis == scope.by or scope.choice(axis.name).members:
        return ""
    return f"Over {len(members)} members of {axis.title}: {some(members, 6)}."


def _holes(scope: Scope, rows: Sequence[Row]) -> str:
    """How many combinations of named members and periods have no value."""
    axes = [f.name for f in scope.axes if len({row.members[f.name] for row in rows}) > 1]
    wanted = 1
    for name in axes:
        wanted *= len({row.members[name] for row in rows})
    have = len({tuple(row.members[name] for name in axes) for row in rows})
    all_named = all(scope.choice(name).named for name in axes)
    by_study = scope.by is not None and scope.by.kind == "study"  # each study counts whom it will
    if len(axes) < 2 or have == wanted or not all_named or by_study:
        return ""
    return f"Values for {have} of the {wanted} combinations of {' and '.join(axes)} asked for."


def chosen_members(scope: Scope, rows: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """What rows have in common of the fields that were decided; those only added up over are left out."""
    decided = {name for name, choice in scope.choices.items() if choice.members}
    decided |= {scope.by.name} if scope.by else set()
    return tuple((name, member) for name, member in shared_members(rows) if name in decided)


def arranged(scope: Scope, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Rows in the order of the members as asked, then of time."""
    time = scope.time.name if scope.time else ""
    periods = {p: i for i, p in enumerate(in_order(row.members[time] for row in rows))} if time else {}
    orders = {f.name: list(scope.choice(f.name).members) for f in scope.axes if f.name != time}

    def key(row: Row) -> tuple[int, ...]:
        asked = [order.index(row.members[name]) if order else 0 for name, order in orders.items()]
        return (*asked, periods.get(row.members.get(time, ""), 0), row.index)

    return tuple(sorted(rows, key=key))
