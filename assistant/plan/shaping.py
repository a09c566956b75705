"""From a matched reading and a measure to a figure request, with what had to be assumed. Scores nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.places import place_named
from assistant.plan.adding import may_add
from assistant.plan.axes import singled
from assistant.plan.balances import with_sides
from assistant.plan.checking import checked
from assistant.plan.draft import Draft, Shaped
from assistant.plan.forming import request_of
from assistant.plan.growing import of_changes
from assistant.plan.matching import Match
from assistant.plan.operations import (
    operation_of,
)
from assistant.plan.reading import Reading
from assistant.plan.selection import Condition, Selection
from assistant.plan.sides import sides_of
from assistant.plan.studies import MOST, TOLD, named_as_measure, rivals
from assistant.plan.timing import fill_time
from assistant.plan.words import content_stems
from assistant.types import Field, Note, Operation

_GRAND_TOTAL = re.compile(r"(?:all|total|world|overall|both|any)\b", re.IGNORECASE)
_ORDERING: frozenset[Operation] = frozenset({"count", "rank", "top", "bottom"})
_FEW = 5
_DESCRIBED = 0.5
_REST = re.compile(r"\s*(?:other|rest|remaining|unknown|not)\b", re.IGNORECASE)
_CLEARLY = 0.08


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
    draft = Draft(
        reading, table, measure, conditions, operation, by, sides if by in sides else {}, unplaced=bool(match.unplaced)
    )
    undecided, gap = None, ""
    if not _listed_by_study(draft, match, selection):
        undecided = _fill_dimensions(draft, selection)
    if undecided is None and not draft.by_study:
        gap = fill_time(draft, match, selection) if draft.rows(selection) else draft.no_cells()
    request = request_of(draft)
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
        lists=draft.lists,
    )


def _fill_dimensions(draft: Draft, selection: Selection) -> tuple[str, tuple[str, ...]] | None:
    """Give every dimension that the question leaves open a member, or say which cannot be decided."""
    for dimension in draft.table.dimensions:
        condition = draft.condition(dimension.name)
        if dimension.name == draft.by:
            if not condition.members and dimension.totals:
                draft.conditions[dimension.name] = replace(condition, excluded=condition.excluded + dimension.totals)
        elif not _is_settled(draft, dimension, condition):
            members = tuple(m for m in selection.members(draft.table, draft.rows(selection), dimension.name) if m)
            if not _decided(draft, dimension, members, selection):
                return dimension.name, members
    return None


def _is_settled(draft: Draft, dimension: Field, condition: Condition) -> bool:
    """Whether nothing is left to decide: members are named, or the operation takes the dimension as it is."""
    if condition.members or (draft.operation == "net_flow" and dimension.direction):
        return True
    return bool(condition.excluded) and draft.operation not in ("lookup", "series")


def _decided(draft: Draft, dimension: Field, members: tuple[str, ...], selection: Selection) -> bool:
    """Decide a dimension left open: the only member, a total, the one described, or all of a few."""
    if len(members) <= 1:
        _tell_only_place(draft, dimension, members)
        return True
    if _goes_without_saying(draft, dimension, selection):
        return True
    member = None if draft.condition(dimension.name).excluded else _assumed(dimension, members)
    if member is not None:
        draft.choose(dimension.name, (member,), f"{dimension.title} is not named in the question: {member} is used.")
        return True
    if _adds(draft, dimension, members):
        return True
    if described := _described(members, draft.reading):
        draft.choose(dimension.name, (described,), counts=False)
        draft.described = True
        return True
    return _lists(draft, dimension, members)


def _lists(draft: Draft, dimension: Field, members: Sequence[str]) -> bool:
    """Whether a value is looked up for each of a few members left open, rather than asked which is meant."""
    if draft.operation != "lookup" or draft.by not in (None, draft.time) or draft.sides or len(members) > _FEW:
        return False
    if draft.unplaced or any(len(c.members) > 1 for c in draft.conditions.values()):
        return False
    told = f"{dimension.title} is not named in the question: the values of all {len(members)} are given."
    draft.choose(dimension.name, tuple(members), told)
    draft.by, draft.lists = dimension.name, True
    return True


def _goes_without_saying(draft: Draft, dimension: Field, selection: Selection) -> bool:
    """Whether each member of what the request runs over has but one of this dimension: each school its ward.

    In tables that nobody described also where several members are named or added; of others the description says
    what is chosen.
    """
    told = {draft.by} if draft.by else set()
    if draft.table.inferred:
        others = (f.name for f in draft.table.dimensions if f.name != dimension.name)
        told |= {name for name in others if len(draft.condition(name).members) > 1 or name in draft.added}
    rows = draft.rows(selection)
    return any(selection.follows(draft.table, rows, name, dimension.name) for name in told)


def _adds(draft: Draft, dimension: Field, members: Sequence[str]) -> bool:
    """Whether the members left open are added up; the operation becomes a sum and the note says so."""
    operation = draft.operation
    if not may_add(draft.reading, draft.table, draft.measure, dimension, members, operation):
        return False
    if operation == "lookup":
        draft.operation = "sum"
    draft.added.append(dimension.name)
    draft.assumptions += 1
    told = f"{dimension.title} is not named in the question: added over its {len(members)} members in the table."
    draft.notes.append(Note("assumption", told))
    return True


def _listed_by_study(draft: Draft, match: Match, selection: Selection) -> bool:
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


def _tell_only_place(draft: Draft, dimension: Field, members: Sequence[str]) -> None:
    """A table of one place that the question does not name answers for that place only, and says so."""
    if dimension.kind == "place" and members and not _says_place(draft.reading, members[0]):
        draft.choose(dimension.name, (members[0],), f"The table holds {members[0]} only.")


def _says_place(reading: Reading, member: str) -> bool:
    place = place_named(member)
    return place is None or any(m.place.code == place.code for m in reading.places)


def _assumed(dimension: Field, members: Sequence[str]) -> str | None:
    if dimension.default in members:
        return dimension.default
    return next((total for total in dimension.totals if total in members and _GRAND_TOTAL.match(total)), None)


def _described(members: Sequence[str], reading: Reading) -> str | None:
    """The one member that the question's words describe clearly better than any other."""
    asked = {w.stem for w in reading.words if w.content}
    named = [m for m in members if not _REST.match(m)]
    scores = sorted(((_overlap(content_stems(m), asked), m) for m in named), reverse=True)
    best, second = (scores[0], scores[1]) if len(scores) > 1 else ((0.0, ""), (0.0, ""))
    return best[1] if best[0] >= _DESCRIBED and best[0] - second[0] >= _CLEARLY else None


def _overlap(stems: tuple[str, ...], asked: set[str]) -> float:
    return sum(s in asked for s in stems) / len(stems) if stems else 0.0
