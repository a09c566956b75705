"""Which operation a reading asks of one measure, and over which dimension. Fills no filter."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.plan.axes import (
    Conditions,
    counted_axis,
    grouped,
    left_over,
    reduced_axis,
    several_members,
    target,
)
from assistant.plan.balances import asks_balance
from assistant.plan.reading import Reading
from assistant.plan.selection import Condition
from assistant.plan.tasks import YES_NO, Task
from assistant.plan.twosteps import asks_rank_change
from assistant.plan.wholes import beside_whole
from assistant.plan.words import content_stems
from assistant.types import Field, Operation, Table

Asked = tuple[Operation, str | None]

PAIRS: frozenset[Operation] = frozenset({"difference", "percent_change", "ratio", "compare"})
TWO_ENDS: frozenset[Operation] = frozenset({"difference", "percent_change", "growth_rate"})
OVER_PERIODS: frozenset[Operation] = frozenset(
    {"sum", "mean", "median", "series", "minimum", "maximum", "weighted_mean"}
)
REDUCING: frozenset[Operation] = frozenset({"sum", "mean", "median", "weighted_mean"})
_TWO = 2
_WITHIN = re.compile(r"\b(?:in|among|of|from|to|with|by|at|into)\s+(?:the\s+)?$", re.IGNORECASE)
_RELATIVE_TO = re.compile(r"\b(?:relative to|as against|on top of) (?:the year )?(?:19|20)\d\d", re.IGNORECASE)
_IN_PERCENT = re.compile(
    r"\b(?:in|by (?:what|how many|which)) (?:per\s?cent(?:age)?\b|%)(?! points?)|" + _RELATIVE_TO.pattern, re.IGNORECASE
)
_WEIGHTED_BY = re.compile(r"\bweight(?:ed|ing)?(?: it| them)? (?:by|with) (?:the )?([\w -]+)", re.IGNORECASE)
_SLASHED = re.compile(r"\b(?:19|20)\d\d/\d\d(?:\d\d)?\b")
_UP = re.compile(
    r"\b(?:ris(?:e|en|ing)|rose|gr[eo]wn?|growing|increas(?:e|ed|ing)|climb(?:ed)?|(?:go|gone|went|going) up|"
    r"improve[ds]?|gained|higher|larger|more|expand(?:ed)?|doubled)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:fall(?:en|ing)?|fell|drop(?:ped|ping)?|declin(?:e|ed|ing)|decreas(?:e|ed|ing)|shr[aiu]nk(?:en)?|"
    r"(?:go|gone|went|going) down|lower|smaller|fewer|less|worsen(?:ed)?|dwindled?|diminish(?:ed)?)\b",
    re.IGNORECASE,
)
_HAPPENS = re.compile(
    r"\b(?:left|leav\w+|came|come|arriv\w+|mov(?:e|es|ed|ing|ers?)|enter\w*|depart\w*|emigrat\w+|immigrat\w+|return\w*|"
    r"hired|recruit\w*|graduat\w+|award\w*|publish\w*|sold|sales?|bought|produced|born|births?|died|deaths?|visit\w*|"
    r"join\w*|admit\w*|approv\w*|register\w*|issued|granted|export\w*|import\w*|built|opened|closed|flows?)\b",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"^\s*where\b|\b(?:which|what) (?:countries|nations|places)\b|\b(?:by|per|each) country\b", re.IGNORECASE
)


def operation_of(
    reading: Reading, table: Table, measure: Field, conditions: Conditions, sides: Collection[str] = ()
) -> Asked:
    """The operation and the dimension it runs over (None where it needs none)."""
    cues = reading.cues
    time = table.time.name if table.time else None
    several = several_members(conditions)
    if first := _first(reading, table, measure, conditions, sides):
        return first
    if {"most", "least", "loss"} & cues.found and (asked := _superlative(reading, table, measure, conditions, time)):
        return asked
    if "rank" in cues and (by := _subject(reading, table, conditions) or _first_place(table)):
        return "rank", by
    checks = reading.task.checks
    if (not checks or reading.task.by_amount) and (change := _change(reading, measure, time)):
        return ("compare" if asks_direction(reading) and not checks else change), time
    if several and not checks and (between := _between(reading, several)):
        return between
    if time and _shares_over_time(reading):
        return "series", time
    summable = measure.unit != "percent" and measure.aggregation == "sum"
    if "share" in cues and summable and (by := _subject(reading, table, conditions)):
        return "share", by
    if reduced := _reduced(reading, table, measure, conditions):
        return reduced
    asked = _plain(reading, table, measure, several, time)
    if asked == ("lookup", None) and _LISTED.search(reading.text) and (by := _free_place(table, conditions)):
        return "top", by
    return asked


def _first(
    reading: Reading, table: Table, measure: Field, conditions: Conditions, sides: Collection[str]
) -> Asked | None:
    """What is asked in so many words: to count, to compare two sides, to strike a balance."""
    task = reading.task
    if (task.counts or task.lists) and (by := counted_axis(reading, table, conditions)):
        return "count" if task.counts else _listed(task), by
    if (by := _of_the_first(reading, table, measure, conditions)) and not task.counts:
        return "share", by
    if sides and reading.comparison:
        return _of_sides(reading, measure), next(iter(sides))
    if table.time and asks_rank_change(reading) and measure.unit != "rank":
        return "difference", table.time.name
    return ("net_flow", None) if asks_balance(reading, table, measure) else None


def _of_the_first(reading: Reading, table: Table, measure: Field, conditions: Conditions) -> str | None:
    """The dimension of whose first members the share of the whole is asked ("the share of the three largest")."""
    cues = reading.cues
    first = (cues.limit or 0) > 1 and {"most", "least"} & cues.found and {"share", "sum"} <= cues.found
    summable = measure.aggregation == "sum" and measure.unit != "percent"
    return target(reading, table, conditions) if first and summable else None


def _listed(task: Task) -> Operation:
    """Members that pass a number, from its far end: the largest first of those above it."""
    below = task.condition is not None and task.condition.comparison in ("less_than", "at_most")
    return "bottom" if below else "top"


def _shares_over_time(reading: Reading) -> bool:
    reduced = {"sum", "mean", "median", "net"} & reading.cues.found
    return {"series", "share"} <= reading.cues.found and not reduced and len(reading.period.years) != 1


def _of_sides(reading: Reading, measure: Field) -> Operation:
    """What is asked of two sides; "how many percent more" is a relative difference."""
    assert reading.comparison is not None
    asks: Operation = reading.comparison.asks
    return "percent_change" if asks == "difference" and "percent_change" in reading.cues else asks


def _superlative(
    reading: Reading, table: Table, measure: Field, conditions: Conditions, time: str | None
) -> Asked | None:
    net = re.search(r"\bnet\b", measure.title, re.IGNORECASE)
    lowest = "least" in reading.cues or ("loss" in reading.cues and net is not None)
    if "when" in reading.cues and time:
        return ("minimum" if lowest else "maximum"), time
    if by := target(reading, table, conditions):
        return ("bottom" if lowest else "top"), by
    if time and len(reading.period.years) != 1:
        return ("minimum" if lowest else "maximum"), time
    return None


def _change(reading: Reading, measure: Field, time: str | None) -> Operation | None:
    cues, period = reading.cues, reading.period
    if time is None or ("compare" in cues and len(reading.places) > 1):
        return None
    two_times = (
        (len(period.years) == 2 and not _is_school_year(reading))
        or len(period.ranges) == 2
        or period.kind in ("since", "last")
    )
    if "growth_rate" in cues and (two_times or period.kind == "none"):
        return "growth_rate"
    moves = {"change", "percent_change"} & cues.found or (two_times and _RELATIVE_TO.search(reading.text))
    if moves and asks_percent(reading) and measure.unit != "percent":
        return "percent_change"
    if two_times and {"change", "gap", "more", "less", "compare", "percent_change"} & cues.found:
        return "difference"
    return "difference" if "change" in cues and period.kind == "none" and "series" not in cues else None


def _is_school_year(reading: Reading) -> bool:
    """Whether the one period is a school or fiscal year, written "2022/23"."""
    period = reading.period
    return period.kind == "range" and period.end == (period.start or 0) + 1 and bool(_SLASHED.search(reading.text))


def asks_percent(reading: Reading) -> bool:
    """Whether a change is to be relative to where it began."""
    return "percent_change" in reading.cues or bool(_IN_PERCENT.search(reading.text))


def _between(reading: Reading, by: str) -> Asked | None:
    cues = reading.cues
    if "ratio" in cues:
        return "ratio", by
    if "gap" in cues:
        return "difference", by
    either = " or " in reading.text.lower()
    if {"more", "less"} & cues.found and YES_NO.match(reading.text) and not either:
        return "compare", by
    return None


def step_of(reading: Reading, table: Table, measure: Field, conditions: Conditions) -> Asked | None:
    """The rank or share whose change over time is asked, and the dimension it is taken over."""
    if measure.unit in ("percent", "rank") or (by := _subject(reading, table, conditions)) is None:
        return None
    if asks_rank_change(reading):
        return "rank", by
    return ("share", by) if "share" in reading.cues and measure.aggregation == "sum" else None


def _reduced(reading: Reading, table: Table, measure: Field, conditions: Conditions) -> Asked | None:
    """One value of many: over members named, over a group of places or over all ("across countries")."""
    cues = reading.cues
    others = left_over(table, conditions) if measure.aggregation == "sum" and measure.unit != "percent" else None
    asked = {"mean", "median", "sum", "weighted"} & cues.found or ("how_many" in cues and others)
    if not asked and not grouped(conditions, reading):
        return None
    over = several_members(conditions, reading) or reduced_axis(reading, table, conditions) or others
    if over is None:
        return None
    if "weighted" in cues and weight_named(reading, table, measure):
        return "weighted_mean", over
    if {"weighted", "sum"} & cues.found and measure.weight:
        return "weighted_mean", over
    for cue in ("median", "mean"):
        if cue in cues:
            return ("median" if cue == "median" else "mean"), over
    if measure.unit != "percent":
        return ("sum", over) if measure.aggregation == "sum" else None
    places = any(f.name == over and f.kind == "place" for f in table.dimensions)
    return ("sum", over) if places and "sum" in cues else None


def weight_named(reading: Reading, table: Table, measure: Field) -> str:
    """The measure of the table that the question says to weight by, in its own words; "" where it names none."""
    match = _WEIGHTED_BY.search(reading.text)
    asked = set(content_stems(match.group(1))) if match else set()
    for other in table.measures:
        own = set(content_stems(other.title)) | set(content_stems(other.name.replace("_", " ")))
        if asked and other != measure and asked <= own:
            return other.name
    return ""


def asks_direction(reading: Reading) -> str:
    """Say "up" or "down" where a yes/no question asks whether something rose or fell; empty where it asks neither."""
    up, down = bool(_UP.search(reading.text)), bool(_DOWN.search(reading.text))
    if not YES_NO.match(reading.text) or up == down:
        return ""
    return "up" if up else "down"


def _plain(reading: Reading, table: Table, measure: Field, several: str | None, time: str | None) -> Asked:
    cues, period = reading.cues, reading.period
    many = period.kind in ("range", "since", "until", "last")
    if "mean" in cues and (several or len(period.years) > 1 or many):
        return "mean", None
    if "median" in cues and (several or len(period.years) > 1 or many):
        return "median", None
    years = many or len(period.years) > _TWO
    if "sum" in cues and ((several and measure.unit != "percent") or (years and measure.aggregation == "sum")):
        return "sum", None
    counted = measure.aggregation == "sum" and "how_many" in cues and "series" not in cues
    if counted and many and _flows(reading, table):
        return "sum", None
    if time and (many or "series" in cues):
        return "series", time
    return "lookup", several


def _flows(reading: Reading, table: Table) -> bool:
    """Whether what is counted happens in a year: described so, or said of people who move or things that are done.

    Those who are there are counted again each year.
    """
    return not table.inferred or bool(_HAPPENS.search(reading.text))


def _free_place(table: Table, conditions: Conditions) -> str | None:
    """A place dimension the question names no member of: "where do nurses work" lists its members."""
    free = [f for f in table.dimensions if f.kind == "place" and not conditions.get(f.name, Condition(f.name)).members]
    return free[0].name if len(free) == 1 else None


def _subject(reading: Reading, table: Table, conditions: Conditions) -> str | None:
    """The dimension of the member that a share or rank is about: not one of those the share is taken of."""
    fields = {f.name: f for f in table.dimensions}
    named = [c for c in conditions.values() if c.members and c.field in fields and c.at >= 0]
    part = "share" in reading.cues
    named = [
        c
        for c in named
        if _single(c, fields[c.field]) or (part and beside_whole(c.members, fields[c.field], reading.text))
    ]
    start, end = reading.base or (0, 0)
    outside = [c for c in named if not start <= c.at < end] if reading.base else []
    candidates = outside or named
    places = [c for c in candidates if fields[c.field].kind == "place"]
    alone = [c for c in places if not _WITHIN.search(reading.text[: c.at])]
    if "rank" in reading.cues and alone:
        return alone[0].field
    best = places or sorted(candidates, key=lambda c: c.at)
    return best[-1].field if best else None


def _single(condition: Condition, dimension: Field) -> bool:
    return not set(condition.members) & set(dimension.totals)


def _first_place(table: Table) -> str | None:
    return next((f.name for f in table.dimensions if f.kind == "place"), None)
