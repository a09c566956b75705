"""The vote over the nurses' tables: planner and scripted model, asked or not, agreeing or not, right or not."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from assistant.bootstrap import Assistant
from assistant.models.scripted import ScriptedChatModel
from assistant.plan import ModelPlanner, Planner, Proposer
from assistant.plan.proposing import REPAIRS
from assistant.types import Plan

SPAIN = "How many nurses went from Portugal to Spain in 2022?"
Json = dict[str, Any]


class UnsurePlanner(Planner):
    """Is no surer of anything than 0.8."""

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        plan = super().plan(question, history, scope)
        return replace(plan, figures=tuple(replace(p, confidence=min(p.confidence, 0.8)) for p in plan.figures))


class BlindPlanner(Planner):
    """Finds no figure."""

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        return replace(super().plan(question, history, scope), figures=(), options=(), wants_figure=True)


def lookup(table: str = "nurse_flows", measure: str = "nurses", operation: str = "lookup", **where: Any) -> Json:
    conditions = [{"dimension": name, "in": [member]} for name, member in where.items()]
    return {"operation": operation, "table": table, "measure": measure, "where": conditions}


RIGHT = lookup(origin="Portugal", destination="Spain", year=2022)
GERMANY = lookup(origin="Portugal", destination="Germany", year=2022)


def said(*requests: Json, tool: str = "request_figures") -> Json:
    return {"tool_calls": [{"name": tool, "args": {"figures": list(requests)}}], "usage": {"input": 900, "output": 60}}


Voting = Callable[..., ModelPlanner]


@pytest.fixture
def voting(nurses: Assistant) -> Voting:
    parts = nurses._parts

    def build(*lines: Json, planner: type[Planner] = UnsurePlanner, below: float = 0.9, seconds: float = 20) -> Any:
        model = ScriptedChatModel(lines=lines)
        plain, compute = planner(parts.tables), parts.engine.compute
        proposer = Proposer(model, parts.tables, compute, plain.refusal, seconds)
        return ModelPlanner(plain, proposer, compute, below)

    return build


def test_a_sure_plan_asks_no_model(voting: Voting, nurses: Assistant) -> None:
    plan = voting(planner=Planner).plan(SPAIN)
    assert plan.calls == ()
    assert plan == Planner(nurses.tables).plan(SPAIN)


@pytest.mark.parametrize(
    "question",
    [
        "How many nurses moved in 2022?",
        "Why do nurses leave Portugal?",
        "Who runs the Lisbon School of Nursing?",
    ],
    ids=["readings to choose from", "a reason", "words"],
)
def test_no_model_is_asked_where_it_cannot_help(voting: Voting, question: str) -> None:
    assert voting(below=1.0).plan(question).calls == ()


def test_the_setting_says_how_sure_is_sure(voting: Voting) -> None:
    assert voting(said(RIGHT), below=0.5).plan(SPAIN).calls == ()
    assert len(voting(said(RIGHT), below=0.81).plan(SPAIN).calls) == 1


def test_the_same_result_makes_surer(voting: Voting) -> None:
    plan = voting(said(lookup(origin="PRT", destination="ESP", year=2022, operation="sum"))).plan(SPAIN)
    assert [p.confidence for p in plan.figures] == [0.9]
    assert plan.figures[0].request.operation == "lookup"
    (call,) = plan.calls
    assert "same result" in call.outcome
    assert '"destination"' in call.outcome
    assert (call.stage, call.input_tokens, call.output_tokens) == ("plan", 900, 60)


def test_a_wrong_request_is_told_why_and_may_be_corrected(voting: Voting) -> None:
    plan = voting(said(lookup(measure="doctors")), said(GERMANY), said(RIGHT, tool="compute"), said(RIGHT)).plan(SPAIN)
    assert [p.confidence for p in plan.figures] == [0.9]
    outcomes = [call.outcome for call in plan.calls]
    assert len(outcomes) == 1 + REPAIRS
    assert "doctors" in outcomes[0]
    assert "does not name Germany" in outcomes[1]
    assert "no tool 'compute'" in outcomes[2]
    assert outcomes[3].startswith("asked for")


@pytest.mark.parametrize(
    "line",
    [
        said(GERMANY),
        said(lookup(table="doctor_flows")),
        said(RIGHT | {"value": 99}),
        said(RIGHT, tool="python"),
        {"content": "99 nurses"},
        {"content": ""},
        {"content": "[" * 100_000},
        {"content": "9" * 10_000_000},
        {"error": "connection refused"},
        {"content": "late", "seconds": 9},
    ],
    ids="misfit unknown value tool prose nothing deep long error slow".split(),
)
@pytest.mark.parametrize("planner", [UnsurePlanner, BlindPlanner])
def test_a_model_that_fails_leaves_the_plan_as_it_was(
    voting: Voting, nurses: Assistant, line: Json, planner: type[Planner]
) -> None:
    plan = voting(line | {"when": ""}, planner=planner, seconds=1 if "seconds" in line else 20).plan(SPAIN)
    assert replace(plan, calls=()) == planner(nurses.tables).plan(SPAIN)
    assert plan.calls[-1].outcome.endswith("planned without it")
    assert len(plan.calls) <= 1 + REPAIRS
    assert all(len(call.outcome) < 700 for call in plan.calls)


def test_two_readings_that_explain_as_much_are_asked(voting: Voting, nurses: Assistant) -> None:
    theirs = lookup("nurse_shares", country="Portugal", year=2019)
    plan = voting(said(theirs)).plan("How many practising nurses were there in Portugal?")
    assert plan.figures == ()
    assert [option.label.rsplit(", ", 1)[-1] for option in plan.options] == ["2022", "2019"]
    for option, year in zip(plan.options, ("2022", "2019"), strict=True):
        (planned,) = Planner(nurses.tables).plan(option.question).figures
        assert planned.request.where[-1].members == (year,)


def test_a_reading_that_cannot_be_asked_for_makes_less_sure(voting: Voting) -> None:
    theirs = lookup(operation="sum", origin="Portugal", destination="Spain")
    theirs["where"].append({"dimension": "year", "from": 2019, "to": 2022})
    plan = voting(said(theirs)).plan("How many nurses went from Portugal to Spain?")
    (planned,) = plan.figures
    assert (planned.request.operation, planned.confidence) == ("lookup", 0.56)
    assert planned.notes[-1].text.startswith("A language model read the question otherwise: Sum of number of nurses")


def test_a_model_that_finds_no_table_makes_less_sure(voting: Voting) -> None:
    plan = voting(said()).plan(SPAIN)
    assert [p.confidence for p in plan.figures] == [0.56]
    assert "found no table" in plan.figures[0].notes[-1].text


def test_a_model_plans_where_nothing_was_found(voting: Voting) -> None:
    plan = voting({"content": json.dumps({"figures": [RIGHT]})}, planner=BlindPlanner).plan(SPAIN)
    (planned,) = plan.figures
    assert planned.confidence == 0.6
    assert "language model" in planned.notes[0].text
    assert plan.calls[0].outcome.endswith("no plan without it")


def test_a_request_that_does_less_than_is_asked_is_refused(voting: Voting) -> None:
    """A share is asked for, and a number of nurses is none."""
    question = "What share of nurses in Germany were foreign-trained in 2022?"
    plan = voting(said(lookup("nurse_flows", destination="Germany", year=2022, operation="sum")) | {"when": ""}).plan(
        question
    )
    assert all(call.outcome.startswith("refused") for call in plan.calls)
    assert plan.figures[0].request.measure == "foreign_trained_percent"
