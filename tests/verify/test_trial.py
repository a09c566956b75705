"""A small trial of `verify` on the corpus about nurses: what `tests.benchmarks.bench_verifier` measures on all."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from tests.benchmarks.bench_verifier import RULES, Case, cases_of, truths_of
from tests.conftest import NURSES

DRAFTS = 300
MOST_FALSE, MOST_TRUE = 3, 0.03


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    made = cases_of(truths_of([NURSES], seed=2, per_measure=2), DRAFTS, random.Random(2))
    true = [case for case in made if case.true]
    return random.Random(2).sample(true, min(DRAFTS, len(true))) + [case for case in made if not case.true]


def accepted(rule: str, cases: Sequence[Case], true: bool) -> list[Case]:
    return [case for case in cases if case.true == true and RULES[rule](case.text, case.truth)]


def test_there_are_lies_of_many_kinds(cases: list[Case]) -> None:
    kinds = {case.kind for case in cases if not case.true}
    assert len(kinds) >= 15
    assert sum(not case.true for case in cases) >= 250


def test_hardly_any_false_sentence_passes(cases: list[Case]) -> None:
    passed = accepted("ours", cases, true=False)
    assert len(passed) <= MOST_FALSE, [(case.kind, case.text, case.truth.text) for case in passed]


def test_hardly_any_true_sentence_is_refused(cases: list[Case]) -> None:
    true = [case for case in cases if case.true]
    told = accepted("ours", cases, true=True)
    refused = [case.text for case in true if case not in told]
    assert len(refused) <= MOST_TRUE * len(true), refused


@pytest.mark.parametrize("rival", ["2 percent", "35 % words"])
def test_the_lies_are_such_as_weaker_checks_let_pass(cases: list[Case], rival: str) -> None:
    false = [case for case in cases if not case.true]
    assert len(accepted(rival, cases, true=False)) > len(false) / 2
