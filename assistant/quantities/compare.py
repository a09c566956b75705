"""Whether a stated number agrees with a value: equal at the stated precision, unit compatible. Computes nothing."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

from assistant.quantities.quantity import Quantity
from assistant.quantities.units import UNITS

_SCALARS = frozenset({"ratio", "times", "index", ""})
_ABOUT = Decimal("0.05")
_NEARLY = Decimal("0.10")
_OVER = Decimal("0.25")
_ROUND = Decimal("0.10")
_EXACT = Context(prec=100)


def units_compatible(one: str, other: str) -> bool:
    """Whether numbers of the two units may be compared; a bare number fits any unit, percent and points do not mix.

    A unit outside the known list ("hours" of a user's table) fits a plain count: its word is the noun that follows.
    """
    if one == other or one == "" or other == "":
        return True
    if {one, other} <= _SCALARS:
        return True
    if "count" in (one, other) and not {one, other} <= UNITS.keys():
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
    size = abs(stated.value)
    difference = value - stated.value
    if stated.hedge in ("over", "under"):
        beyond = difference if stated.hedge == "over" else -difference
        return 0 < beyond <= size * _OVER or stated.inclusive and beyond == 0
    if stated.hedge == "nearly":
        return -size * _NEARLY <= difference < 0
    if _rounds_to(stated, value):
        return True
    return stated.hedge == "about" and abs(difference) <= size * _ABOUT


def _rounds_to(stated: Quantity, value: Decimal) -> bool:
    if value == stated.value:
        return True
    if stated.places < 0 and abs(value - stated.value) > _ROUND * abs(stated.value):
        return False  # "2 million" is no wording of 2.4 million
    if stated.value != _quantize(stated.value, stated.places, ROUND_HALF_UP):
        return False
    return any(
        _quantize(value, stated.places, rounding) == stated.value for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    )


def _quantize(value: Decimal, places: int, rounding: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), rounding, context=_EXACT)
