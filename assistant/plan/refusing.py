"""Operations that a question clearly asks and a request does not do: a plain lookup would be a wrong answer."""

from __future__ import annotations

import re

from assistant.plan.reading import Reading
from assistant.quantities import units_compatible
from assistant.types import Field, FigureRequest

_NET = re.compile(r"\bnet\b|\bbalance\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:average|mean|median|typical|index)\b", re.IGNORECASE)
_PER = re.compile(
    r"\bper (?:(?:1|10|100)[,. ]?000\b|thousand|million|capita|head\b|inhabitant)|\brelative to (?:\w+ )?population",
    re.IGNORECASE,
)
_ADDS = re.compile(r"\b(?:add(?:ed|ing)?|sum(?:med|ming)?|(?:put|taken) together|plus|combined)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\b(?:change|growth|increase|decline|gain|loss|rise)\b", re.IGNORECASE)
_DISTINCT = re.compile(r"\bhow many (?:different|distinct|unique)\b", re.IGNORECASE)
_BARE = ("", "count")


def not_done(reading: Reading, measure: Field, request: FigureRequest) -> str:
    """What is asked and not done by a request, in words; "" where nothing is."""
    for told in (
        _condition(reading, measure, request),
        _reduction(reading, measure, request),
        _kind(reading, measure, request),
    ):
        if told:
            return f"{told} {measure.title}"
    return ""


def _condition(reading: Reading, measure: Field, request: FigureRequest) -> str:
    task = reading.task
    if task.condition is None:
        return ""
    if request.operation != "count" and request.condition is None:
        return "a value held against a number of" if task.checks else "a count of members by"
    if task.checks:
        return ""
    if task.net and not _NET.search(measure.title):
        return "the balance behind"
    if task.net or (task.unit in _BARE and measure.unit != "percent"):
        return ""
    return "" if task.unit not in _BARE and units_compatible(task.unit, measure.unit) else "the unit stated of"


def _reduction(reading: Reading, measure: Field, request: FigureRequest) -> str:
    cues, operation = reading.cues, request.operation
    own = bool(_AVERAGE.search(" ".join((measure.title, *measure.aliases))))
    if "median" in cues and operation != "median" and not own:
        return "a median of"
    if "mean" in cues and operation not in ("mean", "weighted_mean", "growth_rate") and not own:
        return "a mean of"
    if _says_weighted(reading) and operation != "weighted_mean":
        return "a weighted mean of"
    if "rank" in cues and measure.unit != "rank" and not _ranks(request):
        return "a rank by"
    if "exchange" in cues and operation != "net_flow" and not _NET.search(measure.title):
        return "a balance of"
    if operation == "sum" and _DISTINCT.search(reading.text):
        return "a count without doubles of"
    several = any(len(f.members) > 1 for f in request.where)
    adds = _ADDS.search(reading.text) or several
    if "sum" in cues and ((operation == "lookup" and adds) or operation == "series"):
        return "a sum of"
    return "an amount behind" if operation == "sum" and measure.unit == "percent" and "share" not in cues else ""


def _kind(reading: Reading, measure: Field, request: FigureRequest) -> str:
    """What a measure has to be for the operation asked: a balance, a change, a rate, a share."""
    cues, operation = reading.cues, request.operation
    if "net" in cues and operation not in ("net_flow", "count") and not _says_net(measure):
        return "the balance behind"
    if (
        "change" in cues
        and operation in ("top", "bottom", "maximum", "minimum")
        and not request.operands
        and not says_change(measure)
    ):
        return "the change of"
    if _PER.search(reading.text) and not measure.unit.startswith("per_") and operation not in ("ratio", "share"):
        return "a rate for"
    if "share" in cues and measure.unit == "count" and operation == "difference" and not request.operands:
        return "a share for"
    return ""


def _says_weighted(reading: Reading) -> bool:
    return any(
        cue == "weighted" and not reading.text[start:end].lower().startswith("overall")
        for start, end, cue in reading.cues.spans
    )


def says_change(measure: Field) -> bool:
    """Whether a measure is itself a change ("growth of ...")."""
    return bool(_CHANGE.search(" ".join((measure.title, *measure.aliases))))


def _says_net(measure: Field) -> bool:
    return bool(re.search(r"\b(?:net|balance|gain|loss)\b", " ".join((measure.title, *measure.aliases)), re.IGNORECASE))


def _ranks(request: FigureRequest) -> bool:
    return request.operation in ("rank", "top", "bottom") or any(_ranks(o) for o in request.operands)
