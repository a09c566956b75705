"""Whether a stated number agrees with a value: equal at the stated precision, unit compatible. Computes nothing."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from assistant.quantities.find import Quantity

_BARE = frozenset({"", "count"})
_SCALARS = frozenset({"ratio", "times", "index", ""})
_ABOUT = Decimal("0.05")
_NEARLY = Decimal("0.10")
_OVER = Decimal("0.25")


def units_compatible(one: str, other: str) -> bool:
    """Whether numbers of the two units may be compared; a bare number fits any unit, percent and points do not mix."""
    if one == other or one == "" or other == "":
        return True
    if {one, other} <= _SCALARS or {one, other} <= {"rank", "count"}:
        return True
    return {one, other} == {"percent", "ratio"}


def agrees(stated: Quantity, value: Decimal, unit: str) -> bool:
    """Whether `value` in `unit` is what was stated, rounded as stated; hedges ("over 300") are taken at their word."""
    if not units_compatible(stated.unit, unit):
        return False
    if stated.unit == "percent" and unit == "ratio":
        value = value * 100
    elif stated.unit == "ratio" and unit == "percent":
        value = value / 100
    if _rounds_to(stated, value):
        return True
    size = abs(stated.value)
    difference = value - stated.value
    if stated.hedge == "about":
        return abs(difference) <= size * _ABOUT
    if stated.hedge == "nearly":
        return -size * _NEARLY <= difference <= 0
    if stated.hedge == "over":
        return 0 <= difference <= size * _OVER
    if stated.hedge == "under":
        return -size * _OVER <= difference <= 0
    return False


def _rounds_to(stated: Quantity, value: Decimal) -> bool:
    if value == stated.value:
        return True
    if stated.value != stated.value.to_integral_value() and stated.places == 0:
        return False
    step = Decimal(1).scaleb(-stated.places)
    return any(value.quantize(step, rounding) == stated.value for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN))
