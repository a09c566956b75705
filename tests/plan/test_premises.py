"""What a question takes for granted, as a question that figures can check."""

from __future__ import annotations

import pytest

from assistant.plan.premises import Premise, premise_of


@pytest.mark.parametrize(
    ("question", "checks", "turn"),
    [
        (
            "Why did the share of foreign nurses fall from 2015 to 2020?",
            "By how much did the share of foreign nurses fall from 2015 to 2020?",
            "fall",
        ),
        (
            "Why has the number of midwives grown since 2010?",
            "By how much did the number of midwives rise since 2010?",
            "rise",
        ),
        (
            "What explains the decline in nursing vacancies in Portugal from 2015 to 2020?",
            "By how much did nursing vacancies in Portugal from 2015 to 2020 fall?",
            "fall",
        ),
        (
            "Why does Spain train more nurses than Portugal?",
            "Does Spain train more nurses than Portugal?",
            "yes",
        ),
        (
            "Since Spain has a higher vacancy rate than Portugal, what explains the gap?",
            "Does Spain have a higher vacancy rate than Portugal?",
            "yes",
        ),
        ("How did Spain overtake Italy in nurses trained?", "Did Spain overtake Italy in nurses trained?", "yes"),
        (
            "Given that wages were lower in Porto than in Lisbon, who left?",
            "Were wages lower in Porto than in Lisbon?",
            "yes",
        ),
    ],
)
def test_premise(question: str, checks: str, turn: str) -> None:
    assert premise_of(question) == Premise(checks, turn)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        "Why do nurses leave Portugal?",
        "How many nurses left Spain in 2019?",
        "Since when does the charter hold?",
        "By how much did vacancies fall?",
    ],
)
def test_no_premise(question: str) -> None:
    assert premise_of(question) is None
