"""From a matched reading and a measure to a figure request, with what had to be assumed. Scores nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from assistant.places import place_named
from assistant.plan.adding import may_add
from assistant.plan.axes import singled
from assistant.plan.balances import with_sides
from assistant.plan.checking import checked
from assistant.plan.growing import of_changes, ranks_changes
from assistant.plan.matching import Match
from assistant.plan.operations import (
    OVER_PERIODS,
    PAIRS,
    REDUCING,
    TWO_ENDS,
    asks_direction,
    operation_of,
    step_of,
    weight_named,
)
from assistant.plan.reading import Reading
from assistant.plan.selection import Condition, Selection
from assistant.plan.sides import Sides, sides_of
from assistant.plan.studies import MOST, TOLD, named_as_measure, rivals
from assistant.plan.twosteps import of_both, without_totals
from assistant.plan.vocabulary import Span
from assistant.plan.wholes import rest_of_whole, without_wholes
from assistant.plan.words import content_stems
from assistant.types import Field, FigureRequest, Filter, Note, Operation, Table

_PLURAL = re.compile(
    r"\b(?:which|what|top)\s+(?:\w+\s+){0,2}?(?:countries|nations|fields|origins|destinations|partners|institutions)\b|"
    r"^\s*where\b|\b(?:by|per|each) country\b",
    re.IGNORECASE,
)
_GRAND_TOTAL = re.compile(r"(?:all|total|world|overall|both|any)\b", re.IGNORECASE)
_A_FEW = 5
_YEAR = re.compile(r"\byear\b", re.IGNORECASE)
_ORDERING: frozenset[Operation] = frozenset({"count", "rank", "top", "bottom"})
_DESCRIBED = 0.5
_CLEARLY = 0.08


@dataclass(frozen=True, slots=True)
class Shaped:
    """A request a question may mean; `gap` says in words what the table lacks, `open` which choice is not made.

    `described` where the question's words picked a member that they do not name; `unfit` where the measure is not of
    the kind asked for, whatever cells it has; `by_study` where rival sources are listed side by side.
    """

    request: FigureRequest
    notes: tuple[Note, ...] = ()
    assumptions: int = 0
    gap: str = ""
    open: tuple[str, tuple[str, ...]] | None = None
    described: bool = False
    unfit: bool = False
    by_study: bool = False


@dataclass(slots=True)
class _Draft:
    """What is decided so far while one request is shaped."""

    reading: Reading
    table: Table
    measure: Field
    conditions: dict[str, Condition]
    operation: Operation
    by: str | None
    sides: Sides
    notes: list[Note] = field(default_factory=list)
    assumptions: int = 0
    described: bool = False
    adds: bool = False
    by_study: bool = False

    @property
    def time(self) -> str | None:
        return self.table.time.name if self.table.time else None

    @property
    def ranks_changes(self) -> bool:
        """Whether members are ordered by their change over time."""
        over = self.by is not None and self.by != self.time and self.time is not None and not self.sides
        return over and ranks_changes(self.reading, self.measure, self.operation)

    @property
    def two_ends(self) -> bool:
        """Whether a change over time is asked, from a first to a last period."""
        if self.ranks_changes:
            return True
        return not self.sides and self.operation in (*TWO_ENDS, "compare") and self.by in (None, self.time)

    @property
    def asks_less(self) -> bool:
        """Whether a yes/no question asks if its subject is the smaller one."""
        comparison = self.reading.comparison
        if self.by == self.time and not self.sides:
            return False
        return comparison.less if comparison else "less" in self.reading.cues

    def rows(self, selection: Selection) -> list[int]:
        return selection.rows(self.table, list(self.conditions.values()), self.measure.name)

    def condition(self, name: str) -> Condition:
        return self.conditions.get(name, Condition(name))

    def choose(self, name: str, members: tuple[str, ...], note: str = "", *, counts: bool = True) -> None:
        self.conditions[name] = replace(self.condition(name), members=members)
        self.assumptions += counts
        if note:
            self.notes.append(Note("assumption", note))

    def no_cells(self) -> str:
        named = [m for c in self.conditions.values() for m in c.members]
        return f"{self.measure.title} for {', '.join(named)}" if named else self.measure.title


def shape(reading: Reading, match: Match, measure: Field, selection: Selection) -> Shaped:
    """The request that a reading means for one measure of a matched table."""
    table = match.words.table
    conditions = {c.field: Condition(c.field, c.members, c.excluded, c.at) for c in match.chosen}
    sides = sides_of(reading, match)
    operation, by = operation_of(reading, table, measure, conditions, sides)
    if operation == "net_flow":
        conditions = with_sides(reading, table, conditions)
    axis = table.field_named(by) if by and operation in _ORDERING else None
    if axis is not None and axis.kind == "place" and axis.name in conditions:
        conditions = {
            **conditions,
            axis.name: singled(reading, match.words.places[axis.name], axis, conditions[axis.name]),
        }
    draft = _Draft(reading, table, measure, conditions, operation, by, sides if by in sides else {})
    undecided, gap = None, ""
    if not _listed_by_study(draft, match, selection):
        undecided = _fill_dimensions(draft, selection)
    if undecided is None and not draft.by_study:
        gap = _fill_time(draft, match, selection) if draft.rows(selection) else draft.no_cells()
    request = _request(draft)
    if draft.ranks_changes and not (gap or undecided):
        ranked = of_changes(request, reading, measure, draft.time or "")
        request, gap = ranked or request, "" if ranked else f"the change of {measure.title} for each member"
    if reading.task.checks and not gap:
        held = checked(request, reading, measure)
        request, gap = held or request, "" if held else f"one value of {measure.title} to hold against a number"
    return Shaped(
        request,
        tuple(draft.notes),
        draft.assumptions,
        gap or match.period_gap,
        undecided,
        draft.described,
        by_study=draft.by_study,
    )


def _fill_dimensions(draft: _Draft, selection: Selection) -> tuple[str, tuple[str, ...]] | None:
    """Give every dimension that the question leaves open a member, or say which cannot be decided."""
    for dimension in draft.table.dimensions:
        condition = draft.condition(dimension.name)
        if dimension.name == draft.by:
            if not condition.members and dimension.totals:
                draft.conditions[dimension.name] = replace(condition, excluded=condition.excluded + dimension.totals)
            continue
        if condition.members or (draft.operation == "net_flow" and dimension.direction):
            continue
        if condition.excluded and draft.operation not in ("lookup", "series"):
            continue
        members = [m for m in selection.members(draft.table, draft.rows(selection), dimension.name) if m]
        if len(members) <= 1:
            _tell_only_place(draft, dimension, members)
            continue
        member = None if condition.excluded else _assumed(dimension, members)
        if member is None and _adds(draft, dimension, members):
            continue
        if member is None and (described := _described(members, draft.reading)):
            draft.choose(dimension.name, (described,), counts=False)
            draft.described = True
            continue
        if member is None:
            return dimension.name, tuple(members)
        draft.choose(dimension.name, (member,), f"{dimension.title} is not named in the question: {member} is used.")
    return None


def _adds(draft: _Draft, dimension: Field, members: list[str]) -> bool:
    """Whether the members left open are added up; the operation becomes a sum and the note says so."""
    operation = draft.operation
    if not may_add(draft.reading, draft.table, draft.measure, dimension, members, operation):
        return False
    if operation == "lookup":
        draft.operation = "sum"
    draft.adds = True
    draft.assumptions += 1
    told = f"{dimension.title} is not named in the question: added over its {len(members)} members in the table."
    draft.notes.append(Note("assumption", told))
    return True


def _listed_by_study(draft: _Draft, match: Match, selection: Selection) -> bool:
    """Where rival sources count the same and none is named: all of them, with whatever varies from one to another."""
    study = rivals(draft.table, frozenset(draft.conditions), draft.operation)
    if study is None or draft.by not in (None, draft.time):
        return False
    own = named_as_measure(match.words, draft.measure, draft.conditions.values())
    said = {name: c for name, c in draft.conditions.items() if name not in own}
    time = draft.table.time
    periods = (Condition(time.name, tuple(s.member for s in match.periods)),) if time and match.periods else ()
    rows = selection.rows(draft.table, [*said.values(), *periods], draft.measure.name)
    if len(selection.members(draft.table, rows, study.name)) < 2 or len(rows) > MOST:
        return False
    draft.conditions = said
    for one in (*draft.table.dimensions, *((time,) if time else ())):
        if not draft.condition(one.name).members:
            members = tuple(m for m in selection.members(draft.table, rows, one.name) if m)
            draft.choose(one.name, members, counts=False)
    draft.operation, draft.by, draft.by_study = "lookup", study.name, True
    draft.notes.append(Note("disagreement", TOLD))
    return True


def _tell_only_place(draft: _Draft, dimension: Field, members: list[str]) -> None:
    """A table of one place that the question does not name answers for that place only, and says so."""
    if dimension.kind == "place" and members and not _says_place(draft.reading, members[0]):
        draft.choose(dimension.name, (members[0],), f"The table holds {members[0]} only.")


def _says_place(reading: Reading, member: str) -> bool:
    place = place_named(member)
    return place is None or any(m.place.code == place.code for m in reading.places)


def _assumed(dimension: Field, members: list[str]) -> str | None:
    if dimension.default in members:
        return dimension.default
    return next((total for total in dimension.totals if total in members and _GRAND_TOTAL.match(total)), None)


def _described(members: list[str], reading: Reading) -> str | None:
    """The one member that the question's words describe clearly better than any other."""
    asked = {w.stem for w in reading.words if w.content}
    scores = sorted(((_overlap(content_stems(m), asked), m) for m in members), reverse=True)
    best, second = scores[0], scores[1]
    return best[1] if best[0] >= _DESCRIBED and best[0] - second[0] >= _CLEARLY else None


def _overlap(stems: tuple[str, ...], asked: set[str]) -> float:
    return sum(s in asked for s in stems) / len(stems) if stems else 0.0


def _fill_time(draft: _Draft, match: Match, selection: Selection) -> str:
    """Decide the periods; what is returned says what the table lacks."""
    if draft.time is None:
        return ""
    several = {c.field: c.members for c in draft.conditions.values() if len(c.members) > 1 and draft.operation != "sum"}
    known = selection.periods_with_all(draft.table, draft.rows(selection), draft.time, several)
    spans = [s for s in match.words.periods if s.member in known]
    if not spans:
        return draft.no_cells()
    if match.periods:
        return _named_time(draft, match.periods, spans)
    over_time = draft.by == draft.time and draft.operation in ("count", "top", "bottom")
    if draft.two_ends or over_time or draft.operation in OVER_PERIODS:
        return _whole_time(draft, spans)
    return _latest(draft, spans)


def _latest(draft: _Draft, spans: list[Span]) -> str:
    assert draft.time is not None
    note = "" if len(spans) == 1 else f"The latest period with data is used: {spans[-1].member}."
    asked = draft.reading.period.kind == "latest"
    draft.choose(draft.time, (spans[-1].member,), note, counts=not asked and len(spans) > 1)
    return ""


def _named_time(draft: _Draft, periods: tuple[Span, ...], known: list[Span]) -> str:
    assert draft.time is not None
    have = {s.member for s in known}
    ends = sorted(periods, key=lambda s: s.end)
    needed = (ends[0], ends[-1]) if draft.two_ends else periods
    missing = [s.member for s in needed if s.member not in have]
    loose = draft.operation in OVER_PERIODS and draft.reading.period.kind != "list"
    if missing and (not loose or len(missing) == len(needed)):
        return f"{draft.no_cells()} in {', '.join(missing)} (there are values for {_listed(known)})"
    draft.choose(draft.time, tuple(s.member for s in needed if s.member in have), counts=False)
    return ""


def _whole_time(draft: _Draft, spans: list[Span]) -> str:
    assert draft.time is not None
    period = draft.reading.period
    inside = [s for s in spans if (period.start or 0) <= s.start and s.end <= (period.end or 9999)]
    if period.kind == "last" and period.last:
        single = [s for s in spans if s.start == s.end]
        inside = [s for s in single if s.start > single[-1].start - period.last]
    if draft.two_ends:
        if len(inside) < 2:
            return f"{draft.no_cells()} in two periods"
        first, last = inside[0].member, inside[-1].member
        draft.choose(draft.time, (first, last), f"The change is taken from {first} to {last}.")
        return ""
    if draft.operation in REDUCING and period.kind in ("none", "latest"):
        return _latest(draft, spans)
    years = _YEAR.search(draft.reading.text) and "when" in draft.reading.cues
    if years and draft.operation in ("minimum", "maximum") and any(s.end > s.start for s in inside):
        return f"{draft.no_cells()} in single years"
    if len(inside) < 2 and (period.kind == "last" or draft.operation in ("minimum", "maximum", "count")):
        return f"{draft.no_cells()} in several periods"
    draft.choose(draft.time, tuple(s.member for s in inside), counts=False)
    return "" if inside else draft.no_cells()


def _listed(spans: list[Span]) -> str:
    return spans[0].member if len(spans) == 1 else f"{spans[0].member} to {spans[-1].member}"


def _request(draft: _Draft) -> FigureRequest:
    where = tuple(Filter(c.field, c.members, c.excluded) for c in draft.conditions.values() if c.members or c.excluded)
    by = None if draft.operation in REDUCING else draft.by
    base = FigureRequest(draft.operation, draft.table.id, draft.measure.name, where, by)
    if draft.operation == "weighted_mean" and draft.measure.weight is None:
        base = replace(base, weight=weight_named(draft.reading, draft.table, draft.measure) or None)
    if draft.reading.task.lists and by and draft.operation in ("top", "bottom"):
        return replace(base, condition=draft.reading.task.condition, limit=draft.reading.cues.limit)
    if draft.operation == "share" and by and (axis := draft.table.field_named(by)):
        return without_wholes(base, axis)
    if draft.operation == "lookup" and draft.measure.aggregation == "sum":
        return rest_of_whole(base, draft.table.dimensions) or base
    if draft.operation == "count":
        return replace(base, condition=draft.reading.task.condition)
    if draft.sides or (draft.operation in PAIRS and draft.by and draft.by != draft.time):
        return _of_operands(base, draft)
    if draft.two_ends and not draft.ranks_changes:
        return _over_time(base, draft)
    if draft.operation in ("top", "bottom"):
        several = len(draft.condition(draft.by or "").members)
        return replace(base, limit=draft.reading.cues.limit or several or _limit(draft.reading))
    return base


def _limit(reading: Reading) -> int:
    return _A_FEW if _PLURAL.search(reading.text) else 1


def _of_operands(base: FigureRequest, draft: _Draft, members: tuple[str, ...] = ()) -> FigureRequest:
    """Two lookups, the subject first; "is A lower than B" is asked as "is B higher than A"."""
    by = draft.by or ""
    members = members or draft.condition(by).members[:2]
    sides = draft.sides or {by: (members[0], members[1])}
    own = [{name: pair[i] for name, pair in sides.items()} for i in (0, 1)]
    if base.operation == "compare" and draft.asks_less:
        own.reverse()
    read: Operation = "sum" if draft.adds else "lookup"
    return FigureRequest(base.operation, operands=tuple(_looked_up(base, members, read) for members in own))


def _looked_up(base: FigureRequest, members: dict[str, str], operation: Operation) -> FigureRequest:
    where = (replace(f, members=(members[f.dimension],)) if f.dimension in members else f for f in base.where)
    return replace(base, operation=operation, by=None, where=tuple(where))


def _over_time(base: FigureRequest, draft: _Draft) -> FigureRequest:
    """Two years as first and last; two other periods as two lookups, the later first."""
    members = draft.condition(draft.time or "").members
    if draft.operation == "compare":
        if len(members) != 2:
            return base
        latest_first = tuple(reversed(members))
        return _of_operands(base, draft, members if asks_direction(draft.reading) == "down" else latest_first)
    if draft.time and len(members) == 2 and (steps := _in_two_steps(base, draft, members)):
        return steps
    if len(members) == 2 and not all(m.isdigit() for m in members):
        return _of_operands(replace(base, by=draft.time), draft, tuple(reversed(members)))
    return replace(base, by=None, where=tuple(_as_range(f, draft.time) for f in base.where))


def _in_two_steps(base: FigureRequest, draft: _Draft, members: tuple[str, ...]) -> FigureRequest | None:
    """The change of a rank or a share that has to be computed at both periods first."""
    step = step_of(draft.reading, draft.table, draft.measure, draft.conditions)
    if step is None or step[1] is None or base.operation != "difference":
        return None
    axis = draft.table.field_named(step[1])
    single = without_totals(base, step[1], axis.totals if axis else ())
    return of_both(replace(single, by=step[1]), step[0], draft.time or "", members[0], members[1])


def _as_range(condition: Filter, time: str | None) -> Filter:
    """Two years as first and last: the engine takes the last minus the first."""
    years = [int(m) for m in condition.members if m.isdigit()]
    if condition.dimension != time or len(years) != 2:
        return condition
    return Filter(condition.dimension, start=min(years), end=max(years))
