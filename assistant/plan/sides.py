"""The two sides of a comparison as a table has them: members of a dimension, or periods. Chooses no operation."""

from __future__ import annotations

import re

from assistant.plan.comparing import Comparison
from assistant.plan.matching import Chosen, Match
from assistant.plan.reading import Reading

Sides = dict[str, tuple[str, str]]
_REVERSED = re.compile(
    r"\b(?:the other way(?: a?round)?|vice versa|the reverse|in the opposite direction|back)\b", re.IGNORECASE
)


def sides_of(reading: Reading, match: Match) -> Sides:
    """Subject and reference of each field in which the two sides differ; empty where the table has no such two."""
    comparison = reading.comparison
    if comparison is None:
        return {}
    start, end = comparison.reference
    if _REVERSED.search(reading.text[start:end]):
        return _exchanged(match)
    found = {c.field: pair for c in match.chosen if (pair := _split(c, comparison))}
    return found or _periods(reading, match, comparison)


def _split(chosen: Chosen, comparison: Comparison) -> tuple[str, str] | None:
    inside = [m for m in chosen.members if comparison.refers(chosen.spot(m))]
    outside = [m for m in chosen.members if m not in inside]
    return (outside[0], inside[0]) if len(inside) == len(outside) == 1 else None


def _exchanged(match: Match) -> Sides:
    """Origin and destination in each other's place."""
    directed = [f.name for f in match.words.table.dimensions if f.direction]
    ends = [c for c in match.chosen if c.field in directed and len(c.members) == 1]
    if len(ends) != 2:
        return {}
    one, other = (c.members[0] for c in ends)
    return {ends[0].field: (one, other), ends[1].field: (other, one)}


def _periods(reading: Reading, match: Match, comparison: Comparison) -> Sides:
    time, period = match.words.table.time, reading.period
    if time is None or len(match.periods) != 2 or len(period.spans) != 2:
        return {}
    inside = [comparison.refers(start) for start, _ in period.spans]
    if inside.count(True) != 1:
        return {}
    one, other = (span.member for span in match.periods)
    return {time.name: (other, one) if inside[0] else (one, other)}
