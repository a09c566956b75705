"""A draft made into a figure request: one table's cells, two operands, two steps. Decides no member and no period."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.plan.draft import Draft
from assistant.plan.operations import PAIRS, REDUCING, asks_direction, step_of, weight_named
from assistant.plan.reading import Reading
from assistant.plan.twosteps import of_both, without_totals
from assistant.plan.wholes import rest_of_whole, without_wholes
from assistant.types import FigureRequest, Filter, Operation

_PLURAL = re.compile(
    r"\b(?:which|what|top)\s+(?:\w+\s+){0,2}?(?:countries|nations|fields|origins|destinations|partners|institutions)\b|"
    r"^\s*where\b|\b(?:by|per|each) country\b",
    re.IGNORECASE,
)
_A_FEW = 5


def request_of(draft: Draft) -> FigureRequest:
    """The request of what was decided."""
    where = tuple(Filter(c.field, c.members, c.excluded) for c in draft.conditions.values() if c.members or c.excluded)
    by = None if draft.operation in REDUCING else draft.by
    base = FigureRequest(draft.operation, draft.table.id, draft.measure.name, where, by)
    if draft.operation == "weighted_mean" and draft.measure.weight is None:
        base = replace(base, weight=weight_named(draft.reading, draft.table, draft.measure) or None)
    if draft.reading.task.lists and by and draft.operation in ("top", "bottom"):
        return replace(base, condition=draft.reading.task.condition, limit=draft.reading.cues.limit)
    if draft.operation == "share" and by and (axis := draft.table.field_named(by)):
        if not draft.condition(by).members:
            asked = replace(base, limit=draft.reading.cues.limit)
            return replace(asked, order="ascending") if "least" in draft.reading.cues else asked
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


def _of_operands(base: FigureRequest, draft: Draft, members: tuple[str, ...] = ()) -> FigureRequest:
    """Two lookups, the subject first; "is A lower than B" is asked as "is B higher than A"."""
    by = draft.by or ""
    members = members or draft.condition(by).members[:2]
    sides = draft.sides or {by: (members[0], members[1])}
    own = [{name: pair[i] for name, pair in sides.items()} for i in (0, 1)]
    if base.operation == "compare" and draft.asks_less:
        own.reverse()
    read: Operation = "sum" if draft.added else "lookup"
    return FigureRequest(base.operation, operands=tuple(_looked_up(base, members, read) for members in own))


def _looked_up(base: FigureRequest, members: dict[str, str], operation: Operation) -> FigureRequest:
    where = (replace(f, members=(members[f.dimension],)) if f.dimension in members else f for f in base.where)
    return replace(base, operation=operation, by=None, where=tuple(where))


def _over_time(base: FigureRequest, draft: Draft) -> FigureRequest:
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


def _in_two_steps(base: FigureRequest, draft: Draft, members: tuple[str, ...]) -> FigureRequest | None:
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
