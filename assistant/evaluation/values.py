"""Whether an answer gives an expected value, as a figure or in its text. Compares; computes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.citations import strip_markers
from assistant.evaluation.cases import ExpectedValue
from assistant.quantities import find_quantities, normalise_unit, units_compatible
from assistant.sentences import sentence_spans
from assistant.types import Answer

_FALLING = re.compile(
    r"\b(?:f[ae]ll|fallen|falling|drop|declin|decreas|low(?:er|ered)\b|less\b|fewer\b|smaller\b|shr[aiu]nk|down\b|los[est]"
    r"|minus\b|negative\b|net outflow|behind\b|below\b|reduc)",
    re.IGNORECASE,
)
Stated = tuple[Decimal, str]


def gives_value(answer: Answer, expected: ExpectedValue) -> bool:
    """Whether a figure, or a number in the text, is the value within its tolerance and in its unit."""
    return any(_fits(expected, value, unit) for value, unit in (*_of_figures(answer), *_of_text(answer.text)))


def _of_figures(answer: Answer) -> Iterator[Stated]:
    for figure in answer.figures:
        if figure.value is not None:
            yield figure.value, figure.unit
        for value in figure.values:
            yield value.value, figure.unit


def _of_text(text: str) -> Iterator[Stated]:
    """Numbers of the text; "fell by 7 points" also states minus 7."""
    for span in sentence_spans(strip_markers(text)):
        falling = _FALLING.search(span.text) is not None
        for quantity in find_quantities(span.text):
            yield quantity.value, quantity.unit
            if falling and quantity.value > 0:
                yield -quantity.value, quantity.unit


def _fits(expected: ExpectedValue, value: Decimal, unit: str) -> bool:
    wanted = normalise_unit(expected.unit) or expected.unit
    if not units_compatible(unit, wanted):
        return False
    if (unit, wanted) == ("ratio", "percent"):
        value = value * 100
    elif (unit, wanted) == ("percent", "ratio"):
        value = value / 100
    return abs(value - expected.value) <= expected.tolerance
