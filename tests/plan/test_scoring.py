"""Which way people go decides between a measure of those who come and one of those who leave."""

from __future__ import annotations

import pytest

from assistant.bootstrap import Assistant
from assistant.plan.reading import read_question
from assistant.plan.scoring import _flow_fit
from assistant.types import Field


@pytest.mark.parametrize(
    ("question", "title", "fit"),
    [
        ("How many nurses came to Portugal in 2020?", "Inflow of nurses", 1),
        ("How many nurses came to Portugal in 2020?", "Outflow of nurses", -1),
        ("How many nurses left Portugal in 2020?", "Departures of nurses", 1),
        ("How many nurses left Portugal in 2020?", "Arrivals of nurses", -1),
        ("How many nurses were there in Portugal in 2020?", "Inflow of nurses", 0),
        ("How many nurses came to Portugal in 2020?", "Practising nurses", 0),
    ],
)
def test_the_measure_counts_the_way_that_is_asked(question: str, title: str, fit: int) -> None:
    assert _flow_fit(read_question(question), Field("m", title, "integer", "measure", unit="count")) == fit


def test_a_population_is_explained_by_a_rate_per_head_only_where_a_rate_is_asked(nurses: Assistant) -> None:
    planner = nurses._parts.planner
    assert not planner.plan("What is the population of Spain?").figures
    assert not planner.plan("What is the population of Spain?").options
