"""A number as a text states it. Finds nothing and compares nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated: `text` is the slice `start:end` of the source.

    `places` is its precision in decimals, negative for thousands and more ("2.3 million" has -5); `hedge` is "",
    "about", "over", "under" or "nearly"; `inclusive` where an "over" or "under" allows the value itself ("at least").
    """

    text: str
    start: int
    end: int
    value: Decimal
    unit: str
    places: int
    hedge: str = ""
    inclusive: bool = False
