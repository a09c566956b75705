"""The units and how they are worded. Converts nothing."""

from __future__ import annotations

import re

# Unit: (word for one, word for several), put after the number; an empty word leaves the number alone.
UNITS: dict[str, tuple[str, str]] = {
    "percent": ("percent", "percent"),
    "points": ("point", "points"),
    "count": ("", ""),
    "ratio": ("", ""),
    "index": ("", ""),
    "year": ("", ""),
    "date": ("", ""),
    "rank": ("", ""),
    "times": ("times", "times"),
    "per_1000": ("per 1,000", "per 1,000"),
    "per_10000": ("per 10,000", "per 10,000"),
    "per_100000": ("per 100,000", "per 100,000"),
    "per_million": ("per million", "per million"),
    "usd": ("US dollar", "US dollars"),
    "eur": ("euro", "euros"),
    "gbp": ("pound", "pounds"),
    "inr": ("rupee", "rupees"),
    "cny": ("yuan", "yuan"),
    "jpy": ("yen", "yen"),
    "krw": ("won", "won"),
}
_WORDINGS: tuple[tuple[str, str], ...] = (
    ("points", r"(?:percentage|per\s?cent)[- ]points?|pp|p\.p\.|points?"),
    ("percent", r"%|per\s?cent|percentage|pct\.?"),
    ("per_1000", r"per\s+(?:1,?000|thousand)\b(?!,)|‰"),
    ("per_10000", r"per\s+(?:10,?000|ten thousand)"),
    ("per_100000", r"per\s+(?:100,?000|hundred thousand)"),
    ("per_million", r"per\s+(?:1,?000,?000|million)"),
    ("times", r"times|-?fold|×"),
    ("usd", r"(?:us[- ]?|u\.s\. )?dollars?|usd"),
    ("eur", r"euros?|eur"),
    ("gbp", r"pounds?(?: sterling)?|gbp"),
    ("inr", r"rupees?|inr"),
    ("cny", r"yuan|renminbi|rmb|cny"),
    ("jpy", r"yen|jpy"),
    ("krw", r"won|krw"),
)
SYMBOLS = {"$": "usd", "US$": "usd", "€": "eur", "£": "gbp", "₹": "inr", "¥": "jpy", "₩": "krw"}
UNIT_PATTERN = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in _WORDINGS)
_COMPILED = tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in _WORDINGS)


def normalise_unit(text: str) -> str:
    """The unit that a wording means ("%" is percent); "" where none is known."""
    words = text.strip()
    if words in UNITS:
        return words
    if words in SYMBOLS:
        return SYMBOLS[words]
    return next((unit for unit, pattern in _COMPILED if pattern.fullmatch(words)), "")
