"""Years and periods of a text, and days of dates. Knows no table: what "latest" means is for others to say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.quantities.names import blank, blank_names
from assistant.quantities.quantity import Quantity

YearKind = Literal["year", "period", "since", "until", "decade"]


@dataclass(frozen=True, slots=True)
class YearSpan:
    """A year or period as written at `start:end`: `first` and `last` are inclusive, None where open.

    `stated` are the years written out; "after 2019" states 2019 and begins with 2020.
    """

    text: str
    start: int
    end: int
    first: int | None
    last: int | None
    kind: YearKind
    stated: tuple[int, ...]

    def covers(self, year: int) -> bool:
        """Whether the year lies in the span."""
        return (self.first is None or self.first <= year) and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True)
class _Year:
    """One year as written; `joined` where a dash or slash joins it to the year before; `whole` with its prefix."""

    start: int
    end: int
    year: int
    joined: bool = False
    whole: int = -1


_Y = r"(?:19|20)\d\d|2100"
_DASH = r"\s?[-–—/]\s?"
_YEAR = re.compile(
    r"(?:(?<![\w.,$€£₹¥₩-])|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-)|(?<=\blate-)|(?<=\bearly-))"
    rf"(?P<prefix>(?:FY|AY|CY|fiscal(?: year)?|financial year|academic year|school year|calendar year)\s?)?"
    rf"(?P<first>{_Y})(?:(?P<dash>{_DASH})(?P<second>{_Y}|\d\d))?(?=Q[1-4]\b|(?![\w%]|[.,]\d|-\d))",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"\b(?:FY|AY)\s?(?:')?(?P<first>\d\d)(?:(?P<dash>{_DASH})(?P<second>\d\d))?(?![\w%.,]\d|\d)")
_DECADE = re.compile(r"\b(?:the\s)?(?:(?:early|mid|late)[\s-])?(?P<year>(?:19|20)\d0)s\b")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_ISO = re.compile(rf"(?<![\w-])(?P<year>{_Y})(?P<rest>-(?:0[1-9]|1[0-2])-[0-3]\d)(?![\d-])")
_NUMERIC = re.compile(rf"(?<![\w/.])(?P<rest>[0-3]?\d([/.])[0-3]?\d\2)(?P<year>{_Y})(?![\d/.]\d)")
_DAY = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?(?:\s?[-–]\s?(?P<to>\d{{1,2}}))? {_MONTH}\b|{_MONTH} "
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<to2>\d{{1,2}}))?(?![\d%]|,\d{{3}}|\.\d|\sper\s?cent))"
)
_AS_YEAR = re.compile(
    r"\b(?:in|since|from|to|by|of|until|till|through|during|after|before|between|and|for|year|early|late|mid|spring|"
    rf"summer|autumn|fall|winter|{_MONTH})\s$",
    re.IGNORECASE,
)
_AS_NUMBER = re.compile(
    r"\b(?:more than|less than|fewer than|at least|at most|nearly|almost|some|approximately|as many as|"
    r"(?:total|sum|sample|average|median|mean|maximum|minimum|number) of)\s$",
    re.IGNORECASE,
)
_UNIT_AFTER = re.compile(r"\s?(?:%|per\s?cent|points?\b|million|billion|thousand|per \d)")
_MONEY_AFTER = re.compile(r"\s(?:(?:constant |US )?dollars|euros|pounds|prices)\b")
_NOUN_AFTER = re.compile(r"\s(?P<noun>[a-z]+s|people|men|women|children|staff|faculty)\b")
_DETERMINER = re.compile(r"\b(?:the|this|that|its|their|our|each|'s|’s)\s$", re.IGNORECASE)
_NO_COUNT = frozenset(
    """was is has shows saw its as this figures data results levels shares rates estimates values totals surveys prices
    terms rounds editions ends begins starts sees does marks brings rises falls numbers""".split()
)
_TO = re.compile(r"\s(?:to|through|thru|until|till|up to)\s(?:the )?(?:fiscal |FY\s?)?$|\s?[-–—]\s?$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|to)\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween (?:the years )?$", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between|over|during|the period|the years)\s(?:the years )?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?P<word>since|after|starting (?:in|from)|beginning (?:in|with))\s$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?P<word>until|till|through|up to|before|prior to|by the end of)\s$", re.IGNORECASE)
_ONWARD = re.compile(r"\s(?:onwards?|on|and (?:later|after)|or later)\b|\+", re.IGNORECASE)
_EARLIER = re.compile(r"\s(?:and|or) (?:earlier|before)\b(?!\s\d)", re.IGNORECASE)


def find_years(text: str) -> tuple[YearSpan, ...]:
    """Years and periods in order: "2019 to 2023", "between 2019 and 2022", "since 2017", "2023/24", "the 1990s"."""
    years = _written(text)
    spans = [_decade(m) for m in _DECADE.finditer(text)]
    at = 0
    while at < len(years):
        taken = 2 if at + 1 < len(years) and _is_period(text, years[at], years[at + 1]) else 1
        spans.append(_period(text, years[at], years[at + 1]) if taken == 2 else _single(text, years[at]))
        at += taken
    return tuple(sorted(spans, key=lambda s: s.start))


def year_quantities(text: str) -> list[Quantity]:
    """The written years (unit "year") and days of dates (unit "date") as quantities."""
    years = [Quantity(text[y.start : y.end], y.start, y.end, Decimal(y.year), "year", 0) for y in _written(text)]
    return [*years, *(Quantity(text[s:e], s, e, Decimal(text[s:e]), "date", 0) for s, e in _days(text))]


def date_spans(text: str) -> list[tuple[int, int]]:
    """The parts of dates beside the year and the day: "-09-21", "03/04/", the months of "2021-03" and decades."""
    spans = [m.span("rest") for p in (_ISO, _NUMERIC) for m in p.finditer(text)]
    spans += [m.span() for m in _DECADE.finditer(text)]
    return spans + [(m.start("dash"), m.end("second")) for m in _YEAR.finditer(text) if _month_after(m)]


def _written(text: str) -> list[_Year]:
    """All years written out, in order."""
    found = [_Year(*m.span("year"), int(m.group("year"))) for p in (_ISO, _NUMERIC) for m in p.finditer(text)]
    plain = blank(blank_names(text), [m.span() for p in (_ISO, _NUMERIC) for m in p.finditer(text)])
    for match in _YEAR.finditer(plain):
        found += _of_match(text, match)
    for match in _SHORT.finditer(plain):
        century = 1900 if int(match.group("first")) > 60 else 2000
        found += _pair(match, century + int(match.group("first")))
    return sorted(found, key=lambda y: y.start)


def _of_match(text: str, match: re.Match[str]) -> list[_Year]:
    first = int(match.group("first"))
    if match.group("prefix"):
        return _pair(match, first)
    if match.group("second") is None or _second(match, first) is None:
        return [_Year(*match.span("first"), first)] if _is_year(text, *match.span("first")) else []
    return _pair(match, first)


def _pair(match: re.Match[str], first: int) -> list[_Year]:
    start = match.start("first")
    years = [_Year(start, match.end("first"), first, whole=match.start())]
    second = _second(match, first) if match.group("second") else None
    return [*years, _Year(*match.span("second"), second, joined=True)] if second else years


def _second(match: re.Match[str], first: int) -> int | None:
    """The last year of "2017-19" or "1999/2000"; None where it is a month or lies before the first."""
    digits = match.group("second")
    if len(digits) == 4:
        return int(digits)
    second = first - first % 100 + int(digits)
    if first % 100 == 99 and digits == "00":
        second += 100
    return second if second > first else None


def _month_after(match: re.Match[str]) -> bool:
    second = match.group("second")
    return (
        bool(second)
        and _second(match, int(match.group("first"))) is None
        and "-" in match.group("dash")
        and (1 <= int(second) <= 12)
    )


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether four digits are a year rather than an amount such as "2000 researchers"."""
    before, after = text[max(0, start - 24) : start], text[end : end + 24]
    if _UNIT_AFTER.match(after) or _AS_NUMBER.search(before):
        return False
    if _AS_YEAR.search(before):
        return True
    if _MONEY_AFTER.match(after):
        return False
    noun = _NOUN_AFTER.match(after)
    return noun is None or noun.group("noun") in _NO_COUNT or bool(_DETERMINER.search(before))


def _days(text: str) -> Iterator[tuple[int, int]]:
    for match in _DAY.finditer(text):
        for group in ("day", "to", "day2", "to2"):
            if match.group(group):
                yield match.span(group)


def _is_period(text: str, first: _Year, second: _Year) -> bool:
    if second.year < first.year:
        return False
    if second.joined:
        return True
    between, before = text[first.end : second.start], text[max(0, _start(first) - 24) : _start(first)]
    if _TO.fullmatch(between):
        return True
    return bool(_AND.fullmatch(between) and _BETWEEN.search(before))


def _period(text: str, first: _Year, second: _Year) -> YearSpan:
    start = _lead(text, first, _FROM)
    stated = (first.year, second.year)
    return YearSpan(text[start : second.end], start, second.end, first.year, second.year, "period", stated)


def _single(text: str, year: _Year) -> YearSpan:
    before = text[max(0, _start(year) - 24) : _start(year)]
    if match := _SINCE.search(before):
        first = year.year + (match.group("word").lower() == "after")
        return _open(text, year, _SINCE, "since", first, None)
    if match := _ONWARD.match(text, year.end):
        end = match.end()
        start = _lead(text, year, _FROM)
        return YearSpan(text[start:end], start, end, year.year, None, "since", (year.year,))
    if match := _UNTIL.search(before):
        last = year.year - (match.group("word").lower() in ("before", "prior to"))
        return _open(text, year, _UNTIL, "until", None, last)
    if match := _EARLIER.match(text, year.end):
        start = _start(year)
        return YearSpan(text[start : match.end()], start, match.end(), None, year.year, "until", (year.year,))
    start = _start(year)
    return YearSpan(text[start : year.end], start, year.end, year.year, year.year, "year", (year.year,))


def _open(
    text: str, year: _Year, lead: re.Pattern[str], kind: YearKind, first: int | None, last: int | None
) -> YearSpan:
    start = _lead(text, year, lead)
    return YearSpan(text[start : year.end], start, year.end, first, last, kind, (year.year,))


def _decade(match: re.Match[str]) -> YearSpan:
    year = int(match.group("year"))
    return YearSpan(match.group(), match.start(), match.end(), year, year + 9, "decade", (year,))


def _start(year: _Year) -> int:
    return year.start if year.whole < 0 else year.whole


def _lead(text: str, year: _Year, pattern: re.Pattern[str]) -> int:
    """Where the words that lead to a year begin; its own start where there are none."""
    start = _start(year)
    match = pattern.search(text, max(0, start - 24), start)
    return match.start() if match else start
