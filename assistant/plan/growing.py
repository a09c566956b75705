"""Members ranked by how much they changed: "which grew most between 2015 and 2022". Chooses no table and no period."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.plan.operations import asks_percent
from assistant.plan.reading import Reading
from assistant.plan.refusing import says_change
from assistant.types import Field, FigureRequest, Operation

_PERCENT = re.compile(
    r"\b(?:fastest|slowest|quick(?:est|ly)|rapid(?:ly)?|steep(?:est|ly)|sharp(?:est|ly)|relative)\b", re.I
)
_FELL = re.compile(
    r"\b(?:fall\w*|fell|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|los(?:es?|s|ses|t|ing)|went down|go(?:ne)? down)\b",
    re.IGNORECASE,
)


def ranks_changes(reading: Reading, measure: Field, operation: Operation) -> bool:
    """Whether members are to be ordered by a change between two periods that the question names."""
    period = reading.period
    two = len(period.years) == 2 or len(period.ranges) == 2 or period.kind in ("since", "last")
    ordered = operation in ("top", "bottom") and "change" in (reading.cues.found | _relative(reading))
    return ordered and two and measure.unit not in ("rank", "year") and not says_change(measure)


def _relative(reading: Reading) -> frozenset[str]:
    return frozenset({"change"} if {"percent_change", "growth_rate"} & reading.cues.found else ())


def of_changes(base: FigureRequest, reading: Reading, measure: Field, time: str) -> FigureRequest | None:
    """The members ordered by their change from the first period to the last; None where no two periods are set.

    `base` orders the members by their values and is limited to the two periods.
    """
    ends = next((f.members for f in base.where if f.dimension == time), ())
    if len(ends) != 2:
        return None
    relative = measure.unit != "percent" and (asks_percent(reading) or bool(_PERCENT.search(reading.text)))
    change: Operation = "percent_change" if relative else "difference"
    operation = base.operation
    if _FELL.search(reading.text):
        operation = "bottom" if operation == "top" else "top"
    inner = replace(base, operation=change, by=None, limit=None)
    return FigureRequest(operation, operands=(inner,), by=base.by, limit=base.limit)
