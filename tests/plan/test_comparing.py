"""Which of two sides a question sets against which, and what it asks of them."""

from __future__ import annotations

import pytest

from assistant.plan.comparing import find_comparison


@pytest.mark.parametrize(
    ("text", "asks", "reference"),
    [
        ("How many times as many nurses as Portugal does Spain have?", "ratio", "Portugal"),
        ("How many times larger is Spain's workforce than Portugal's?", "ratio", "Portugal's"),
        ("For every nurse in Portugal, how many work in Spain?", "ratio", "nurse in Portugal"),
        ("How many midwives are there per doctor in 2020?", "ratio", "doctor in 2020"),
        ("How many nurses left for each one that arrived?", "ratio", "that arrived"),
        ("By what factor does Spain exceed Portugal?", "ratio", "Portugal"),
        ("Nurses in Spain as a multiple of those in Portugal", "ratio", "in Portugal"),
        ("What is the ratio of nurses arriving to nurses leaving?", "ratio", "nurses leaving"),
        ("How far ahead of Portugal was Spain in 2019?", "difference", "Portugal"),
        ("How many more nurses does Spain have than Portugal?", "difference", "Portugal"),
        ("By what margin do Spanish nurses outnumber Portuguese ones?", "difference", "Portuguese ones"),
        ("How much lower was the ten-year than the five-year rate?", "difference", "five-year rate"),
        ("What is the gap between Spain and Portugal?", "difference", "Portugal"),
        ("Does Spain have more nurses than Portugal?", "compare", "Portugal"),
        ("In 2019, was the share in Spain lower than in Portugal?", "compare", "Portugal"),
        ("Is Spain ahead of Portugal?", "compare", "Portugal"),
    ],
)
def test_sides(text: str, asks: str, reference: str) -> None:
    comparison = find_comparison(text)
    assert comparison is not None
    assert comparison.asks == asks
    assert text[slice(*comparison.reference)].strip().endswith(reference)


@pytest.mark.parametrize(
    "text",
    [
        "How many nurses moved to Spain per year?",
        "Is the share higher than 30 percent?",
        "How many nurses stand behind the register?",
        "Are 38 percent of top nurses in Spain foreign-trained?",
        "How many nurses per hospital were there on average?",
        "How many nurses moved from Spain to Germany?",
    ],
)
def test_nothing_is_compared(text: str) -> None:
    assert find_comparison(text) is None


@pytest.mark.parametrize(
    ("text", "less"),
    [("Is Spain behind Portugal?", True), ("Did fewer come than left?", True), ("Is it larger than Spain?", False)],
)
def test_the_smaller_side(text: str, less: bool) -> None:
    comparison = find_comparison(text)
    assert comparison is not None and comparison.less is less
