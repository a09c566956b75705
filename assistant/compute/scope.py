"""A request's table, measure and choice of members, with names resolved and defaults filled in. Reads no values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from assistant.compute.catalogue import Catalogue, Match
from assistant.compute.periods import extent, gaps, in_order, same_period, span_of
from assistant.errors import FigureError, NoData, UnknownName
from assistant.tables import TableStore
from assistant.types import Field, FigureRequest, Filter, Table

Combination = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The members chosen of one field: some, or all but the excluded. `matches` keeps how they were named."""

    field: Field
    members: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    start: int | None = None
    end: int | None = None
    latest: bool = False

    @property
    def named(self) -> tuple[str, ...]:
        """The members that a request names one by one, groups of places left out."""
        return tuple(m for match in self.matches if match.expands is None for m in match.members)

    @property
    def ranged(self) -> bool:
        """Whether the choice is a range of years."""
        return self.start is not None or self.end is not None

    def takes(self, member: str) -> bool:
        """Whether a member is chosen."""
        return (not self.members or member in self.members) and member not in self.excluded


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cells of a table a request is about, and what had to be assumed to say so."""

    request: FigureRequest
    table: Table
    measure: Field
    choices: Mapping[str, Choice] = field(default_factory=dict)
    by: Field | None = None
    weight: Field | None = None
    caveats: tuple[str, ...] = ()

    @property
    def time(self) -> Field | None:
        """The table's time field."""
        return self.table.time

    @property
    def axes(self) -> tuple[Field, ...]:
        """All fields that tell rows apart: the dimensions, then the times."""
        return (*self.table.dimensions, *self.table.with_role("time"))

    def choice(self, name: str) -> Choice:
        """What is chosen of a field; everything, if nothing was said."""
        found = self.table.field_named(name)
        assert found is not None
        return self.choices.get(name, Choice(found))

    def choose(self, choice: Choice, *caveats: str) -> Scope:
        """The scope with one choice made or replaced."""
        return replace(
            self,
            choices={**self.choices, choice.field.name: choice},
            caveats=self.caveats + tuple(c for c in caveats if c),
        )

    def only(self, name: str, *members: str) -> Scope:
        """The scope narrowed to some members of a field."""
        choice = self.choice(name)
        matches = tuple(Match(m, (m,)) for m in members)
        return self.choose(Choice(choice.field, members, matches=matches))

    def everything(self, name: str) -> Scope:
        """The scope without a choice of one field's members, its totals excluded."""
        found = self.choice(name).field
        return self.choose(Choice(found, excluded=found.totals))

    def but(self, caveat: str) -> Scope:
        """The scope with one more caveat."""
        return replace(self, caveats=(*self.caveats, caveat)) if caveat and caveat not in self.caveats else self

    def resolved(self) -> FigureRequest:
        """The request with names as stored and defaults filled in; computing it gives the same figure."""
        where = tuple(_filter(choice) for choice in self.choices.values() if choice.members or choice.excluded)
        return replace(
            self.request,
            table=self.table.id,
            measure=self.measure.name,
            where=where,
            by=self.by.name if self.by else None,
            weight=self.weight.name if self.weight else None,
        )


def _filter(choice: Choice) -> Filter:
    members: list[str] = []
    for match in choice.matches:
        members += [match.asked] if match.expands else match.members
    if choice.ranged:
        return Filter(choice.field.name, excluded=choice.excluded, start=choice.start, end=choice.end)
    return Filter(choice.field.name, tuple(dict.fromkeys(members or choice.members)), choice.excluded)


def read_scope(request: FigureRequest, store: TableStore, catalogue: Catalogue) -> Scope:
    """Resolve the names of a request.

    Raises:
        FigureError: a name is missing, unknown or used twice, or a condition does not fit its field.
    """
    table = catalogue.table(request.table)
    scope = Scope(request, table, catalogue.measure(table, request.measure))
    for condition in request.where:
        choice = _choice(condition, scope, store, catalogue)
        if choice.field.name in scope.choices:
            raise FigureError(f"The request filters {choice.field.name} twice.", "Put all conditions into one filter.")
        scope = scope.choose(choice, *_told(choice))
    by = catalogue.axis(table, request.by) if request.by else None
    weighed = request.weight and request.operation == "weighted_mean"
    weight = catalogue.measure(table, request.weight) if weighed else None
    return replace(scope, by=by, weight=weight)


def _choice(condition: Filter, scope: Scope, store: TableStore, catalogue: Catalogue) -> Choice:
    found = catalogue.dimension(scope.table, condition.dimension)
    if found.role == "time":
        return _times(condition, found, scope, store.members(scope.table.id, found.name))
    if condition.start is not None or condition.end is not None or condition.latest:
        raise FigureError(
            f"{found.name} of {scope.table.id} is no time: from, to and latest do not apply.",
            f"Time: {scope.time.name}." if scope.time else "The table has no time.",
        )
    matches = tuple(catalogue.match(scope.table, found, name) for name in condition.members)
    members = tuple(dict.fromkeys(m for match in matches for m in match.members))
    excluded = tuple(m for name in condition.excluded for m in catalogue.match(scope.table, found, name).members)
    kept = tuple(m for m in members if m not in excluded)
    if members and not kept:
        raise FigureError(f"The request takes and excludes the same members of {found.name}.", "Drop one of the two.")
    return Choice(found, kept, tuple(dict.fromkeys(excluded)), matches)


def _times(condition: Filter, found: Field, scope: Scope, known: tuple[str, ...]) -> Choice:
    members = tuple(_period(name, known, scope) for name in condition.members)
    excluded = tuple(_period(name, known, scope) for name in condition.excluded if _has_period(name, known))
    matches = tuple(Match(m, (m,)) for m in members)
    choice = Choice(found, members, excluded, matches, condition.start, condition.end, condition.latest)
    if not choice.ranged:
        return choice
    return replace(choice, members=_in_range(choice, members or known, known, scope))


def _in_range(choice: Choice, among: Iterable[str], known: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
    start, end = choice.start, choice.end
    if start is not None and end is not None and start > end:
        raise FigureError(f"The range from {start} to {end} is empty.", "Put the earlier year first.")
    inside = []
    for member in in_order(among):
        span = span_of(member)
        if span and (start is None or span.start >= start) and (end is None or span.end <= end):
            inside.append(member)
    if not inside:
        told = _no_period(scope, f"{start or '…'} to {end or '…'}")
        raise NoData(f"{told}.", f"{scope.table.id} covers {extent(known)}.")
    return tuple(inside)


def _has_period(name: str, known: tuple[str, ...]) -> bool:
    return any(name == member or same_period(name, member) for member in known)


def _period(name: str, known: tuple[str, ...], scope: Scope) -> str:
    if name in known:
        return name
    if alike := [member for member in known if same_period(name, member)]:
        return alike[0]
    if span_of(name) is None:
        shown = ", ".join(in_order(known)[-6:])
        raise UnknownName(f"{scope.table.id} has no period {name!r}.", f"Periods: {shown}.", in_order(known)[-3:])
    raise NoData(
        f"{_no_period(scope, name)}: it covers {extent(known)}.", f"Periods: {', '.join(in_order(known)[-12:])}."
    )


def _no_period(scope: Scope, period: str) -> str:
    return f"{scope.table.id} has no data for {period}"


def _told(choice: Choice) -> list[str]:
    """What is to be said of how members were named."""
    told = []
    for match in choice.matches:
        if match.alias:
            told.append(f"“{match.asked}” is taken as {' and '.join(match.members)}.")
    return told


def missing_years(choice: Choice, present: Iterable[str]) -> str:
    """The years of a chosen range without data, in words; "" where there are none."""
    if not choice.ranged:
        return ""
    years = gaps(present, choice.start, choice.end)
    if not years:
        return ""
    listed = ", ".join(str(y) for y in years[:6]) + (f" and {len(years) - 6} more" if len(years) > 6 else "")
    return f"No data for {listed}."
