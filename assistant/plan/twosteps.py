"""Two-step requests: how a rank or a share changed between two periods. Chooses no table."""

from __future__ import annotations

from dataclasses import replace

from assistant.plan.reading import Reading
from assistant.types import FigureRequest, Filter

_TWO = 2


def two_periods(reading: Reading) -> bool:
    """Whether a question sets a first and a last period."""
    period = reading.period
    return period.kind in ("range", "list") and (len(period.years) == _TWO or len(period.ranges) == _TWO)


def asks_rank_change(reading: Reading) -> bool:
    """Whether the places gained or lost in a ranking are asked."""
    return "rank" in reading.cues and "change" in reading.cues and two_periods(reading)


def of_both(request: FigureRequest, operation: str, time: str, first: str, last: str) -> FigureRequest:
    """The difference of one rank or share at two periods: of a rank the earlier less the later, so that up is plus."""
    one = replace(request, operation="rank" if operation == "rank" else "share")
    early, late = (replace(one, where=_at(one, time, member)) for member in (first, last))
    return FigureRequest("difference", operands=(early, late) if operation == "rank" else (late, early))


def without_totals(request: FigureRequest, by: str, totals: tuple[str, ...]) -> FigureRequest:
    """What is ranked or is a part is a single member: a total beside it only says what it is part of."""
    kept = tuple(replace(f, members=_single(f.members, totals)) if f.dimension == by else f for f in request.where)
    return replace(request, where=kept)


def _single(members: tuple[str, ...], totals: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(m for m in members if m not in totals) or members


def _at(request: FigureRequest, time: str, member: str) -> tuple[Filter, ...]:
    others = tuple(f for f in request.where if f.dimension != time)
    return (*others, Filter(time, (member,)))
