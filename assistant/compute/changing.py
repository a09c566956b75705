"""The operations difference, percent change, growth rate, ratio and compare, on two values. Reads no cells."""

from __future__ import annotations

from decimal import Decimal

from assistant.compute.guard import require_magnitudes, require_positive
from assistant.compute.numbers import MINUS, change_in_percent, divide, equals, growth_in_percent, number, subtract
from assistant.compute.pairs import Pair, Side, pair_of
from assistant.compute.periods import years_between
from assistant.compute.result import Result
from assistant.compute.thresholds import against
from assistant.compute.work import Work
from assistant.errors import NotMeaningful
from assistant.types import FigureRequest

_OF_DIFFERENCES = {"percent": "points", "rank": "places"}
_RELATIVE = "This is a relative change of a percentage, not a change in points."


def difference(request: FigureRequest, work: Work) -> Result:
    """The first value minus the second; the last period minus the first. Percentages differ in points."""
    pair = pair_of(request, work, "Subtracting")
    first, second = pair.first, pair.second
    value = subtract(first.value, second.value)
    unit = _OF_DIFFERENCES.get(first.unit, first.unit)
    label = _label(pair, f"change from {second.name} to {first.name}", f"{first.name} minus {second.name}")
    formula = equals(f"{number(first.value)} {MINUS} {_bracketed(second.value)}", value)
    told = "Ranks: a smaller number is better." if first.unit == "rank" else ""
    return pair.result(value, unit, label, formula, told)


def percent_change(request: FigureRequest, work: Work) -> Result:
    """The change from the second value (the first period) to the first, in percent of the second."""
    pair = pair_of(request, work, "A percent change between")
    first, second = pair.first, pair.second
    require_magnitudes((first.unit, second.unit), "A percent change of")
    require_positive(second.value, second.name, "A percent change")
    value = change_in_percent(first.value, second.value)
    label = _label(
        pair,
        f"percent change from {second.name} to {first.name}",
        f"{first.name} against {second.name}, difference in percent",
    )
    base = number(second.value)
    formula = equals(f"({number(first.value)} {MINUS} {base}) / {base} × 100", value)
    return pair.result(value, "percent", label, formula, _RELATIVE if first.unit == "percent" else "")


def growth_rate(request: FigureRequest, work: Work) -> Result:
    """The compound growth per year from the first period to the last, in percent."""
    pair = pair_of(request, work, "A growth rate between")
    first, second = pair.first, pair.second
    years = _years(first, second)
    require_magnitudes((first.unit, second.unit), "A growth rate of")
    require_positive(second.value, second.name, "A growth rate")
    require_positive(first.value, first.name, "A growth rate")
    value = growth_in_percent(first.value, second.value, years)
    told = f"growth per year from {second.name} to {first.name}"
    formula = equals(f"(({number(first.value)} / {number(second.value)})^(1/{years}) {MINUS} 1) × 100", value)
    label = _label(pair, told, told)
    return pair.result(value, "percent", label, formula, _RELATIVE if first.unit == "percent" else "")


def ratio(request: FigureRequest, work: Work) -> Result:
    """The first value (the last period) over the second."""
    pair = pair_of(request, work, "A ratio of")
    first, second = pair.first, pair.second
    require_magnitudes((first.unit, second.unit), "A ratio of")
    require_positive(second.value, second.name, "A ratio")
    value = divide(first.value, second.value)
    told = f"ratio of {first.name} to {second.name}"
    formula = equals(f"{number(first.value)} / {number(second.value)}", value)
    return pair.result(value, "ratio", _label(pair, told, told), formula)


def compare(request: FigureRequest, work: Work) -> Result:
    """1 where the first value (the last period) is greater than the second, else 0; displayed as yes or no.

    With a condition, one value is held against the number it states.
    """
    if request.condition is not None:
        return against(request, work)
    pair = pair_of(request, work, "Comparing")
    first, second = pair.first, pair.second
    greater = first.value > second.value
    sign = ">" if greater else "=" if first.value == second.value else "<"
    told = f"whether {first.name} is greater than {second.name}"
    formula = f"{number(first.value)} {sign} {number(second.value)}: {'yes' if greater else 'no'}"
    equal = "The two values are equal." if sign == "=" else ""
    label = _label(pair, told, told) if pair.lead else f"{first.name}, compared with {second.name}"
    return pair.result(Decimal(int(greater)), "", label, formula, equal, display="yes" if greater else "no")


def _label(pair: Pair, over_time: str, between: str) -> str:
    told = over_time if pair.over_time else between
    return f"{pair.lead}, {told}" if pair.lead else told[:1].upper() + told[1:]


def _years(first: Side, second: Side) -> int:
    """The years between the two periods.

    Raises:
        NotMeaningful: the sides are not two periods, or the first is not the later.
    """
    last, start = _period(first), _period(second)
    years = years_between(start, last) if start and last else None
    if not years or years < 0:
        raise NotMeaningful(
            "A growth rate per year needs a later and an earlier period, at least a year apart.",
            "Give `from` and `to`, or operands with one period each, the later first.",
        )
    return years


def _period(side: Side) -> str:
    times = {f.name for part in side.parts for f in part.table.with_role("time")}
    return next((member for name, member in side.members if name in times), "")


def _bracketed(value: Decimal) -> str:
    return f"({number(value)})" if value < 0 else number(value)
