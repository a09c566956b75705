"""A chat server on loopback that speaks OpenAI's protocol and says whatever a test tells it to. Understands nothing."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from types import TracebackType
from typing import Any, Self

_EVIDENCE = "Evidence (JSON lines, one entry each):\n"
_QUESTION = "Question (JSON string):\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks for: an answer or a plan, of what question, over which evidence, for the how manieth time."""

    stage: str
    question: str
    evidence: tuple[dict[str, Any], ...]
    turn: int
    size: int

    def key_of(self, beginning: str) -> str:
        """The key of the quote that begins so."""
        return next((str(e["key"]) for e in self.evidence if e.get("text", "").startswith(beginning)), "")


@dataclass(frozen=True, slots=True)
class Raw:
    """A reply that is no chat completion; without a body the connection is closed.

    `headers` are sent beside the others; a reply that `drips` sends its body again and again, with a pause in seconds
    between, until its reader has enough.
    """

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    length: int | None = None
    headers: tuple[tuple[str, str], ...] = (("x-should-retry", "false"),)
    drips: float | None = None


Liar = Callable[[Asked], "str | Raw"]


class LyingServer:
    """A context manager; `liar` decides what is said, `asked` has every request."""

    def __init__(self) -> None:
        self.liar: Liar = lambda asked: ""
        self.asked: list[Asked] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The address that `chat_url` takes."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _handler(owner: LyingServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = _asked(body["messages"])
            owner.asked.append(asked)
            said = owner.liar(asked)
            raw = said if isinstance(said, Raw) else _completion(said, bool(body.get("stream")))
            if not raw.body and raw.status == 200:
                self.close_connection = True
                return
            self.send_response(raw.status)
            self.send_header("Content-Type", raw.kind)
            if raw.drips is None:
                self.send_header("Content-Length", str(len(raw.body) if raw.length is None else raw.length))
            for name, value in raw.headers:
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(raw.body)
            if raw.drips is not None:
                _drip(self.wfile, raw)
            self.close_connection = raw.length is not None or raw.drips is not None

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


def _drip(out: BufferedIOBase, raw: Raw) -> None:
    try:
        while True:
            time.sleep(raw.drips or 0)
            out.write(raw.body)
            out.flush()
    except OSError:
        return


def _asked(messages: list[dict[str, Any]]) -> Asked:
    prompt = str(messages[0]["content"])
    size = sum(len(str(m["content"])) for m in messages)
    if _EVIDENCE not in prompt:
        question = prompt.rsplit("Question: ", 1)[-1].strip()
        return Asked("plan", json.loads(question), (), len(messages), size)
    question = prompt.split(_QUESTION, 1)[1].split("\n", 1)[0]
    lines = prompt.split(_EVIDENCE, 1)[1].splitlines()
    evidence = tuple(json.loads(line) for line in lines if line.startswith("{"))
    return Asked("answer", json.loads(question), evidence, len(messages), size)


def _completion(text: str, streaming: bool) -> Raw:
    head: dict[str, Any] = {"id": "lie-1", "created": 0, "model": "any"}
    if not streaming:
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return Raw(json.dumps(head | {"object": "chat.completion", "choices": [choice], "usage": usage}).encode())
    chunks = [
        {"index": 0, "finish_reason": None, "delta": {"role": "assistant", "content": text}},
        {"index": 0, "finish_reason": "stop", "delta": {}},
    ]
    events = [json.dumps(head | {"object": "chat.completion.chunk", "choices": [c]}) for c in chunks]
    return Raw("".join(f"data: {e}\n\n" for e in [*events, "[DONE]"]).encode(), kind="text/event-stream")
