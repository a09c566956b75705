"""Yes/no questions against a number ("did X have at least 5,000"): the request held against it. Fills nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from assistant.plan.reading import Reading
from assistant.quantities import units_compatible
from assistant.types import Condition, Field, FigureRequest, Operation

_ONE_VALUE: frozenset[Operation] = frozenset(
    {
        "sum",
        "mean",
        "median",
        "weighted_mean",
        "minimum",
        "maximum",
        "difference",
        "percent_change",
        "growth_rate",
        "share",
        "ratio",
        "rank",
        "net_flow",
    }
)
_IN_PERCENT: frozenset[Operation] = frozenset({"share", "percent_change", "growth_rate"})
_FELL = re.compile(
    r"\b(?:fall(?:en)?|fell|drop(?:ped)?|declined?|decreased?|shr[aiu]nk(?:en)?|go(?:ne)? down|went down|lose|lost)\b",
    re.IGNORECASE,
)
_TURNED = {
    "at_least": "at_most",
    "more_than": "less_than",
    "at_most": "at_least",
    "less_than": "more_than",
    "equal": "equal",
}
_BARE = ("", "count")


def checked(request: FigureRequest, reading: Reading, measure: Field) -> FigureRequest | None:
    """The request held against the number the question states; None where it gives no one value or another unit."""
    condition = reading.task.condition
    if condition is None:
        return None
    if request.operation == "difference" and reading.task.unit == "percent" and measure.unit != "percent":
        request = replace(request, operation="percent_change")
    unit = unit_of(request, measure)
    stated = reading.task.unit
    if stated in _BARE:
        fits = unit not in ("percent", "points") and not unit.startswith("per_")
    else:
        fits = units_compatible(stated, unit) or (stated in ("percent", "points") and unit == "points")
    if not fits:
        return None
    if reading.task.by_amount and _FELL.search(reading.text):
        condition = _fallen(condition)
    if request.operation == "lookup" and request.by is None:
        return replace(request, operation="compare", condition=condition)
    if request.operation in _ONE_VALUE and request.by is None or request.operation in ("share", "rank"):
        return FigureRequest("compare", operands=(request,), condition=condition)
    return None


def unit_of(request: FigureRequest, measure: Field) -> str:
    """The unit of what a request gives."""
    if request.operation in _IN_PERCENT:
        return "percent"
    if request.operation == "difference":
        return "points" if measure.unit == "percent" else measure.unit
    return request.operation if request.operation in ("ratio", "rank") else measure.unit


def _fallen(condition: Condition) -> Condition:
    """A fall of at least five is a change of minus five at most."""
    turned = _TURNED[condition.comparison]
    return Condition(turned, Decimal(0) - condition.value)  # type: ignore[arg-type]
