"""Sentences pass for the result of an operation only where they tell one."""

from __future__ import annotations

import pytest

from assistant.answer import PlainWriter
from assistant.answer.results import tells_results
from tests.evidence import evidence, hit, plan


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        ("percent_change", "The number of nurses grew by 12 percent between 2015 and 2020."),
        ("growth_rate", "Posts grew by 3 percent a year."),
        ("ratio", "There are twice as many nurses as doctors."),
        ("sum", "Together the two regions had 400 nurses."),
        ("mean", "The average age was 44."),
        ("median", "The median pay was 31,000 euros."),
        ("rank", "Portugal ranked third among ten countries."),
        ("gap", "Spain had 40 more nurses than Portugal."),
        ("list", "The largest were Spain with 30, Italy with 20 and Malta with 10."),
    ],
)
def test_a_sentence_that_tells_it(operation: str, sentence: str) -> None:
    assert tells_results([operation], [sentence])


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [
        ("percent_change", "There were 120 nurses in 2015 and 150 in 2020."),
        ("growth_rate", "There were 120 nurses in 2015 and 150 in 2020."),
        ("ratio", "There were 120 nurses in Spain and 60 in Malta."),
        ("sum", "There were 120 nurses in Spain."),
        ("rank", "Portugal had 150 nurses."),
        ("list", "Spain had 150 nurses."),
    ],
)
def test_a_sentence_that_only_gives_the_numbers(operation: str, sentence: str) -> None:
    assert not tells_results([operation], [sentence])


def test_all_operations_must_be_told() -> None:
    assert not tells_results(["rank", "median"], ["Portugal ranked third among ten countries."])
    assert tells_results([], ["Anything."])


def test_the_writer_quotes_no_number_in_place_of_a_result() -> None:
    found = [hit("Portugal had 150 hospital nurses in the year 2020 according to the register.", similarity=0.9)]
    question = "How many hospital nurses did Portugal have in 2020?"
    assert PlainWriter().draft(plan(question), evidence(found)).sentences
    assert not PlainWriter().draft(plan(question, undone=("rank",)), evidence(found)).sentences
