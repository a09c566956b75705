"""Words that a unit in a header stands for: GWh is of electricity, EUR of money. Converts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"[€$£]|[^\W\d_]+")
_ENERGY = "electricity energy power"
_MONEY = "money amount"
_WORDS = {
    "gwh": f"{_ENERGY} gigawatt hour",
    "mwh": f"{_ENERGY} megawatt hour",
    "kwh": f"{_ENERGY} kilowatt hour",
    "twh": f"{_ENERGY} terawatt hour",
    "gw": "power capacity gigawatt",
    "mw": "power capacity megawatt",
    "kw": "power capacity kilowatt",
    "km": "kilometre kilometer distance",
    "kg": "kilogram weight",
    "t": "tonne ton weight",
    "ha": "hectare area",
    "eur": f"{_MONEY} euro",
    "€": f"{_MONEY} euro",
    "gbp": f"{_MONEY} pound",
    "£": f"{_MONEY} pound",
    "usd": f"{_MONEY} dollar",
    "$": f"{_MONEY} dollar",
    "fte": "full time equivalent",
    "pct": "percent share rate",
}


def unit_words(titles: Iterable[str]) -> tuple[str, ...]:
    """What the units in some titles stand for, in words."""
    tokens = (token.lower() for title in titles for token in _TOKEN.findall(title.replace("_", " ")))
    return tuple(dict.fromkeys(_WORDS[token] for token in tokens if token in _WORDS))
