"""What a sentence states: its places, years and quantities, and which of them stand together. Judges nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from assistant.places import Mention, find_places
from assistant.quantities import Quantity, find_quantities

_YEAR = re.compile(
    r"(?<![\d.,-])(?<![A-Za-z]-)((?:19|20)\d\d)"
    r"(?:\s*[-–/]\s*(?P<short>(?:19|20)?\d\d)(?![\d-])|\s+(?P<word>to|and|until|through)\s+(?P<long>(?:19|"
    r"20)\d\d))?(?!\d|,\d{3}|\.\d)"
)
_CUT = re.compile(
    r"\n|[,;(](?!\d)|:(?!\s*[-−]?\d)|(?<!\d)[.](?=\s)|\)|\b(?:and|but|while|whereas|against|versus|vs|compared with|"
    r"compared to|or|"
    r"up from|down from|although)\b"
)
_FROM_TO = re.compile(r"\bfrom\b(?P<first>(?:[^,;:]|,(?=\d))*?)\bto\b", re.IGNORECASE)
_MONTHS = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?P<month>{_MONTHS})|(?P<month2>{_MONTHS}) (?P<day2>[0-3]?\d))\b(?!,\d)"
)
_RANGE = re.compile(r"\s*(?:to|and|or|[-–])\s*(?:about|nearly|over|roughly)?\s*")
_ATTRIBUTION = re.compile(
    r"\b(?:according to|as (?:reported|read|told)|published|released|issued|writing|printed by|reported by|"
    r"estimate of)\b"
)
_BARE_PLACE = re.compile(r"\W*(?:the\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence between commas and conjunctions, with what stands in it.

    `attribution` marks one that says who published something; its years are not those of what is stated.
    """

    start: int
    end: int
    places: frozenset[str]
    years: frozenset[int]
    quantities: tuple[Quantity, ...]
    attribution: bool = False


class Reading:
    """A text read once: everything a check or a score asks of it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The places mentioned, in order."""
        return tuple(find_places(self.text))

    @cached_property
    def places(self) -> frozenset[str]:
        """The codes of the places mentioned."""
        return frozenset(mention.place.code for mention in self.mentions)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities stated, years and days not among them; in "from 29 to 47 percent" both are percentages."""
        found = [q for q in find_quantities(self.text) if q.unit not in ("year", "date")]
        for at in range(len(found) - 2, -1, -1):
            between = self.text[found[at].end : found[at + 1].start]
            if found[at].unit in ("", "count") and _RANGE.fullmatch(between) and found[at + 1].unit:
                found[at] = replace(found[at], unit=found[at + 1].unit)
        return tuple(found)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years named; of a period both ends."""
        return years_in(self.text)

    @cached_property
    def days(self) -> frozenset[str]:
        """The days named, such as "29 may"."""
        found = _DAY.finditer(self.text)
        return frozenset(f"{m['day'] or m['day2']} {(m['month'] or m['month2'])[:3].lower()}" for m in found)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The text cut at commas and conjunctions; names in a list stay with the statement that follows."""
        return tuple(self._segments())

    @cached_property
    def shared_places(self) -> frozenset[str]:
        """Places in segments without a quantity: they hold for the whole sentence."""
        return frozenset().union(*(s.places for s in self.segments if not s.quantities))

    @cached_property
    def shared_years(self) -> frozenset[int]:
        """Years in segments without a quantity."""
        return frozenset().union(*(s.years for s in self.segments if not s.quantities))

    def segment_of(self, quantity: Quantity) -> Segment:
        """The segment a quantity of this text stands in."""
        return next(s for s in self.segments if s.start <= quantity.start < s.end)

    def _segments(self) -> list[Segment]:
        cuts = sorted({0, len(self.text), *self._cuts()})
        found: list[Segment] = []
        carried: int | None = None
        for start, end in zip(cuts, cuts[1:], strict=False):
            begin = start if carried is None else carried
            if self._is_bare_place(start, end) and end < len(self.text):
                carried = begin
                continue
            carried = None
            if found and self._is_bare_quantity(start, end) and not found[-1].quantities:
                begin = found.pop().start
            found.append(self._segment(begin, end))
        return found

    def _cuts(self) -> list[int]:
        cuts = [m.start() for m in _CUT.finditer(self.text) if not self._inside(m.start())]
        for match in _FROM_TO.finditer(self.text):
            if any(match.start("first") <= q.start < match.end("first") for q in self.quantities):
                cuts.append(match.end() - 2)
        return cuts

    def _inside(self, offset: int) -> bool:
        names = ((m.start, m.end) for m in self.mentions)
        numbers = ((q.start, q.end) for q in self.quantities)
        return any(start < offset < end for start, end in (*names, *numbers))

    def _is_bare_place(self, start: int, end: int) -> bool:
        inside = [m for m in self.mentions if start <= m.start < end]
        if len(inside) != 1 or inside[0].adjective:
            return False
        lead = self.text[start : inside[0].start]
        lead = re.sub(r"^\W*(?:and|or|but)?\W*", "", lead)
        return bool(_BARE_PLACE.fullmatch(lead)) and not self.text[inside[0].end : end].strip(" ,;")

    def _is_bare_quantity(self, start: int, end: int) -> bool:
        inside = [q for q in self.quantities if start <= q.start < end]
        return len(inside) == 1 and not (self.text[start : inside[0].start] + self.text[inside[0].end : end]).strip(
            " ,;:()"
        )

    def _segment(self, start: int, end: int) -> Segment:
        return Segment(
            start,
            end,
            frozenset(m.place.code for m in self.mentions if start <= m.start < end),
            years_in(self.text[start:end]),
            tuple(q for q in self.quantities if start <= q.start < end),
            bool(_ATTRIBUTION.search(self.text, start, end)),
        )


@lru_cache(maxsize=20_000)
def read(text: str) -> Reading:
    """The reading of a text; kept, since sentences are read by several stages."""
    return Reading(text)


def years_in(text: str) -> frozenset[int]:
    """The years named in a text, of a period both ends ("2017-19" gives 2017 and 2019)."""
    return frozenset(year for first, last, _ in periods_in(text) for year in (first, last))


def covers_year(text: str, year: int) -> bool:
    """Whether a text names a year, or a period such as "2012 to 2015" that contains it."""
    return any(year in (first, last) or (whole and first <= year <= last) for first, last, whole in periods_in(text))


def periods_in(text: str) -> Iterator[tuple[int, int, bool]]:
    """First and last year of each mention (the same for a single year), and whether the years between are meant too."""
    for match in _YEAR.finditer(text):
        first, last = match.group(1), match["short"] or match["long"] or match.group(1)
        yield int(first), int(last if len(last) == 4 else first[:2] + last), match["word"] != "and"
