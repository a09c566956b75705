"""A follow-up replaces what it names and keeps the rest."""

from __future__ import annotations

import pytest

from assistant.plan.followups import stand_alone


@pytest.mark.parametrize(
    ("earlier", "question", "expected"),
    [
        ("How many nurses left Spain in 2019?", "and the year after?", "How many nurses left Spain in 2020?"),
        (
            "How many nurses left Spain in 2019?",
            "What about five years earlier?",
            "How many nurses left Spain in 2014?",
        ),
        ("How many nurses left Spain in 2019?", "and Portugal?", "How many nurses left Portugal in 2019?"),
        ("How many nurses left Spain in 2019?", "and in 2022?", "How many nurses left Spain in 2022?"),
        (
            "How many nurses moved from Portugal to Spain in 2022?",
            "And to Germany?",
            "How many nurses moved from Portugal to Germany in 2022?",
        ),
        ("What share of German nurses leave?", "same for ROK pls", "What share of South Korean nurses leave?"),
    ],
)
def test_follow_up(earlier: str, question: str, expected: str) -> None:
    assert stand_alone(question, [earlier]) == expected


def test_a_question_of_its_own_is_left_alone() -> None:
    question = "How many doctors were trained in Italy in 2020 according to the ministry of health there?"
    assert stand_alone(question, ["How many nurses left Spain in 2019?"]) == question


def test_follow_ups_chain() -> None:
    history = ["How many nurses left Spain in 2019?", "and Portugal?"]
    assert stand_alone("and in 2022?", history) == "How many nurses left Portugal in 2022?"
