"""Operations that a question asks and no figure does are told to those who quote."""

from __future__ import annotations

import pytest

from assistant.bootstrap import Assistant


@pytest.mark.parametrize(
    ("question", "operation"),
    [
        ("By how many percent did nurses from Portugal to Spain grow from 2019 to 2030?", "percent_change"),
        ("What was the median of nurses from Portugal to Spain in 2030?", "median"),
    ],
)
def test_an_operation_without_a_figure(nurses: Assistant, question: str, operation: str) -> None:
    plan = nurses._parts.planner.plan(question)
    assert not plan.figures
    assert operation in plan.undone


def test_a_figure_leaves_nothing_undone(nurses: Assistant) -> None:
    plan = nurses._parts.planner.plan("By how many percent did nurses from Portugal to Spain grow from 2019 to 2022?")
    assert plan.figures
    assert not plan.undone


def test_what_does_it_mean_asks_no_mean(nurses: Assistant) -> None:
    assert not nurses._parts.planner.plan("What does the ministry mean by a foreign-trained nurse?").undone
