"""Members of one dimension with their values, sorted: what ranks, counts and shares are taken of. Ranks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.guard import is_additive, over_periods, refuse_totals_with_parts, require_additive
from assistant.compute.many import is_many, periods_told, proof_of, spoken, told_of
from assistant.compute.periods import in_order
from assistant.compute.rows import LISTED, Row
from assistant.compute.scope import Scope
from assistant.compute.settling import Rules
from assistant.compute.work import Work, coverage, refuse_repeats, require_members
from assistant.errors import NoData, NotMeaningful
from assistant.types import Field


@dataclass(frozen=True, slots=True)
class Group:
    """A member of the dimension compared, its value (a sum where it has several rows), its rows and what names it."""

    member: str
    value: Decimal
    rows: tuple[Row, ...]
    members: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Groups:
    """The members of a dimension with their values, sorted by value, and the scope and SQL they came from."""

    scope: Scope
    by: Field
    groups: tuple[Group, ...]
    sql: tuple[str, ...]
    proof: tuple[Row, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def single(self) -> bool:
        """Whether every member has one row."""
        return all(len(group.rows) == 1 for group in self.groups)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, or of many the proof."""
        return self.proof or tuple(row for group in self.groups for row in group.rows)


def by_member(scope: Scope, by: Field, work: Work, descending: bool) -> Groups:
    """The value of every chosen member of `by`, sorted; several rows of one member are added where that is allowed."""
    scope = replace(scope, by=by)
    scope = work.settle(scope, Rules("add", (by.name,), "all" if by == scope.time else "latest"))
    refuse_totals_with_parts(scope)
    return groups_of(scope, by, work, descending)


def groups_of(scope: Scope, by: Field, work: Work, descending: bool) -> Groups:
    """The groups of a settled scope."""
    cells = work.query.total(scope)[1]
    if is_many(cells):
        return _many_groups(scope, by, work, descending, cells)
    fetched = work.query.rows(scope)
    refuse_repeats(scope, fetched.rows)
    require_members(_besides(scope, by), fetched.rows)
    found: dict[str, list[Row]] = {}
    for row in fetched.rows:
        if row.members[by.name]:
            found.setdefault(row.members[by.name], []).append(row)
    if not found:
        raise NoData(f"{scope.table.id} has no member of {by.title} with a value here.", "Drop a condition.")
    if any(len(rows) > 1 for rows in found.values()) and not is_additive(scope.measure):
        raise NotMeaningful(
            f"{scope.measure.title} has several values for one member of {by.title}, which cannot be added.",
            f"Name one member of each other dimension, or one period: {some(f.name for f in scope.axes if f != by)}.",
        )
    periods = {row.members[scope.time.name] for row in fetched.rows} if scope.time and scope.time != by else set()
    if any(len(rows) > 1 for rows in found.values()):
        scope = scope.but(over_periods(scope.measure, periods))
    elif len(periods) > 1:
        scope = scope.but(f"The values are of different periods: {some(in_order(periods))}.")
    sizes = {len(rows) for rows in found.values()}
    if len(sizes) > 1:
        scope = scope.but(f"The members of {by.title} add up from {min(sizes)} to {max(sizes)} cells each.")
    sorted_groups, sql = work.query.groups(scope, by, descending)
    groups = tuple(Group(m, value, tuple(found[m]), ((by.name, m),)) for m, value, _ in sorted_groups if m)
    return Groups(scope, by, groups, (sql, fetched.sql))


def _many_groups(scope: Scope, by: Field, work: Work, descending: bool, cells: int) -> Groups:
    """The groups of many cells: added by the engine, without the rows of each."""
    fetched = proof_of(_besides(scope, by) if scope.choice(by.name).members else scope, work)
    sorted_groups, sql = work.query.groups(scope, by, descending)
    if any(n > 1 for _, _, n in sorted_groups):
        require_additive(scope.measure, "Adding up")
        scope = scope.but(periods_told(scope, work, summed=by != scope.time))
    sizes = {n for _, _, n in sorted_groups}
    if len(sizes) > 1:
        scope = scope.but(f"The members of {by.title} add up from {min(sizes)} to {max(sizes)} cells each.")
    groups = tuple(Group(m, value, (), ((by.name, m),)) for m, value, _ in sorted_groups if m)
    return Groups(scope, by, groups, (sql, fetched.sql), fetched.rows, told_of(scope, work, fetched.rows, cells))


def rows_of(found: Groups, groups: Sequence[Group], work: Work) -> tuple[Row, ...]:
    """The rows of some groups; of many cells one of each group."""
    if found.proof:
        return spoken(found.scope, found.by, [group.member for group in groups[:LISTED]], work)
    return tuple(row for group in groups for row in group.rows)


def told_over(found: Groups, rows: Sequence[Row]) -> tuple[str, ...]:
    """What is to be said of the members that the groups run over."""
    return found.told if found.proof else coverage(found.scope, rows)


def _besides(scope: Scope, by: Field) -> Scope:
    return replace(scope, choices={name: c for name, c in scope.choices.items() if name != by.name})
