"""Numbers written as words: "two thirds", "twenty-five percent", "two dozen", "ranked second"."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.quantities.units import UNIT_PATTERN

Stated = tuple[Decimal, str, int, int]

_ONES = {
    word: n
    for n, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
_TENS = {
    w: n
    for n, w in zip(range(20, 100, 10), "twenty thirty forty fifty sixty seventy eighty ninety".split(), strict=True)
}
_PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_RANKS = {w: n for n, w in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ONE = "|".join(_ONES)
_TEN = "|".join(_TENS)
_PART = "|".join(_PARTS)
WORD_NUMBER = re.compile(
    rf"\b(?:(?P<count>an?|{_ONE})[\s-](?P<part>{_PART}|halves)s?\b(?!\s+(?:of\s+)?(?:degree|time|round|edition))|"
    rf"(?P<bare>half)\b(?=\s+(?:of|the|an?|all|its|their))|"
    rf"(?P<number>(?:(?P<tens>{_TEN})(?:[\s-](?P<ones>{_ONE}))?|(?P<one>{_ONE}|an?))(?:\s(?P<scale>dozen|hundred|thousand|million|billion))?)\b|"
    rf"(?P<rank>{'|'.join(_RANKS)})\b)",
    re.IGNORECASE,
)
_UNIT = re.compile(rf"[\s-](?:{UNIT_PATTERN})(?![A-Za-z])", re.IGNORECASE)
_RANK_BEFORE = re.compile(r"\b(?:ranks?|ranked|came|comes|come|placed|stands?|is|was|in)\s$", re.IGNORECASE)
_RANK_AFTER = re.compile(r"^\s(?:place|position|rank)\b|^\s*(?:[.,;:)]|$)", re.IGNORECASE)


def word_value(text: str, match: re.Match[str]) -> Stated | None:
    """Value, unit, places and end of a number in words; None where the words only look like one."""
    if match.group("part"):
        return _fraction(match)
    if match.group("bare"):
        return Decimal(50), "percent", 0, match.end()
    if match.group("rank"):
        ranked = _RANK_BEFORE.search(text[: match.start()]) and _RANK_AFTER.search(text[match.end() :])
        return (Decimal(_RANKS[match.group("rank").lower()]), "rank", 0, match.end()) if ranked else None
    return _number(text, match)


def _fraction(match: re.Match[str]) -> Stated:
    count = match.group("count").lower()
    part = match.group("part").lower()
    share = Decimal(100 * _ONES.get(count, 1)) / Decimal(_PARTS.get(part, 2))
    return share, "percent", 0, match.end()


def _number(text: str, match: re.Match[str]) -> Stated | None:
    word, scale = (match.group("one") or "").lower(), (match.group("scale") or "").lower()
    if word in ("a", "an", "one", "zero") and not scale:
        unit = _UNIT.match(text, match.end())
        if word in ("a", "an") or unit is None:
            return None
    value = (
        Decimal(_TENS[match.group("tens").lower()] + _ONES.get((match.group("ones") or "").lower(), 0))
        if match.group("tens")
        else Decimal(_ONES.get(word, 1))
    )
    value *= _SCALES.get(scale, 1)
    unit = _UNIT.match(text, match.end())
    if unit:
        name = next(k for k, v in unit.groupdict().items() if v)
        return value, name, 0, unit.end()
    return value, "count", 0, match.end()
