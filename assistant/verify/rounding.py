"""Whether a number said with "about" or "nearly" is its value rounded in a usual way. Binds no number to evidence."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.quantities import Quantity

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


def is_rounded(quantity: Quantity, value: Decimal) -> bool:
    """Whether the digits are the value rounded at their own last figure, to fives too; true of exact and worded ones.

    "About 45" may be 43 to 47, "about 44" only 44 to the nearest whole; "nearly 1,250" is at most a step of 50 above.
    """
    digits = _DIGITS.search(quantity.text)
    if digits is None or quantity.hedge not in ("about", "nearly") or not quantity.value:
        return True
    number = Decimal(digits.group().replace(",", "")).normalize()
    last = number.as_tuple()
    step = Decimal(1).scaleb(int(last.exponent)) * (5 if last.digits[-1] == 5 else 1)
    step *= abs(quantity.value / number)
    return abs(value - quantity.value) <= step / (2 if quantity.hedge == "about" else 1)
