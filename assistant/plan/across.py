"""A ratio, difference or comparison of figures from two tables ("the ratio of nurses to beds"). Chooses no table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.plan.reading import Reading
from assistant.types import FigureRequest, Note, Operation, PlannedFigure

_SINGLE: frozenset[Operation] = frozenset({"lookup", "sum"})
_TOLD = "The two figures are from different tables, which may define and count differently; read the result with care."
_YEAR = re.compile(r"\b(?:in\s+|of\s+)?(?:19|20)\d\d(?:\s*[-–/]\s*\d{2,4})?\b", re.IGNORECASE)
_ENDS = " ,.?;:"


def sides_apart(reading: Reading) -> tuple[str, ...]:
    """The two sides of a comparison as questions of their own, subject first; () where there are no two.

    A year said of one side is meant of both.
    """
    comparison = reading.comparison
    if comparison is None or comparison.asks not in ("ratio", "difference"):
        return ()
    text, (start, end) = reading.text, comparison.reference
    reference = text[start:end].strip(_ENDS)
    lead = comparison.spans[0]
    subject = text[lead[1] : comparison.spans[-1][0]].strip(_ENDS) if len(comparison.spans) > 1 else ""
    if not subject or not reference:
        return ()
    sides = (subject, reference)
    years = [_YEAR.search(side) for side in sides]
    told = next((m.group() for m in (*years, _YEAR.search(text[end:]), _YEAR.search(text[: lead[0]])) if m), "")
    return tuple(f"{side} {told}" if told and not found else side for side, found in zip(sides, years, strict=True))


def combined(reading: Reading, sides: Sequence[tuple[PlannedFigure, ...]]) -> tuple[PlannedFigure, ...]:
    """One figure of two sides, each a single value of its own table; () where that is not what was found."""
    if len(sides) != 2 or any(len(found) != 1 for found in sides) or reading.comparison is None:
        return ()
    first, second = (found[0] for found in sides)
    requests = (first.request, second.request)
    if (
        any(r.operation not in _SINGLE or r.by or r.operands for r in requests)
        or requests[0].table == requests[1].table
    ):
        return ()
    if any(len(f.members) > 1 for r in requests for f in r.where):
        return ()
    notes = (Note("caveat", _TOLD), *first.notes, *second.notes)
    return (
        PlannedFigure(
            FigureRequest(reading.comparison.asks, operands=requests),
            min(first.confidence, second.confidence),
            tuple(dict.fromkeys(notes)),
            first.explained + second.explained,
            first.unexplained + second.unexplained,
        ),
    )
