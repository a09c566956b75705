from __future__ import annotations

import json
from typing import Any, get_args

from langchain_core.messages import HumanMessage
from langchain_core.utils.function_calling import convert_to_openai_tool

from assistant.bootstrap import Assistant
from assistant.models.scripted import ScriptedChatModel
from assistant.plan import Planner, Proposer
from assistant.types import Operation

SPAIN = "How many nurses went from Portugal to Spain in 2022?"


class Listening(ScriptedChatModel):
    """Keeps what it is asked and given."""

    asked: list[str] = []
    tools: list[Any] = []

    def bind_tools(self, tools: Any, *, tool_choice: str | None = None, **kwargs: Any) -> Any:
        self.tools.extend(tools)
        return self

    def _reply(self, messages: Any) -> Any:
        assert all(isinstance(messages[n], HumanMessage) for n in (0, -1))
        self.asked.append(str(messages[-1].content))
        return super()._reply(messages)


def propose(nurses: Assistant, model: ScriptedChatModel, question: str = SPAIN) -> Any:
    planner, compute = Planner(nurses.tables), nurses._parts.engine.compute
    return Proposer(model, nurses.tables, compute, planner.refusal, 20).propose(question, nurses.tables.tables)


def test_the_model_is_given_names_and_meanings_and_no_cell(nurses: Assistant) -> None:
    model = Listening(lines=({"content": '{"figures": []}'},))
    proposal = propose(nurses, model)
    assert not proposal.failed
    assert proposal.figures == ()
    (prompt,) = model.asked
    assert all(f"- {operation}: " in prompt for operation in get_args(Operation))
    assert all(f"table {table.id}: " in prompt for table in nurses.tables.tables)
    assert "1240" not in prompt
    assert prompt.rstrip().endswith(json.dumps(SPAIN))
    assert convert_to_openai_tool(model.tools[0])["function"]["name"] == "request_figures"


def test_the_form_is_told_again_with_what_was_wrong(nurses: Assistant) -> None:
    model = Listening(lines=({"content": '{"figures": [{"operation": "guess"}]}'}, {"content": '{"figures": []}'}))
    assert not propose(nurses, model).failed
    assert "figures.0.operation" in model.asked[1]
    assert '{"figures": [' in model.asked[1]


def test_a_request_that_would_mean_nothing_is_told_why(nurses: Assistant) -> None:
    shares = {"operation": "sum", "table": "nurse_shares", "measure": "foreign_trained_percent"}
    model = Listening(lines=({"content": json.dumps({"figures": [shares]})}, {"content": '{"figures": []}'}))
    proposal = propose(nurses, model, "What is the sum of the foreign-trained shares of all countries?")
    assert proposal.figures == ()
    assert proposal.calls[0].outcome.startswith("refused: ")
    assert "mean" in model.asked[1]


def test_arguments_that_are_no_json_are_told(nurses: Assistant) -> None:
    call = {"name": "request_figures", "args": {"figures": "99"}}
    model = Listening(lines=({"tool_calls": [call]}, {"content": '{"figures": []}'}))
    assert not propose(nurses, model).failed
    assert "At figures: " in model.asked[1]
