"""What is asked against a stated number: to count, to list, or to say yes or no."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.plan.checking import checked
from assistant.plan.reading import read_question
from assistant.types import Field, FigureRequest, Operation

NURSES = Field("nurses", "nurses", "integer", "measure", unit="count", aggregation="sum")
RATE = Field("rate", "vacancy rate", "number", "measure", unit="percent")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many regions had more than 500 nurses?", "count"),
        ("Which regions had more than 500 nurses?", "list"),
        ("Did Norte have at least 500 nurses in 2020?", "check"),
        ("What share of nurses was over 60 percent in Norte?", ""),
        ("Were there more nurses in Norte than in Centro?", ""),
        ("How many nurses were there in Norte in 2020?", ""),
    ],
)
def test_a_stated_number_counts_lists_or_checks(question: str, kind: str) -> None:
    assert read_question(question).task.kind == kind


@pytest.mark.parametrize(
    ("question", "operation", "measure", "asked", "comparison", "value"),
    [
        ("Did Norte have at least 500 nurses?", "lookup", NURSES, "lookup", "at_least", 500),
        ("Did it grow by more than 5 percent?", "difference", NURSES, "percent_change", "more_than", 5),
        ("Did it fall by more than 5 percent?", "difference", NURSES, "percent_change", "less_than", -5),
        ("Did the rate rise by at least 2 points?", "difference", RATE, "difference", "at_least", 2),
        ("Was the rate below 7 percent?", "lookup", RATE, "lookup", "less_than", 7),
    ],
)
def test_one_value_is_held_against_the_number(
    question: str, operation: Operation, measure: Field, asked: str, comparison: str, value: int
) -> None:
    request = checked(FigureRequest(operation, "wards", measure.name), read_question(question), measure)
    assert request is not None and request.operation == "compare" and request.condition is not None
    assert (request.condition.comparison, request.condition.value) == (comparison, Decimal(value))
    assert (request.operands[0].operation if request.operands else "lookup") == asked


@pytest.mark.parametrize(
    ("question", "measure"),
    [("Was the rate below 700 nurses?", RATE), ("Did Norte have at least 5 percent?", NURSES)],
)
def test_another_unit_is_not_held_against_it(question: str, measure: Field) -> None:
    assert checked(FigureRequest("lookup", "wards", measure.name), read_question(question), measure) is None
