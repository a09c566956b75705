"""What is told before a question is put is apart from it only where the question stands without it."""

from __future__ import annotations

import pytest

from assistant.plan.asides import aside_of
from assistant.plan.reading import read_question


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("Plans change, as we all know. ", "What share of pupils in Spain left school in 2020?"),
        ("I need this for a slide: ", "how many teachers did Portugal employ in 2021?"),
        ("Hospitals run on imports, people say. ", "Among nurses in Spain in 2020, what percent were trained abroad?"),
    ],
)
def test_what_is_told_first(told: str, asked: str) -> None:
    assert aside_of(told + asked) == len(told)
    assert read_question(told + asked).aside == len(told)


@pytest.mark.parametrize(
    "question",
    [
        "The army employs nurses. How many of them worked in Spain in 2020?",
        "German hospitals: how many nurses did public wards employ in 2020?",
        "The army employs nurses. How many in 2020?",
        "How many nurses work in the U.S. Army hospitals?",
        "Is it true? How many nurses did Spain employ in public wards?",
    ],
)
def test_what_belongs_to_the_question(question: str) -> None:
    assert aside_of(question) == 0
