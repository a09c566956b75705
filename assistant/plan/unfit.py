"""What keeps a measure from answering although it has cells: no ranking, no losses, no whole. Chooses no table."""

from __future__ import annotations

import re

from assistant.plan.directions import asked_directions
from assistant.plan.draft import Shaped
from assistant.plan.matching import Match
from assistant.plan.reading import Reading
from assistant.quantities import asks_money, is_money
from assistant.types import Field, FigureRequest

_NO_SHARES = frozenset({"ratio", "index", "rank", "years", "year"})
_LOSS = re.compile(r"\b(?:net|loss|losses|outflow|leav|depart|emigra)", re.IGNORECASE)
_SHARE = re.compile(r"\b(?:shares?|proportions?|rates?|per\s?cent\w*|pct)\b|%", re.IGNORECASE)
_WHICH = re.compile(r"^\s*(?:which|what|who|list|name|give|show)\b", re.IGNORECASE)
_EXTREMES = frozenset({"top", "bottom", "maximum", "minimum", "rank", "difference", "count"})
_WHOSE = re.compile(
    r"\b(?:\w+ whose|(?:country|place|field|one|nation|group|member) (?:with|having) the)\b", re.IGNORECASE
)
_WHERE = re.compile(r"^\s*where\b", re.IGNORECASE)
_MANY_YEARS = re.compile(r"\bhow many (?:of the )?(?:years|editions|months|quarters)\b", re.IGNORECASE)
_PER_HEAD = re.compile(r"\bper (?:1|10|100)[,. ]?000\b|\bper (?:thousand|million|capita|head)\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\b", re.IGNORECASE)
_WHO_AND_WHEN = re.compile(
    r"\b(?:which|what) (?!year\b)\w+(?: \w+)? and (?:in )?(?:which |what )?(?:year|edition)\b|\bwho and when\b",
    re.IGNORECASE,
)
_EVER = re.compile(r"\b(?:and|in) (?:which |what )?(?:year|edition)\b|\bever\b|\bon record\b", re.IGNORECASE)


def unfit(reading: Reading, match: Match, measure: Field, shaped: Shaped) -> str:
    """What is asked that the request for a measure does not give, in words; "" where nothing is known of."""
    told = (
        _of_its_kind(reading, match, measure, shaped)
        or _of_members(reading, match, shaped.request)
        or _of_amounts(reading, measure, shaped.request)
    )
    return f"{told} {measure.title}" if told else ""


def of_which(reading: Reading, match: Match, measure: Field, request: FigureRequest) -> str:
    """Say that no verb tells of which whole "the share of senior staff in Legal" is; "" where one does."""
    shares = "share" in (request.operation, *(operand.operation for operand in request.operands))
    if reading.base is None or not shares or not match.words.table.inferred:
        return ""
    start, end = reading.base
    totals = {f.name: f.totals for f in match.words.table.dimensions}
    named = [c for c in match.chosen if c.members and not set(c.members) & set(totals.get(c.field, ()))]
    either = len(named) > 1 and all(start <= c.at < end for c in named)
    return f"which whole a share of {measure.title} is of" if either else ""


def _of_its_kind(reading: Reading, match: Match, measure: Field, shaped: Shaped) -> str:
    cues, operation = reading.cues, shaped.request.operation
    if "share" in cues and operation == "lookup" and (measure.unit in _NO_SHARES or _is_amount(match, measure)):
        return "a share behind"
    if _is_move(match):
        return "moves between places in"
    if _WHERE.match(reading.text) and "rank" not in cues and not _lists_places(reading, match, shaped):
        return "places of"
    if "loss" in cues and not _LOSS.search(measure.title):
        return "losses of"
    if reading.period.cumulative and measure.aggregation == "sum":
        return "a running total of"
    return ""


def _is_amount(match: Match, measure: Field) -> bool:
    """Whether an undescribed measure is an amount, of money or of what has no unit of ours, and no share."""
    return match.words.table.inferred and measure.unit == "" and not _SHARE.search(measure.title)


def _of_members(reading: Reading, match: Match, request: FigureRequest) -> str:
    """A ranking without an order, an extreme of several at once, a balance between two that is each one's own."""
    cues, operation = reading.cues, request.operation
    extreme = {"most", "least"} & cues.found
    asks_which = _WHICH.match(reading.text) or _WHOSE.search(reading.text)
    if extreme and asks_which and operation not in _EXTREMES and request.limit is None:
        return "a ranking by"
    if _adds_the_first(reading) and operation in ("top", "bottom"):
        return "a sum of the first members by"
    if extreme and operation in ("top", "bottom") and _unordered(reading, match):
        return "a ranking over all periods by"
    if extreme and operation in ("maximum", "minimum") and _WHO_AND_WHEN.search(reading.text):
        return "one extreme over members and periods of"
    several = {f.dimension for f in request.where if len(f.members) > 1 and f.dimension != _time(match)}
    if operation in ("maximum", "minimum") and several:
        return "a peak of each of several members of"
    if operation == "lookup" and several and "net" in cues and "gap" not in cues and _BETWEEN.search(reading.text):
        return "a balance between places in"
    if len(request.operands) > 1 and request.operands[0] == request.operands[1]:
        return "two sides of"
    return "a count of periods by" if operation != "count" and _MANY_YEARS.search(reading.text) else ""


def _of_amounts(reading: Reading, measure: Field, request: FigureRequest) -> str:
    """How many, of a measure that is a rate; a share of a whole that is given as two shares side by side."""
    cues, operation = reading.cues, request.operation
    if asks_money(reading.text) and not is_money(measure.unit):
        return "an amount of money in"
    rate = measure.unit in ("percent", "points", "ratio", "rank") or measure.unit.startswith("per_")
    many = "how_many" in cues and operation != "count" and not reading.comparison
    many = many and not (measure.unit.startswith("per_") and _PER_HEAD.search(reading.text))
    if many and rate and not {"share", "change", "ratio", "gap"} & cues.found:
        return "a number behind"
    return ""


def _adds_the_first(reading: Reading) -> bool:
    """Whether the first few are asked together ("what share do the three largest make together")."""
    cues = reading.cues
    return cues.limit is not None and cues.limit > 1 and bool({"most", "least"} & cues.found) and "sum" in cues


def _unordered(reading: Reading, match: Match) -> bool:
    """Whether a record over all periods is asked where only the latest is ordered."""
    return match.words.table.time is not None and reading.period.kind == "none" and bool(_EVER.search(reading.text))


def _time(match: Match) -> str:
    time = match.words.table.time
    return time.name if time else ""


def _is_move(match: Match) -> bool:
    """Whether the question is of people from one place in another, and the table holds both as members side by side."""
    directed = any(f.direction for f in match.words.table.dimensions)
    come = {m.place.code for m in match.placed if m.role == "origin"}
    go = {m.place.code for m in match.placed if m.role == "destination"}
    return not directed and bool(come) and bool(go) and come != go


def _lists_places(reading: Reading, match: Match, shaped: Shaped) -> bool:
    """Whether a request answers "where": it runs over a place dimension of the direction that is asked about."""
    by = match.words.table.field_named(shaped.request.by or "")
    asked = asked_directions(reading.text)
    return by is not None and by.kind == "place" and (by.direction is None or by.direction in asked or not asked)
