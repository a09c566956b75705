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
    "krw": ("Korean won", "Korean won"),
    "cad": ("Canadian dollar", "Canadian dollars"),
    "aud": ("Australian dollar", "Australian dollars"),
    "sgd": ("Singapore dollar", "Singapore dollars"),
    "chf": ("Swiss franc", "Swiss francs"),
    "brl": ("Brazilian real", "Brazilian reais"),
    "sek": ("Swedish krona", "Swedish kronor"),
}
CURRENCIES = frozenset("usd eur gbp inr cny jpy krw cad aud sgd chf brl sek".split())
_SPACE = "[ \u00a0\u2009\u202f]"
# Group of the pattern, wording. "basis" are hundredths of a point; "won" alone is a verb, so it needs its country.
_WORDINGS: tuple[tuple[str, str], ...] = (
    ("basis", r"basis[- ]points?|bps?"),
    ("points", r"(?:percentage|per\s?cent)[- ]points?|pp|p\.p\.|pts?|points?"),
    ("percent", rf"%|per\s?cent|percentage|pct\.?|per{_SPACE}+(?:100|hundred)(?![\d,]|{_SPACE}(?:thousand|\d{{3}}))"),
    ("per_1000", rf"per{_SPACE}+(?:1[, \u00a0]?000|thousand)\b(?!,\d)|‰"),
    ("per_10000", rf"per{_SPACE}+(?:10[, \u00a0]?000|ten thousand)"),
    ("per_100000", rf"per{_SPACE}+(?:100[, \u00a0]?000|(?:a |one )?hundred thousand)"),
    ("per_million", rf"per{_SPACE}+(?:1[, \u00a0]?000[, \u00a0]?000|(?:one )?million)"),
    ("times", r"times|-?fold|[×x](?!\s?\d)"),
    ("cad", r"canadian dollars?|cad"),
    ("aud", r"australian dollars?|aud"),
    ("sgd", r"singapore dollars?|sgd"),
    ("usd", r"(?:us[- ]?|u\.s\. )?dollars?|usd"),
    ("eur", r"euros?|eur"),
    ("gbp", r"(?:british )?pounds?(?: sterling)?|gbp"),
    ("inr", r"(?:indian )?rupees?|inr"),
    ("cny", r"(?:chinese )?yuan|renminbi|rmb|cny"),
    ("jpy", r"(?:japanese )?yen|jpy"),
    ("krw", r"(?:south )?korean won|krw"),
    ("chf", r"swiss francs?|chf"),
    ("brl", r"(?:brazilian )?(?:real|reais)|brl"),
    ("sek", r"(?:swedish )?kron(?:a|or)|sek"),
)
SYMBOLS = {
    "$": "usd",
    "US$": "usd",
    "C$": "cad",
    "CA$": "cad",
    "A$": "aud",
    "AU$": "aud",
    "S$": "sgd",
    "R$": "brl",
    "€": "eur",
    "£": "gbp",
    "₹": "inr",
    "RS": "inr",
    "RS.": "inr",
    "¥": "jpy",
    "₩": "krw",
    "RMB": "cny",
    **{code.upper(): code for code in CURRENCIES},
}
UNIT_PATTERN = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in _WORDINGS)
SYMBOL_PATTERN = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True))
_GROUPS = frozenset(unit for unit, _ in _WORDINGS)
_COMPILED = tuple((unit, re.compile(pattern, re.IGNORECASE)) for unit, pattern in _WORDINGS)


def unit_of(match: re.Match[str]) -> tuple[str, int]:
    """The unit that a match of `UNIT_PATTERN` names, and the power of ten its number is scaled by; "" where none."""
    group = next((k for k, v in match.groupdict().items() if v and k in _GROUPS), "")
    return ("points", -2) if group == "basis" else (group, 0)


def normalise_unit(text: str) -> str:
    """The unit that a wording means ("%" is percent); "" where none is known."""
    words = text.strip()
    if words in UNITS:
        return words
    if words.upper() in SYMBOLS:
        return SYMBOLS[words.upper()]
    return next((unit for unit, pattern in _COMPILED if unit != "basis" and pattern.fullmatch(words)), "")
