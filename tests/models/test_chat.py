from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.tools import tool
from pydantic import BaseModel

from assistant.errors import ConfigError, ModelReplyInvalid, ModelUnavailable
from assistant.models import load_chat_model
from assistant.settings import load_settings


class Nurse(BaseModel):
    country: str


@tool
def look_up(country: str) -> str:
    """Look a country up."""
    return country


class _Server(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
        content = "tools" if asked.get("tools") and "response_format" not in asked else "no JSON for you"
        message = {"role": "assistant", "content": content}
        reply = {"id": "1", "object": "chat.completion", "created": 1, "model": "m"}
        reply |= {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}
        body = json.dumps(reply).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def chat(name: str, url: str = "") -> BaseChatModel:
    model = load_chat_model(load_settings(chat_model=name, chat_url=url, chat_timeout=5))
    assert model is not None
    return model


def test_none_is_no_model() -> None:
    assert load_chat_model(load_settings(chat_model="none")) is None


def test_a_script_is_replayed(tmp_path: Path) -> None:
    path = tmp_path / "script.jsonl"
    path.write_text('"hello"')
    assert chat(f"fake:{path}").invoke("x").text == "hello"


@pytest.mark.parametrize("name", ["gpt", "nonesuch:model"])
def test_an_unknown_provider_is_refused(name: str) -> None:
    with pytest.raises(ConfigError) as caught:
        chat(name)
    assert caught.value.hint


def test_a_missing_provider_package_is_named() -> None:
    with pytest.raises(ConfigError) as caught:
        chat("mistralai:any")
    assert "pip install langchain-mistralai" in caught.value.hint


@pytest.mark.parametrize("name", ["anthropic", "ollama"])
def test_the_extra_to_install_is_named(name: str) -> None:
    if find_spec(f"langchain_{name}"):
        pytest.skip(f"langchain-{name} is installed")
    with pytest.raises(ConfigError) as caught:
        chat(f"{name}:any")
    assert f"pip install 'talent-flow-assistant[{name}]'" in caught.value.hint


def test_an_azure_deployment_is_asked_at_its_address(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "of-a-test")
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
    assert chat("azure_openai:nurses", address.removesuffix("/v1")).invoke("x").text == "no JSON for you"


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    model = chat("openai:any", f"http://127.0.0.1:{port}/v1")
    for ask in (
        lambda: model.invoke("x"),
        lambda: list(model.stream("x")),
        lambda: model.bind_tools([look_up]).invoke("x"),
        lambda: model.with_structured_output(Nurse).invoke("x"),
    ):
        with pytest.raises(ModelUnavailable, match="cannot be reached") as caught:
            ask()
        assert "ASSISTANT_CHAT_MODEL=none" in caught.value.hint


def test_a_local_server_needs_no_key(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    model = chat("openai:any", address)
    assert model.invoke("x").text == "no JSON for you"
    assert model.bind_tools([look_up]).invoke("x").text == "tools"


def test_a_reply_of_the_wrong_form_is_invalid(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ModelReplyInvalid):
        chat("openai:any", address).with_structured_output(Nurse).invoke("x")


def test_a_missing_key_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(ConfigError, match="cannot be set up"):
        chat("openai:any")
