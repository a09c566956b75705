"""Sentences on the other of two kinds."""

from __future__ import annotations

import pytest

from assistant.answer.contrary import is_contrary


@pytest.mark.parametrize(
    ("question", "sentence", "setting"),
    [
        ("What does a meal cost at a secondary school?", "A primary school meal costs 2.40 pounds.", "Meals"),
        ("How many women work in hospitals?", "Hospitals employ 340 men.", "Hospitals of the north"),
        ("What wage does the keeper earn?", "The keeper left for a fee of 60 million euros.", "Transfers"),
        ("How many bachelor's students are there?", "Of 130 in doctoral programmes 51 came from Chile.", "Students"),
        ("What is the net migration?", "Gross migration was 400 people.", ""),
    ],
)
def test_the_other_kind_does_not_answer(question: str, sentence: str, setting: str) -> None:
    assert is_contrary(question, sentence, setting)


@pytest.mark.parametrize(
    ("question", "sentence", "setting"),
    [
        ("What does a meal cost at a secondary school?", "Meals cost 2.70 pounds, at primary ones 2.", "Secondary"),
        ("How many women work in hospitals?", "Of the women 210 and of the men 130 work there.", ""),
        ("How do women compare with men?", "Men earned 4 percent more.", ""),
        ("What wage does the keeper earn?", "The keeper gets 2,000 euros a month.", "Keepers"),
        ("What is the wage premium?", "The premium was 6 percent.", ""),
    ],
)
def test_the_same_kind_may_answer(question: str, sentence: str, setting: str) -> None:
    assert not is_contrary(question, sentence, setting)
