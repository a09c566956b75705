from __future__ import annotations

from pathlib import Path

import pytest
from langchain_core.messages import AIMessage
from langchain_core.tools import tool
from pydantic import BaseModel

from assistant.errors import ConfigError, ModelReplyInvalid, ModelUnavailable
from assistant.models.scripted import ScriptedChatModel, scripted_chat_model


class Nurse(BaseModel):
    country: str
    year: int


@tool
def look_up(country: str) -> str:
    """Look a country up."""
    return country


def script(tmp_path: Path, *lines: str) -> ScriptedChatModel:
    path = tmp_path / "script.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return scripted_chat_model(path)


def test_replies_come_in_order_then_end(tmp_path: Path) -> None:
    model = script(tmp_path, '"one"', "", '{"content": "two"}')
    assert [model.invoke("x").text, model.invoke("y").text] == ["one", "two"]
    with pytest.raises(ModelUnavailable, match="no reply left"):
        model.invoke("z")


def test_a_line_with_when_answers_any_number_of_times(tmp_path: Path) -> None:
    model = script(tmp_path, '{"when": "Spain", "content": "7"}', '"other"')
    assert [model.invoke(text).text for text in ("in Spain", "elsewhere", "Spain?")] == ["7", "other", "7"]


def test_tools_may_be_bound(tmp_path: Path) -> None:
    model = script(tmp_path, '{"tool_calls": [{"name": "look_up", "args": {"country": "Spain"}}]}')
    message = model.bind_tools([look_up]).invoke("x")
    assert isinstance(message, AIMessage)
    assert message.tool_calls[0]["args"] == {"country": "Spain"}


def test_a_structured_reply_is_parsed(tmp_path: Path) -> None:
    lines = [
        '{"content": "{\\"country\\": \\"Spain\\", \\"year\\": 2020}"}',
        '{"tool_calls": [{"name": "Nurse", "args": {"country": "Portugal", "year": 2021}}]}',
        '"no JSON"',
    ]
    model = script(tmp_path, *lines).with_structured_output(Nurse)
    assert model.invoke("x") == Nurse(country="Spain", year=2020)
    assert model.invoke("x") == Nurse(country="Portugal", year=2021)
    with pytest.raises(ModelReplyInvalid):
        model.invoke("x")


def test_streaming_gives_the_same_message(tmp_path: Path) -> None:
    line = '{"content": "Two words here.", "tool_calls": [{"name": "look_up", "args": {"country": "Spain"}}]}'
    chunks = list(script(tmp_path, line).stream("x"))
    assert len(chunks) > 2
    whole = chunks[0]
    for chunk in chunks[1:]:
        whole = whole + chunk
    assert whole.text == "Two words here."
    assert isinstance(whole, AIMessage)
    assert whole.tool_calls[0]["args"] == {"country": "Spain"}


def test_a_scripted_failure_fails(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable):
        script(tmp_path, '{"error": "refused"}').invoke("x")


@pytest.mark.parametrize("line", ["not JSON", "3", '{"text": "x"}'])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(ConfigError, match="Line 2"):
        script(tmp_path, '"fine"', line)


def test_a_missing_script_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        scripted_chat_model(tmp_path / "none.jsonl")
