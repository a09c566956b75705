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
        (
            "Which region had the highest vacancy rate in 2020?",
            "And the lowest?",
            "Which region had the lowest vacancy rate in 2020?",
        ),
        (
            "Which regions gained most nurses in 2021?",
            "And which lost most?",
            "Which regions lost most nurses in 2021?",
        ),
        (
            "What share of new midwives went to hospitals in 2022?",
            "And to clinics?",
            "What share of new midwives went to clinics in 2022?",
        ),
        (
            "What was Portugal's vacancy rate in 2020?",
            "How does that compare with Spain?",
            "How does Portugal's vacancy rate compare with Spain in 2020?",
        ),
        (
            "How many nurses trained in Italy in 2020?",
            "What share of them left?",
            "What share of nurses that trained in Italy left in 2020?",
        ),
        (
            "How many nurses were trained in Italy in 2020?",
            "What share went to Germany?",
            "What share of nurses trained in Italy went to Germany in 2020?",
        ),
        ("What is the midwife charter?", "When did it start?", "When did the midwife charter start?"),
        ("What is the midwife charter?", "Who has to sign it?", "Who has to sign the midwife charter?"),
        ("What is the midwife charter?", "Since when?", "Since when (the midwife charter)?"),
        ("What share of doctors come from Spain?", "Where do they work?", "Where do doctors from Spain work?"),
        (
            "How many nurses did Portugal hire in 2019?",
            "How much has it grown since 2015?",
            "How much has the number of nurses that Portugal hired grown since 2015?",
        ),
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


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (
            ["What was Spain's vacancy rate in 2021?", "And in 2015?"],
            "So by how much did it rise?",
            "By how much did Spain's vacancy rate rise between 2015 and 2021?",
        ),
        (
            ["What share of doctors come from Spain?", "Where do they work?"],
            "And those from Portugal?",
            "Where do doctors from Portugal work?",
        ),
        (
            ["What is the midwife charter?", "Since when?"],
            "Who has to sign it?",
            "Who has to sign the midwife charter?",
        ),
        (
            ["Which regions gained most nurses in 2021?", "And which lost most?"],
            "What about in 2020?",
            "Which regions lost most nurses in 2020?",
        ),
        (
            ["How many nurses were trained in Italy in 2020?", "What share went to Germany?"],
            "And to France?",
            "What share of nurses trained in Italy went to France in 2020?",
        ),
    ],
)
def test_three_turns(history: list[str], question: str, expected: str) -> None:
    assert stand_alone(question, history) == expected


def test_a_member_takes_the_place_of_one_that_stands_beside_it_in_a_table() -> None:
    beside = {"part-time": ("full-time", "seasonal")}
    asked = stand_alone(
        "And part-time?", ["How many full-time nurses left in 2020?"], lambda name: beside.get(name, ())
    )
    assert asked == "How many part-time nurses left in 2020?"


def test_a_new_subject_takes_nothing_over() -> None:
    question = "How many hospitals closed in Norway in 2018?"
    assert stand_alone(question, ["What share of German nurses leave?"]) == question
