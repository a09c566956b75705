"""What numbers of a list share: "29 to 47 percent", "$5-10 million", "12 nurses per 1,000 people". Finds no number."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.quantities.quantity import Quantity
from assistant.quantities.units import CURRENCIES

_ALONE = frozenset({"", "count", "year", "date", "rank"})
_JOINED = re.compile(
    r"^\s*(?:,|,?\s*(?:and|or|to|against|versus|vs\.?)|[-–—/]|,?\s*(?:then|respectively))\s*(?:\w+\s){0,2}?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"^\s?(?:to|and|or|[-–—])\s?$", re.IGNORECASE)
_DENOMINATOR = re.compile(r"\b(?:per|for every|out of every|in every)\s$", re.IGNORECASE)
_PER = {100: "percent", 1000: "per_1000", 10_000: "per_10000", 100_000: "per_100000", 1_000_000: "per_million"}
_BETWEEN = re.compile(r"^(?:\s[\w'’-]+){0,5}\s(?:per|for every|out of every|in every)\s$", re.IGNORECASE)


def share(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """The quantities with units and scales that they take from their neighbours; denominators are dropped."""
    return tuple(_units(text, _scales(text, _denominators(text, found))))


def _denominators(text: str, found: list[Quantity]) -> list[Quantity]:
    """In "12 nurses per 1,000 people" the 1,000 is the unit of the 12; alone, it is no amount at all."""
    kept: list[Quantity] = []
    for quantity in found:
        unit = _PER.get(int(quantity.value)) if quantity.unit in ("", "count") else None
        if unit is None or not _DENOMINATOR.search(text[max(0, quantity.start - 16) : quantity.start]):
            kept.append(quantity)
        elif kept and kept[-1].unit in ("", "count") and _BETWEEN.match(text[kept[-1].end : quantity.start]):
            kept[-1] = replace(kept[-1], unit=unit)
    return kept


def _scales(text: str, found: list[Quantity]) -> list[Quantity]:
    """In "$5-10 million" the 5 is 5 million and the 10 are dollars."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        if not _RANGE.match(text[this.end : following.start]) or this.unit not in {"", *CURRENCIES}:
            continue
        scale = _scale(following)
        if scale and _scale(this) == 0 and 0 < this.value <= following.value / 10**scale:
            this = replace(this, value=this.value * 10**scale, places=this.places - scale)
        if this.unit in CURRENCIES and following.unit in ("", "count"):
            shared[i + 1] = replace(following, unit=this.unit)
        shared[i] = this
    return shared


def _scale(quantity: Quantity) -> int:
    """The power of ten of a scale word in the quantity's own text."""
    words = (("thousand", 3), ("million", 6), ("mn", 6), ("lakh", 5), ("crore", 7), ("billion", 9), ("bn", 9))
    stated = quantity.text.lower()
    if letter := re.search(r"\d([km])\b", stated):
        return 3 if letter.group(1) == "k" else 6
    return next((power for word, power in words if re.search(rf"\d[\s-]?{word}", stated)), 0)


def _units(text: str, found: list[Quantity]) -> list[Quantity]:
    """A bare number takes the unit of the number it is listed with: "from 29 to 47 percent", "3-5 percent"."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        this, following = shared[i], shared[i + 1]
        between = text[this.end : following.start]
        scaled = following.unit in CURRENCIES or not _scale(this)  # no "5 million" percent
        listed = this.unit == "" or not re.sub(r"[\s,–-]|and|or|to", "", between)
        if this.unit in ("", "count") and following.unit not in _ALONE and _JOINED.match(between) and listed and scaled:
            shared[i] = replace(this, unit=following.unit)
    return shared
