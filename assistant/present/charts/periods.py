"""Time members on an axis: their order, which ones are missing, and which follow on each other. Reads no table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.quantities import find_years

Kind = Literal["year", "split_year", "month", "quarter", "other"]
_MOST_FILLED = 120
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_QUARTER = re.compile(r"(\d{4})[- ]?Q([1-4])")
_SPLIT = re.compile(r"\d{4}([-/\u2013])(\d\d|\d{4})")


@dataclass(frozen=True, slots=True)
class Axis:
    """A time axis: the places of its members in units of its kind, and the usual step from one to the next.

    `domain` are the members from first to last, those without a value among them.
    """

    kind: Kind
    places: dict[str, int]
    step: int
    domain: tuple[str, ...]

    def follows(self, one: str, other: str) -> bool:
        """Whether no period is missing between two members."""
        return self.kind != "other" and abs(self.places[other] - self.places[one]) == self.step

    def after(self, year: int) -> str:
        """The first member of the domain that begins in or after a year; "" where there is none."""
        return next((member for member in self.domain if _first_year(member) >= year), "")


def axis_of(members: Iterable[str]) -> Axis:
    """The axis of some time members."""
    listed = list(dict.fromkeys(members))
    kind = _kind(listed)
    if kind == "other":
        ordered = sorted(listed, key=lambda member: (_last_year(member), _first_year(member)))
        return Axis(kind, {member: place for place, member in enumerate(ordered)}, 1, tuple(ordered))
    places = {member: _place(member, kind) for member in listed}
    ordered = sorted(listed, key=places.__getitem__)
    step = _step([places[member] for member in ordered])
    return Axis(kind, {m: places[m] for m in ordered}, step, _filled(ordered, places, kind, step))


def _kind(members: Sequence[str]) -> Kind:
    if all(re.fullmatch(r"\d{4}", member) for member in members):
        return "year"
    if all(_QUARTER.fullmatch(member) for member in members):
        return "quarter"
    if _are_months(members):
        return "month"
    split = all(_SPLIT.fullmatch(m) and _last_year(m) == _first_year(m) + 1 for m in members)
    return "split_year" if split else "other"


def _are_months(members: Sequence[str]) -> bool:
    """Whether "2010-12" stands for a month: all tails are months and some cannot be years."""
    tails = [(int(m.group(1)) % 100, int(m.group(2))) for member in members if (m := _MONTH.fullmatch(member))]
    whole = len(tails) == len(members) and all(1 <= tail <= 12 for _, tail in tails)
    return whole and any(tail <= year for year, tail in tails)


def _place(member: str, kind: Kind) -> int:
    if kind == "month":
        return int(member[:4]) * 12 + int(member[5:]) - 1
    if kind == "quarter":
        return int(member[:4]) * 4 + int(member[-1]) - 1
    return int(member[:4])


def _step(places: Sequence[int]) -> int:
    """The smallest distance between neighbours, if it is 1 or comes at least twice; else 1."""
    distances = Counter(after - before for before, after in zip(places, places[1:], strict=False))
    smallest = min(distances, default=1)
    return smallest if distances[smallest] > 1 else 1


def _filled(ordered: Sequence[str], places: dict[str, int], kind: Kind, step: int) -> tuple[str, ...]:
    first, last = places[ordered[0]], places[ordered[-1]]
    if kind == "year" or (last - first) // step > _MOST_FILLED:
        return tuple(ordered)
    named = {place: member for member, place in places.items()}
    steps = {*range(first, last + 1, step), *places.values()}
    return tuple(named.get(place) or _named(place, kind, ordered[0]) for place in sorted(steps))


def _named(place: int, kind: Kind, like: str) -> str:
    """A missing period, written like the others."""
    if kind == "month":
        return f"{place // 12}-{place % 12 + 1:02}"
    if kind == "quarter":
        return f"{place // 4}{like[4:-1]}{place % 4 + 1}"
    end = place + 1 if len(like) > 7 else (place + 1) % 100
    return f"{place}{like[4]}{end:02}"


def _first_year(member: str) -> int:
    found = find_years(member)
    return (found[0].first or found[0].start) if found else 0


def _last_year(member: str) -> int:
    found = find_years(member)
    return (found[-1].last or found[-1].first or 0) if found else 0
