"""What a time member covers, and the order of time members. Reads no table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_YEAR = r"((?:1[5-9]|20|21)\d\d)"
_RANGE = re.compile(rf"{_YEAR}\s*(?:[-/\u2013\u2014]|to)\s*(\d{{4}}|\d\d)$")
_STARTS = re.compile(rf"(?:\D{{0,16}}\s)?{_YEAR}(?!\d)")


@dataclass(frozen=True, slots=True)
class Span:
    """A time member with the first and the last year it covers."""

    member: str
    start: int
    end: int


def span_of(member: str) -> Span | None:
    """The years a member covers ("2019", "2010-13", "2023/24", "2019-2023", "2025-09-21", "2020-Q1"), or None."""
    text = member.strip()
    if match := _RANGE.search(text):
        start, tail = int(match.group(1)), match.group(2)
        end = int(tail) if len(tail) == 4 else start - start % 100 + int(tail)
        return Span(member, start, end if end > start else start)
    found = _STARTS.match(text)
    return Span(member, int(found.group(1)), int(found.group(1))) if found else None


def in_order(members: Iterable[str]) -> tuple[str, ...]:
    """Members from early to late; those that name no year come first, in the order given."""
    listed = list(dict.fromkeys(members))
    months = _are_months(listed)
    return tuple(sorted(listed, key=lambda member: _key(member, months)))


def _key(member: str, months: bool) -> tuple[int, int, str]:
    span = span_of(member)
    if span is None:
        return (-1, -1, "")
    return (span.start if months else span.end, span.start, member)


def _are_months(members: Sequence[str]) -> bool:
    """Whether "2010-12" stands for a month: all two-digit tails are months and some cannot be years."""
    tails = [(int(m.group(1)) % 100, m.group(2)) for member in members if (m := _RANGE.search(member.strip()))]
    if not tails or any(len(tail) == 4 for _, tail in tails):
        return False
    return all(1 <= int(tail) <= 12 for _, tail in tails) and any(int(tail) <= year for year, tail in tails)


def same_period(one: str, other: str) -> bool:
    """Whether two texts name the same years ("2010-13" and "2010 to 2013")."""
    a, b = span_of(one), span_of(other)
    return a is not None and b is not None and (a.start, a.end) == (b.start, b.end)


def years_between(first: str, last: str) -> int | None:
    """Years from the end of one period to the end of another, None where one names no year."""
    a, b = span_of(first), span_of(last)
    return b.end - a.end if a and b else None


def extent(members: Iterable[str]) -> str:
    """The range members cover, in words: "2019 to 2022"."""
    ordered = in_order(members)
    if not ordered:
        return "no period"
    return ordered[0] if len(ordered) == 1 else f"{ordered[0]} to {ordered[-1]}"


def gaps(members: Iterable[str], start: int | None, end: int | None) -> tuple[int, ...]:
    """The years from `start` to `end` that no member covers."""
    spans = [span for member in members if (span := span_of(member))]
    if not spans:
        return ()
    first = min(s.start for s in spans) if start is None else start
    last = max(s.end for s in spans) if end is None else end
    covered = {year for span in spans for year in range(span.start, span.end + 1)}
    return tuple(year for year in range(first, min(last, first + 500) + 1) if year not in covered)
