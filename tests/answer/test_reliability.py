"""Questions about how far a number can be trusted are answered by what is said of sample, coverage and exactness."""

from __future__ import annotations

import pytest

from assistant.answer import PlainWriter
from assistant.answer.reliability import asks_reliability
from tests.evidence import evidence, hit, plan

TELLING = "The nurse register covers only public hospitals, so private clinics are missing."
SAMPLE = "The nurse register of 2020 rests on 412 sampled wards."
BESIDE = "The nurse register was founded in 1998 by the ministry."


@pytest.mark.parametrize(
    "question",
    [
        "How reliable is the nurse register?",
        "How sure is the 47 percent for Portugal?",
        "Can we trust the nurse register?",
        "What are the caveats of the nurse register?",
        "How large is the sample of the nurse register?",
        "What is the margin of error of the survey?",
    ],
)
def test_what_asks_for_reliability(question: str) -> None:
    assert asks_reliability(question)


@pytest.mark.parametrize(
    "question", ["How many nurses left Spain?", "Why do estimates of nurses differ?", "Who runs the nurse register?"]
)
def test_what_does_not(question: str) -> None:
    assert not asks_reliability(question)


def _told(question: str) -> str:
    hits = [hit(text, rank=at, similarity=0.6) for at, text in enumerate((BESIDE, TELLING, SAMPLE), start=1)]
    return "\n".join(s.text for s in PlainWriter().draft(plan(question), evidence(hits)).sentences)


def test_coverage_and_sample_are_told() -> None:
    told = _told("How reliable is the nurse register?")
    assert TELLING in told
    assert SAMPLE in told


def test_a_sample_asked_for_is_told() -> None:
    assert SAMPLE in _told("How large is the sample of the nurse register?")


def test_nothing_is_told_of_another_subject() -> None:
    assert _told("How reliable is the fishing fleet census?") == ""
