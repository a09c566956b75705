"""Decimal arithmetic with 28 digits, and numbers as they stand in a formula. Knows no table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal

from assistant.compute.rows import plain

MINUS = "\u2212"
_CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN)
_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN)
_TERMS = 12
_PLACES = 4


def divide(one: Decimal, other: Decimal) -> Decimal:
    """The quotient to 28 digits."""
    return plain(_CONTEXT.divide(one, other))


def add(values: Sequence[Decimal]) -> Decimal:
    """The exact sum."""
    total = Decimal(0)
    for value in values:
        total = _WIDE.add(total, value)
    return plain(total)


def subtract(one: Decimal, other: Decimal) -> Decimal:
    """The exact difference."""
    return plain(_WIDE.subtract(one, other))


def percent_of(one: Decimal, other: Decimal) -> Decimal:
    """100 × one / other to 28 digits."""
    return plain(_CONTEXT.divide(_WIDE.multiply(one, Decimal(100)), other))


def change_in_percent(last: Decimal, first: Decimal) -> Decimal:
    """100 × (last − first) / first to 28 digits."""
    return percent_of(_WIDE.subtract(last, first), first)


def growth_in_percent(last: Decimal, first: Decimal, years: int) -> Decimal:
    """The compound rate per year, in percent, to 28 digits."""
    factor = _WIDE.power(_WIDE.divide(last, first), _WIDE.divide(Decimal(1), Decimal(years)))
    rate = _WIDE.multiply(_WIDE.subtract(factor, Decimal(1)), Decimal(100))
    return plain(_CONTEXT.plus(rate))


def median_of(values: Sequence[Decimal]) -> Decimal:
    """The middle value, or the mean of the two middle ones."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return divide(add(ordered[middle - 1 : middle + 1]), Decimal(2))


def weighted_mean_of(values: Sequence[Decimal], weights: Sequence[Decimal]) -> Decimal:
    """The sum of value × weight over the sum of weights, to 28 digits."""
    products = [_WIDE.multiply(v, w) for v, w in zip(values, weights, strict=True)]
    return divide(add(products), add(weights))


def number(value: Decimal) -> str:
    """A number in a formula: separators, U+2212, at most four decimals."""
    rounded = value.quantize(Decimal(1).scaleb(-_PLACES), context=_WIDE) if _is_long(value) else value
    return f"{plain(rounded):,f}".replace("-", MINUS)


def is_rounded(value: Decimal) -> bool:
    """Whether `number` shows less than the value."""
    return _is_long(value)


def equals(formula: str, value: Decimal, unit: str = "") -> str:
    """A formula with its result; ≈ where the result is rounded."""
    return f"{formula} {'≈' if is_rounded(value) else '='} {number(value)}" + (f" {unit}" if unit else "")


def terms(values: Sequence[Decimal], sign: str = " + ") -> str:
    """Values joined by a sign, cut after a dozen."""
    shown = [_bracketed(v, first=i == 0) for i, v in enumerate(values[:_TERMS])]
    if len(values) <= _TERMS:
        return sign.join(shown)
    return sign.join([*shown[:-1], "…", _bracketed(values[-1], first=False)]) + f" ({len(values)} values)"


def _bracketed(value: Decimal, first: bool) -> str:
    return number(value) if first or value >= 0 else f"({number(value)})"


def _is_long(value: Decimal) -> bool:
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and exponent < -_PLACES
