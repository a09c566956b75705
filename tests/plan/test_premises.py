"""What a question takes for granted, as a question that figures can check."""

from __future__ import annotations

from decimal import Decimal

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
        (
            "Now that Spain leads Portugal in nurses trained, what next?",
            "Does Spain lead Portugal in nurses trained?",
            "yes",
        ),
        (
            "Since Italy lost its lead in nurses trained to Spain in 2020, who pays?",
            "Is Spain ahead of Italy in nurses trained in 2020?",
            "yes",
        ),
        (
            "How come more nurses come from Spain than from Italy?",
            "Do more nurses come from Spain than from Italy?",
            "yes",
        ),
        ("Why is Portugal losing nurses?", "Is Portugal losing nurses on balance?", "loss"),
        (
            "Now that Portugal gains more nurses than it loses, what worked?",
            "Is Portugal gaining nurses on balance?",
            "gain",
        ),
    ],
)
def test_premise(question: str, checks: str, turn: str) -> None:
    assert premise_of(question) == Premise(checks, turn)  # type: ignore[arg-type]


def test_a_multiple_is_remembered() -> None:
    asked = "By how much did the number of nurses rise between 2015 and 2020?"
    premise = premise_of("Since the number of nurses doubled between 2015 and 2020, who trained them?")
    assert premise == Premise(asked, "rise", Decimal(2))


def test_who_leaves_may_be_told_by_who_stays() -> None:
    premise = premise_of("Given that most foreign nurses leave Portugal, where do they go?")
    assert premise is not None
    assert premise.question == "Do most foreign nurses leave Portugal?"
    assert premise.otherwise == Premise("Do most foreign nurses stay in Portugal?", "no")


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
