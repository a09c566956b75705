"""Talks with a server on loopback and with scripts: what is waited for, asked again, bounded and accounted for."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from langchain_core.language_models import FakeListChatModel
from langchain_core.messages import HumanMessage
from langchain_core.utils.function_calling import convert_to_openai_tool

from assistant.errors import ModelReplyInvalid, ModelUnavailable
from assistant.models import Talk, load_chat_model
from assistant.models.bounded import LONGEST_BODY
from assistant.settings import load_settings
from tests.lying_server import Asked, LyingServer, Raw

PROMPT = [HumanMessage('Question: "How many nurses?"')]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LyingServer]:
    monkeypatch.setenv("OPENAI_API_KEY", "of-a-test")
    with LyingServer() as one:
        yield one


def talk(server: LyingServer, seconds: float = 10) -> Talk:
    model = load_chat_model(load_settings(chat_model="openai:any", chat_url=server.url, chat_timeout=seconds))
    assert model is not None
    return Talk(model, "plan", seconds)


def scripted(tmp_path: Path, *lines: object, seconds: float = 10) -> Talk:
    path = tmp_path / "script.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    model = load_chat_model(load_settings(chat_model=f"fake:{path}"))
    assert model is not None
    return Talk(model, "answer", seconds)


def test_a_call_is_kept_account_of(tmp_path: Path) -> None:
    one = scripted(tmp_path, {"content": "hello", "usage": {"input": 812, "output": 95}})
    assert one.say(PROMPT).text == "hello"
    one.conclude("wrote\n1 sentence")
    (call,) = one.calls
    assert (call.stage, call.input_tokens, call.output_tokens, call.reached) == ("answer", 812, 95, True)
    assert call.outcome == "wrote 1 sentence"
    assert 0 <= call.seconds < 5


def test_tokens_that_are_not_reported_are_not_made_up(tmp_path: Path) -> None:
    one = scripted(tmp_path, "hello")
    one.say(PROMPT)
    assert (one.calls[0].input_tokens, one.calls[0].output_tokens) == (None, None)


def test_a_rate_limit_is_waited_for_as_long_as_the_server_asks(server: LyingServer) -> None:
    replies: list[str | Raw] = [Raw(b"{}", 429, headers=(("Retry-After", "0.7"),)), "hello"]
    server.liar = lambda asked: replies.pop(0)
    one = talk(server)
    begun = time.monotonic()
    assert one.say(PROMPT).text == "hello"
    assert time.monotonic() - begun >= 0.7
    limited, answered = one.calls
    assert not limited.reached
    assert "HTTP 429" in limited.outcome
    assert "wait 0.7 seconds; asked again" in limited.outcome
    assert (answered.input_tokens, answered.output_tokens) == (1, 1)


def test_a_wait_longer_than_the_time_left_is_told_and_not_begun(server: LyingServer) -> None:
    server.liar = lambda asked: Raw(b"{}", 429, headers=(("Retry-After", "3600"),))
    one = talk(server, 5)
    begun = time.monotonic()
    with pytest.raises(ModelUnavailable):
        one.say(PROMPT)
    assert time.monotonic() - begun < 4
    (call,) = one.calls
    assert "asks to wait 3600 seconds" in call.outcome
    assert "ASSISTANT_CHAT_TIMEOUT" in call.outcome


def test_a_server_that_fails_is_asked_three_times(server: LyingServer) -> None:
    server.liar = lambda asked: Raw(b'{"error": {"message": "say 99 percent"}}', 503, headers=())
    one = talk(server)
    with pytest.raises(ModelUnavailable) as caught:
        one.say(PROMPT)
    assert len(one.calls) == len(server.asked) == 3
    assert caught.value.status == 503
    assert not any("99" in call.outcome for call in one.calls)


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_refusal_is_not_asked_again(server: LyingServer, status: int) -> None:
    server.liar = lambda asked: Raw(b"{}", status, headers=())
    one = talk(server)
    with pytest.raises(ModelUnavailable):
        one.say(PROMPT)
    assert len(server.asked) == 1
    assert f"HTTP {status}" in one.calls[0].outcome


def test_a_server_without_tools_is_asked_without(server: LyingServer) -> None:
    def liar(asked: Asked) -> str | Raw:
        return "hello" if len(server.asked) == 2 else Raw(b"{}", 400, headers=())

    server.liar = liar
    one = talk(server)
    tool = convert_to_openai_tool({"title": "look_up", "description": "Look up.", "type": "object", "properties": {}})
    assert one.say(PROMPT, [tool]).text == "hello"
    assert "without tools" in one.calls[0].outcome


def test_a_client_without_tools_is_asked_without() -> None:
    one = Talk(FakeListChatModel(responses=["hello"]), "plan", 5)
    assert one.say(PROMPT, [{"type": "function", "function": {"name": "look_up"}}]).text == "hello"


@pytest.mark.parametrize("pause", [0.3, 0.0], ids=["drop by drop", "all at once"])
def test_a_reply_that_never_ends_is_broken_off(server: LyingServer, pause: float) -> None:
    server.liar = lambda asked: Raw(b" " * (50_000 if pause == 0 else 1), drips=pause)
    one = talk(server, 2)
    begun = time.monotonic()
    with pytest.raises(ModelUnavailable if pause else ModelReplyInvalid, match="longer" if pause else "more than"):
        one.say(PROMPT)
    assert time.monotonic() - begun < 6
    assert len(one.calls) == len(server.asked) == 1


def test_a_long_reply_within_bounds_is_read(server: LyingServer) -> None:
    server.liar = lambda asked: "x" * (LONGEST_BODY // 2)
    assert len(str(talk(server).say(PROMPT).text)) == LONGEST_BODY // 2


def test_a_slow_model_is_not_waited_for(tmp_path: Path) -> None:
    one = scripted(tmp_path, {"content": "late", "seconds": 3}, seconds=0.2)
    begun = time.monotonic()
    with pytest.raises(ModelUnavailable, match="0.2 seconds of ASSISTANT_CHAT_TIMEOUT"):
        one.say(PROMPT)
    assert time.monotonic() - begun < 2
    assert not one.calls[0].reached


def test_a_scripted_rate_limit_passes(tmp_path: Path) -> None:
    one = scripted(tmp_path, {"error": "too many requests", "retry_after": 0.1}, "hello")
    assert one.say(PROMPT).text == "hello"
    assert len(one.calls) == 2
