"""Whether a sentence of a source tells the result of an operation: a growth, a rank, a list. Computes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.sentences import read

_ORDINAL = r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last"
_TOLD = {
    "growth_rate": r"(?:a|per|each|every) year|annual\w*|yearly|CAGR",
    "ratio": r"times|twice|thrice|half|double[sd]?|tripled?|two thirds|a third|a quarter|ratio|\w+fold|for every",
    "sum": r"total\w*|together|combined|altogether|sum|in all|overall|cumulative\w*|both",
    "mean": r"averag\w+|mean",
    "median": r"median",
    "rank": rf"{_ORDINAL}|rank\w*|top(?:s|ped)|at the top|leads?|led|leading|ahead|behind|most|fewest|"
    r"(?:high|larg|low|small|bigg)est",
    "gap": r"points?|more|fewer|less|\w+er than|gap|difference|ahead|behind|exceed\w*|times|against",
    "percent_change": r"rose|risen|grew|grown|fell|fallen|(?:in|de)creas\w+|declin\w+|drop\w*|growth|chang\w+|up|down",
}
_PATTERNS = {operation: re.compile(rf"\b(?:{told})\b", re.IGNORECASE) for operation, told in _TOLD.items()}
_LISTED = 3


def tells_results(operations: Sequence[str], sentences: Sequence[str]) -> bool:
    """Whether the sentence that leads could state the result of every operation; true where none is asked."""
    return all(_tells(operation, sentence) for operation in operations for sentence in sentences[:1])


def _tells(operation: str, sentence: str) -> bool:
    reading = read(sentence)
    if operation in ("list", "series"):
        return len(reading.quantities) >= _LISTED or len(reading.places) >= _LISTED
    if operation == "percent_change" and not any(q.unit == "percent" for q in reading.quantities):
        return False
    if operation == "growth_rate" and not any(q.unit in ("percent", "points") for q in reading.quantities):
        return False
    return bool(_PATTERNS[operation].search(sentence))
