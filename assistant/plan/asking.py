"""What kind of answer a question wants: words, a number, or both. Knows no table."""

from __future__ import annotations

import re

from assistant.plan.cues import Cues

_NUMBER = re.compile(
    r"\b(?:how (?:many|much|high|large|big)|(?:what|which) (?:share|proportion|fraction|number|rate)|number of|"
    r"per\s?cent\w*|share|rate|average|total|rank|ratio|difference|net)\b|%",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:why|how come|explain|describe|define|definition|mean(?:s|t|ing)?|who|reasons?|causes?|because|method\w*|"
    r"measured|policy|policies|tell me|what (?:is|are|was|were) (?:the|an?) (?:meaning|reason|cause))\b",
    re.IGNORECASE,
)
_METHOD = re.compile(
    r"\b(?:defined?|counted|calculated|collected|measured?|find(?:s)? out|worked out|estimated)\b", re.IGNORECASE
)
# "What is the mean of ..." asks for a number.
_MEAN = r"(?<!the )(?<!a )(?<!weighted )mean"
_EXPLANATION = re.compile(
    r"^\s*(?:why|can|could|should|explain|describe|define|tell me about)\b|"
    rf"\bwhat (?:exactly |precisely )?(?:do|does|did|is|are|was|were)\b.*\b(?:{_MEAN}|means|meant|measure|measures)\b|"
    r"\b(?:definition|meaning) of\b|^\s*how (?:long|old|often|soon)\b|\bcompare(?:able|d)? with caution\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"^\s*how (?:do|does|did|is|are|was|were|can|could|should|has|have)\b", re.IGNORECASE)
_WHO_MAY = re.compile(
    r"^\s*who(?:m)? (?:can|could|may|must|should|has to|have to|needs? to|is|are|was|were)\b"
    r"(?!.*\b(?:most|least|highest|lowest|largest|smallest|first|ahead|behind|more|fewer|less)\b)",
    re.IGNORECASE,
)
_DOING = re.compile(r"^\s*what (?:is|are|was|were|has|have|had)\b.*\b(?:doing|done)\b|^\s*how (?:un)?reliable\b", re.I)
_WHAT_DOES = re.compile(r"^\s*what (?:do|does|did)\b", re.IGNORECASE)
_ORDERS = frozenset({"most", "least", "loss", "rank"})
_NUMERIC = frozenset({"change", "compare", "gap", "more", "less", "growth_rate", "percent_change", "rank", "series"})


def asks_number(text: str) -> bool:
    """Whether the question asks for a quantity."""
    return bool(_NUMBER.search(text))


def asks_words(text: str) -> bool:
    """Whether the question wants something told besides a number."""
    return bool(_WORDS.search(text))


def asks_explanation(text: str, cues: Cues) -> bool:
    """Whether only words can answer: a definition, a method, a reason; no figure stands for these."""
    if _EXPLANATION.search(text) or _DOING.match(text) or (_WHO_MAY.match(text) and not _ORDERS & cues.found):
        return True
    if _WHAT_DOES.match(text) and not (_NUMERIC | {"share", "how_many", "sum", "mean"}) & cues.found:
        return True
    return bool(_HOW.match(text)) and ((bool(_METHOD.search(text)) and "rank" not in cues) or not _NUMERIC & cues.found)
