from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.messages import ToolMessage

from assistant import Assistant
from assistant.errors import InputError
from assistant.interfaces.langchain import as_retriever, as_runnable, as_tools
from assistant.models.scripted import scripted_chat_model

QUESTION = "How many nurses moved from Portugal to Germany in 2019?"
REQUEST = {
    "operation": "lookup",
    "table": "nurse_flows",
    "measure": "nurses",
    "where": [
        {"dimension": "origin", "in": ["Portugal"]},
        {"dimension": "destination", "in": ["Germany"]},
        {"dimension": "year", "from": 2019, "to": 2019},
    ],
}


def called(assistant: Assistant, name: str, arguments: dict[str, Any]) -> Any:
    tool = next(tool for tool in as_tools(assistant) if tool.name == name)
    return tool.invoke(arguments)


def agent_messages(assistant: Assistant, path: Path, *calls: dict[str, Any]) -> list[ToolMessage]:
    lines = [*({"content": "", "tool_calls": [call]} for call in calls), {"content": "done"}]
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    agent: Any = create_agent(scripted_chat_model(path), as_tools(assistant))
    messages = agent.invoke({"messages": [{"role": "user", "content": "go"}]})["messages"]
    assert messages[-1].text == "done"
    return [message for message in messages if isinstance(message, ToolMessage)]


def test_the_runnable_takes_a_question_or_an_object(nurses: Assistant) -> None:
    runnable = as_runnable(nurses)
    assert runnable.invoke(QUESTION)["figures"][0]["value"] == "400"
    assert runnable.invoke({"question": "And in 2022?", "history": [QUESTION]})["figures"][0]["value"] == "450"
    assert [answer["status"] for answer in runnable.batch([QUESTION, QUESTION])] == ["answered"] * 2


@pytest.mark.parametrize("asked", [{}, {"question": 3}, {"question": "x", "guess": 1}, None])
def test_what_the_runnable_does_not_take(nurses: Assistant, asked: Any) -> None:
    with pytest.raises(InputError):
        as_runnable(nurses).invoke(asked)


def test_the_retriever_gives_documents_that_can_be_cited(nurses: Assistant) -> None:
    documents = as_retriever(nurses, 3).invoke("nurses leaving Portugal")
    assert len(documents) == 3
    assert {"source_id", "locator", "score", "rank", "title"} <= documents[0].metadata.keys()
    assert "text" not in documents[0].metadata
    prose = next(document for document in documents if document.metadata["kind"] == "passage")
    text, locator = nurses.source_text(prose.metadata["source_id"]), prose.metadata["locator"]
    assert text[locator["start"] : locator["end"]] == prose.page_content


def test_every_tool(nurses: Assistant) -> None:
    assert called(nurses, "ask", {"question": QUESTION})["status"] == "answered"
    assert len(called(nurses, "search_passages", {"query": "nurses", "k": 2})) == 2
    assert called(nurses, "compute_figure", REQUEST)["value"] == "400"
    assert [table["id"] for table in called(nurses, "list_tables", {})] == ["nurse_flows", "nurse_shares"]
    assert called(nurses, "describe_table", {"table": "nurse_flows"})["time"] == "year"


def test_a_tool_tells_the_model_what_to_do_next(nurses: Assistant) -> None:
    told = called(nurses, "compute_figure", {**REQUEST, "table": "nurse_flow"})
    assert "nurse_flows" in told
    assert "operation" in called(nurses, "compute_figure", {"operation": "guess"})


def test_an_agent_uses_the_tools(nurses: Assistant, tmp_path: Path) -> None:
    ask, compute, wrong = agent_messages(
        nurses,
        tmp_path / "script.jsonl",
        {"name": "ask", "args": {"question": QUESTION}},
        {"name": "compute_figure", "args": REQUEST},
        {"name": "describe_table", "args": {"table": "nowhere"}},
    )
    assert json.loads(str(ask.content))["status"] == "answered"
    assert json.loads(str(compute.content))["value"] == "400"
    assert "There is no table" in str(wrong.content)
    assert wrong.status == "error"
