"""Time expressions of a question: single years, lists, ranges, "latest", "since", "last five years". Knows no table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

PeriodKind = Literal["none", "list", "range", "mixed", "latest", "first", "since", "until", "last"]

_YEAR = r"(?:19|20)\d\d"
_KIND = r"(?:(?:the\s+)?(?:fy|fiscal(?:\s+years?)?|(?:academic|school|financial|budget|calendar)\s+years?)\s*)"
_DASH = r"\s*(?:-|–|—|/)\s*"
_RANGE = re.compile(
    rf"\b(?:(?:from|between|over|during|across|in|of)\s+)?(?:the\s+(?:years|period)\s+)?{_KIND}?({_YEAR})"
    rf"(?:{_DASH}|\s+(?:to|through|until|till|up to)\s+|(?<=\d)\s+and\s+){_KIND}?({_YEAR}|\d\d)\b(?!\s*percent|%)",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?:\b|(?<=FY)|(?<=fy))({_YEAR})\s?[-–—/]\s?(\d{{4}}|\d\d)\b")
# "The academic year 2019-20" is one year that a table has as such, not two calendar years.
_ONE_YEAR = re.compile(
    rf"\b(?:fy|(?:fiscal|academic|school|financial|budget)(?:\s+year)?)\s*{_SHORT.pattern}", re.IGNORECASE
)
_SINCE = re.compile(rf"\b(?:since|from|after|starting in)\s+({_YEAR})(?:\s+(?:on|onwards?))?\b", re.IGNORECASE)
_UNTIL = re.compile(rf"\b(?:until|till|up to|before|by the end of)\s+({_YEAR})\b", re.IGNORECASE)
_BY = re.compile(rf"\bby\s+(?:the\s+)?(?:end\s+of\s+|year\s+)?{_YEAR}\b", re.IGNORECASE)
_SINGLE = re.compile(rf"\b{_KIND}?({_YEAR})\b", re.IGNORECASE)
_LATEST = re.compile(
    r"\b(?:the\s+)?(?:latest(?: available)?|most recent(?:ly)?|newest|last available|current(?:ly)?|nowadays|today|"
    r"these days|now)\b"
    r"(?:\s+(?:year|figure|data|edition|value|number))?",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:the\s+)?(?:first|earliest|oldest)(?:\s+available)?\s+(?:year|period|edition|figure|value|data(?:\s+point)?)\b"
    r"(?!\s+(?:of|after|in)\b)(?:\s+(?:that\s+)?(?:you|we|they|it)\s+(?:have|has|know|hold|show)s?)?"
    r"(?:\s+(?:on record|available|there is))?",
    re.IGNORECASE,
)
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNT = r"(\d{1,2}|" + "|".join(NUMBERS) + ")"
_LAST = re.compile(
    rf"\b(?:in|over|during|for)?\s*(?:the\s+)?(?:last|past|latest|most recent)\s+{_COUNT}\s+years\b", re.IGNORECASE
)
_EARLIER = re.compile(
    rf"\b{_COUNT}\s+years?\s+(earlier|before|previously|later|after|afterwards)\b"
    r"(?!\s+(?:(?:the|their|a|an|his|her)\s+)?(?:graduat|degree|doctora|ph\.?d|diploma|arriv|landing|birth|their\b))",
    re.IGNORECASE,
)
_ONE_STEP = re.compile(
    r"\b(?:(?:in |during )?the (?P<back>year before|previous year|preceding year|year earlier)|"
    r"a year (?P<ago>earlier|before)|the (?P<on>year after|following year|next year)|a year (?P<later>later|after))\b",
    re.IGNORECASE,
)
_SCHOOL_YEARS = re.compile(r"\s*(?:to|through|until|till|up to|and|[-–—])\s*", re.IGNORECASE)
_YEARS_COUNTED = re.compile(rf"\b(?:the\s+)?{_COUNT}\s+(?:\w+\s+)?years\s+(?:from\s+|of\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """What a question says about time. `years` in order of mention; `spans` are the words used up.

    A "mixed" period is a range beside single years ("graduates of 2017-19, in 2023"): the range is `start` to `end`,
    the single years are `years`. Two ranges ("2010-13 and 2018-21") are `ranges` of a list. `cumulative` where
    one year is named as "by 2021": all that happened until then.
    """

    kind: PeriodKind = "none"
    years: tuple[int, ...] = ()
    start: int | None = None
    end: int | None = None
    last: int | None = None
    text: str = ""
    cumulative: bool = False
    ranges: tuple[tuple[int, int], ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


def find_period(text: str) -> Period:
    """Read the time expression of a question; several years without a range are a list."""
    if match := _LAST.search(text):
        return Period("last", last=_number(match.group(1)), text=match.group().strip(), spans=(match.span(),))
    if short := _short_ranges(text):
        return short
    if match := _RANGE.search(text):
        return _range(text, match)
    singles = list(_SINGLE.finditer(text))
    if len(singles) == 1 and (found := _from_one(text, singles[0])):
        return found
    if singles:
        years = tuple(dict.fromkeys(int(m.group(1)) for m in singles))
        by_then = len(singles) == 1 and bool(_BY.search(text))
        spans = tuple(m.span() for m in singles)
        return Period("list", years, text=", ".join(map(str, years)), cumulative=by_then, spans=spans)
    return _outermost(text)


def _outermost(text: str) -> Period:
    """The latest or the first period that a table has."""
    if match := _LATEST.search(text):
        return Period("latest", text=match.group(), spans=(match.span(),))
    if match := _FIRST.search(text):
        return Period("first", text=match.group(), spans=(match.span(),))
    return Period()


def _short_ranges(text: str) -> Period | None:
    """Two ranges written short ("2010-13 and 2018-21"), or a school year and the one beside it."""
    ranges = list(_SHORT.finditer(text))
    if len(ranges) == 1 and (step := _ONE_STEP.search(text)):
        return _stepped(ranges[0], step)
    if len(ranges) == 1 and (match := _ONE_YEAR.search(text)):
        own = (_ends(match.group(1), match.group(2)),)
        return Period("list", ranges=own, text=ranges[0].group(), spans=(match.span(),))
    if len(ranges) != 2:
        return None
    if joined := _school_years(text, ranges):
        return joined
    ends = tuple(_ends(m.group(1), m.group(2)) for m in ranges)
    told = ", ".join(m.group() for m in ranges)
    return Period("list", ranges=ends, text=told, spans=tuple(m.span() for m in ranges))


def _from_one(text: str, anchor: re.Match[str]) -> Period | None:
    """Another year told by how far it is from the one named ("three years earlier"), or a period open at one end."""
    if match := _EARLIER.search(text):
        return _relative(anchor, match)
    if match := _ONE_STEP.search(text):
        return _step_from(anchor, match)
    for kind, pattern in (("since", _SINCE), ("until", _UNTIL)):
        if match := pattern.search(text):
            return _open_ended(kind, match)
    return None


def _ends(first: str, second: str) -> tuple[int, int]:
    return int(first), int(second if len(second) == 4 else first[:2] + second)


def _range(text: str, match: re.Match[str]) -> Period:
    first, second = match.group(1), match.group(2)
    start, end = _ends(first, second)
    between = re.match(r"\s*(?:between|from)\b", match.group(), re.IGNORECASE)
    by_and = " and " in match.group().lower()
    others = [m for m in _SINGLE.finditer(text) if m.start() >= match.end() or m.end() <= match.start()]
    if others and not by_and and end >= start:
        later = tuple(int(m.group(1)) for m in others)
        spans = (match.span(), *(m.span() for m in others))
        return Period("mixed", later, start, end, text=f"{first}-{second}", spans=spans)
    if end < start or (by_and and not between) or others:
        years = tuple(dict.fromkeys([start, end, *(int(m.group(1)) for m in others)]))
        spans = (match.span(), *(m.span() for m in others))
        return Period("list", years, text=", ".join(map(str, years)), spans=spans)
    return Period("range", (start, end), start, end, text=f"{first}-{second}", spans=(match.span(),))


def _relative(anchor: re.Match[str], match: re.Match[str]) -> Period:
    year = int(anchor.group(1))
    step = _number(match.group(1))
    other = year - step if match.group(2).lower() in {"earlier", "before", "previously"} else year + step
    return Period("list", (year, other), text=f"{year}, {other}", spans=(anchor.span(), match.span()))


def _step(match: re.Match[str]) -> int:
    return -1 if match["back"] or match["ago"] else 1


def _step_from(anchor: re.Match[str], match: re.Match[str]) -> Period:
    year = int(anchor.group(1))
    years = (year, year + _step(match))
    return Period("list", years, text=", ".join(map(str, years)), spans=(anchor.span(), match.span()))


def _stepped(anchor: re.Match[str], match: re.Match[str]) -> Period:
    """A school or fiscal year ("2022/23") and the one beside it."""
    start, end = _ends(anchor.group(1), anchor.group(2))
    step = _step(match)
    ranges = ((start, end), (start + step, end + step))
    return Period("list", ranges=ranges, text=f"{anchor.group()}, {match.group()}", spans=(anchor.span(), match.span()))


def _school_years(text: str, found: list[re.Match[str]]) -> Period | None:
    """From one school or fiscal year to another ("2020/21 to 2022/23"): all in between; None where they are none."""
    (start, first), (last, end) = (_ends(m.group(1), m.group(2)) for m in found)
    between = text[found[0].end() : found[1].start()]
    opened = re.search(r"\bbetween\s+$", text[: found[0].start()], re.IGNORECASE)
    ranges = (first - start, end - last) == (1, 1) and start < last and bool(_SCHOOL_YEARS.fullmatch(between))
    if not ranges or (" and " in between and not opened):
        return None
    counted = _YEARS_COUNTED.search(text[: found[0].start()])
    lead = counted.start() if counted else found[0].start()
    spans = ((lead, found[0].end()), found[1].span())
    return Period("range", (start, end), start, end, text=text[found[0].start() : found[1].end()], spans=spans)


def _open_ended(kind: str, match: re.Match[str]) -> Period:
    year = int(match.group(1))
    if kind == "since":
        return Period("since", (year,), start=year, text=match.group(), spans=(match.span(),))
    before = match.group().lower().startswith("before")
    return Period("until", (year,), end=year - 1 if before else year, text=match.group(), spans=(match.span(),))


def _number(text: str) -> int:
    return NUMBERS.get(text.lower()) or int(text)
