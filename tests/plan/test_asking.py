"""Definitions, methods and reasons are answered in words; quantities are not."""

from __future__ import annotations

import pytest

from assistant.plan.asking import asks_explanation, asks_number
from assistant.plan.cues import find_cues


@pytest.mark.parametrize(
    "text",
    [
        "Why do nurses leave Portugal?",
        "What exactly does the ministry mean by a foreign-trained nurse?",
        "How is the share of foreign-trained nurses measured?",
        "How does the survey find out who has left?",
        "Who can apply for the nursing grant?",
        "What is Portugal doing to keep its nurses?",
        "How reliable is the register of nurses?",
        "Who has to sign the midwife charter?",
        "How long does the training take?",
        "How do I apply for a licence?",
        "Can the survey tell us anything about dentists?",
        "What is the definition of a nurse?",
        "What does the licence require?",
    ],
)
def test_explanations(text: str) -> None:
    assert asks_explanation(text, find_cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "How many nurses left Portugal in 2022?",
        "How did the share of foreign-trained nurses change from 2019 to 2022?",
        "How does Spain compare with Germany?",
        "What is the mean number of nurses across the EU countries?",
        "What share of nurses in Spain are foreign trained?",
        "How high was the share in 2022?",
        "How did Spain place by nurses in 2022, counted from the top?",
    ],
)
def test_quantities(text: str) -> None:
    assert not asks_explanation(text, find_cues(text))
    assert asks_number(text) or {"compare", "rank"} & find_cues(text).found


def test_who_comes_first_is_told_by_figures() -> None:
    text = "Who are Portugal's three biggest partners for nurses?"
    assert not asks_explanation(text, find_cues(text))
