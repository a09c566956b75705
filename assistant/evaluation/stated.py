"""Does an answer state a value? Looks at the numbers of its sentences and at its figures. Checks no proof."""

from __future__ import annotations

import re
from decimal import Decimal

from assistant.citations import strip_markers
from assistant.evaluation.cases import Value
from assistant.quantities import Quantity, find_quantities, normalise_unit, units_compatible
from assistant.sentences import sentence_spans
from assistant.sentences.emphasis import without_emphasis
from assistant.types import Answer

_DOWN = re.compile(
    r"\b(?:fell|fall|falls|fallen|decreas\w*|declin\w*|drop\w*|lower|down|less|fewer|smaller|loss|lost|losing|net "
    r"outflow|shr[aiu]nk\w*|below|behind|minus|negative)\b",
    re.IGNORECASE,
)
_HUNDRED = Decimal(100)


def states(answer: Answer, expected: Value) -> bool:
    """Whether a figure or a number in the text is the expected value; "fell by 7 points" states -7 points."""
    return _in_figures(answer, expected) or any(
        _fits(quantity, span.text, expected)
        for span in sentence_spans(strip_markers(without_emphasis(answer.text)))
        for quantity in find_quantities(span.text)
    )


def _in_figures(answer: Answer, expected: Value) -> bool:
    for figure in answer.figures:
        values = [figure.value] if figure.value is not None else []
        values += [one.value for one in figure.values]
        if any(_near(value, figure.unit, expected) for value in values):
            return True
    return False


def _fits(quantity: Quantity, sentence: str, expected: Value) -> bool:
    if _near(quantity.value, quantity.unit, expected):
        return True
    return expected.value < 0 < quantity.value and bool(
        _DOWN.search(sentence) and _near(-quantity.value, quantity.unit, expected)
    )


def _near(value: Decimal, unit: str, expected: Value) -> bool:
    wanted = normalise_unit(expected.unit) or expected.unit
    if not units_compatible(unit, wanted):
        return False
    candidates = [value]
    if {unit, wanted} == {"percent", "ratio"}:
        candidates = [value * _HUNDRED if unit == "ratio" else value / _HUNDRED]
    return any(abs(candidate - expected.value) <= expected.tolerance for candidate in candidates)
