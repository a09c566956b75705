"""Which operation a reading asks of one measure, and over which dimension. Fills no filter."""

from __future__ import annotations

import re

from assistant.plan.reading import Reading
from assistant.plan.selection import Condition
from assistant.plan.words import stem
from assistant.types import Field, Operation, Table

Conditions = dict[str, Condition]
Asked = tuple[Operation, str | None]

TWO_ENDS: frozenset[Operation] = frozenset({"difference", "percent_change", "growth_rate"})
OVER_PERIODS: frozenset[Operation] = frozenset(
    {"sum", "mean", "median", "series", "minimum", "maximum", "weighted_mean"}
)
_YES_NO = re.compile(r"^\s*(?:is|are|was|were|did|does|do|has|have|had)\b", re.IGNORECASE)
_LISTED = re.compile(
    r"^\s*where\b|\b(?:which|what) (?:countries|nations|places)\b|\b(?:by|per|each) country\b", re.IGNORECASE
)
_PLACE_NOUN = re.compile(
    r"\b(?:countr(?:y|ies)|nations?|where|economies|places?|who|origins?|destinations?|partners?|nationalit(?:y|ies))\b",
    re.IGNORECASE,
)


def operation_of(reading: Reading, table: Table, measure: Field, conditions: Conditions) -> Asked:
    """The operation and the dimension it runs over (None where it needs none)."""
    cues = reading.cues
    time = table.time.name if table.time else None
    several = several_members(conditions)
    if {"most", "least", "loss"} & cues.found and (asked := _superlative(reading, table, measure, conditions, time)):
        return asked
    if "rank" in cues and (by := _subject(reading, table, conditions) or _first_place(table)):
        return "rank", by
    if change := _change(reading, measure, time):
        return change, time
    if several and (between := _between(reading, several)):
        return between
    summable = measure.unit != "percent" and measure.aggregation == "sum"
    if "share" in cues and summable and (by := _subject(reading, table, conditions)):
        return "share", by
    asked = _plain(reading, measure, several, time)
    if asked == ("lookup", None) and _LISTED.search(reading.text) and (by := _free_place(table, conditions)):
        return "top", by
    return asked


def several_members(conditions: Conditions) -> str | None:
    """The first dimension of which the question names several members."""
    return next((c.field for c in conditions.values() if len(c.members) > 1), None)


def _superlative(
    reading: Reading, table: Table, measure: Field, conditions: Conditions, time: str | None
) -> Asked | None:
    net = re.search(r"\bnet\b", measure.title, re.IGNORECASE)
    lowest = "least" in reading.cues or ("loss" in reading.cues and net is not None)
    if "when" in reading.cues and time:
        return ("minimum" if lowest else "maximum"), time
    if by := _target(reading, table, conditions):
        return ("bottom" if lowest else "top"), by
    if time and len(reading.period.years) != 1:
        return ("minimum" if lowest else "maximum"), time
    return None


def _target(reading: Reading, table: Table, conditions: Conditions) -> str | None:
    """The dimension that "which X" asks over: the one compared, named by its noun, or left free."""
    if several := several_members(conditions):
        return several
    free = [f for f in table.dimensions if f.name not in conditions or not conditions[f.name].members]
    asked = {w.stem for w in reading.words}
    places = [f for f in free if f.kind == "place"]
    if places and _PLACE_NOUN.search(reading.text):
        return _directed(places, asked).name
    named = [f for f in free if f.kind != "place" and asked & {stem(w) for w in _names(f)}]
    if named:
        return named[0].name
    undecided = [f for f in free if not f.default and not f.totals]
    return undecided[0].name if len(undecided) == 1 else None


def _directed(places: list[Field], asked: set[str]) -> Field:
    named = [f for f in places if asked & {stem(w) for w in _names(f) if w.lower() not in ("country", "of")}]
    return (named or places)[0]


def _names(dimension: Field) -> list[str]:
    return re.findall(r"\w+", " ".join((dimension.title, dimension.name.replace("_", " "), *dimension.aliases)))


def _change(reading: Reading, measure: Field, time: str | None) -> Operation | None:
    cues, period = reading.cues, reading.period
    if time is None or ("compare" in cues and len(reading.places) > 1):
        return None
    two_times = len(period.years) == 2 or len(period.ranges) == 2 or period.kind in ("since", "last")
    if "growth_rate" in cues and (two_times or period.kind == "none"):
        return "growth_rate"
    if "percent_change" in cues and measure.unit != "percent":
        return "percent_change"
    if two_times and {"change", "gap", "more", "less", "compare", "percent_change"} & cues.found:
        return "difference"
    return "difference" if "change" in cues and period.kind == "none" and "series" not in cues else None


def _between(reading: Reading, by: str) -> Asked | None:
    cues = reading.cues
    if "ratio" in cues:
        return "ratio", by
    if "gap" in cues:
        return "difference", by
    either = " or " in reading.text.lower()
    if {"more", "less"} & cues.found and _YES_NO.match(reading.text) and not either:
        return "compare", by
    return None


def _plain(reading: Reading, measure: Field, several: str | None, time: str | None) -> Asked:
    cues, period = reading.cues, reading.period
    many = period.kind in ("range", "since", "until", "last")
    if "mean" in cues and (several or len(period.years) > 1 or many):
        return "mean", None
    if "median" in cues:
        return "median", None
    if "sum" in cues and (several or (many and measure.aggregation == "sum")):
        return "sum", None
    if measure.aggregation == "sum" and "how_many" in cues and many:
        return "sum", None
    if time and (many or "series" in cues):
        return "series", time
    return "lookup", several


def _free_place(table: Table, conditions: Conditions) -> str | None:
    """A place dimension the question names no member of: "where do nurses work" lists its members."""
    free = [f for f in table.dimensions if f.kind == "place" and not conditions.get(f.name, Condition(f.name)).members]
    return free[0].name if len(free) == 1 else None


def _subject(reading: Reading, table: Table, conditions: Conditions) -> str | None:
    """The dimension of the member that a share or rank is about: not one of those the share is taken of."""
    fields = {f.name: f for f in table.dimensions}
    named = [c for c in conditions.values() if c.members and c.field in fields and c.at >= 0]
    named = [c for c in named if not set(c.members) & set(fields[c.field].totals)]
    start, end = reading.base or (0, 0)
    outside = [c for c in named if not start <= c.at < end] if reading.base else []
    candidates = outside or named
    places = [c for c in candidates if fields[c.field].kind == "place"]
    best = places or sorted(candidates, key=lambda c: c.at)
    return best[-1].field if best else None


def _first_place(table: Table) -> str | None:
    return next((f.name for f in table.dimensions if f.kind == "place"), None)
