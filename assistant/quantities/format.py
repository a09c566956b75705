"""A value in words: separators, no false precision, the unit after it. Rounds for display only."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from assistant.quantities.units import UNITS

MINUS = "\u2212"
_MOST_PLACES = 2
_EXACT = Context(prec=100)


def format_value(value: Decimal, unit: str, places: int | None = None) -> str:
    """The value with its unit: "47 percent", "1,375", "274.62 per 10,000", "−3 points", "rank 2".

    At most two decimals unless `places` is given; small values keep two significant digits.
    """
    if unit in ("year", "date"):
        return str(value.to_integral_value()) if value == value.to_integral_value() else str(value)
    number = _number(value, places)
    if unit == "rank":
        return f"rank {number}"
    words = UNITS.get(unit)
    if words is None:
        return f"{number} {unit.replace('_', ' ')}".strip()
    word = words[0] if abs(value) == 1 else words[1]
    return f"{number} {word}".strip()


def _number(value: Decimal, places: int | None) -> str:
    shown = _MOST_PLACES if places is None else places
    if places is None and value and abs(value) < Decimal("0.01"):
        shown = 1 - value.adjusted()
    rounded = value.quantize(Decimal(1).scaleb(-shown), ROUND_HALF_UP, context=_EXACT)
    text = f"{abs(rounded):,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return (MINUS if rounded < 0 else "") + text
