"""A chat model that replays a script, for tests and demonstrations. Understands nothing.

A script is JSON Lines; each line is one reply: a string, or an object with `content` and `tool_calls`
[{`name`, `args`}]. A line with `when` is given whenever the last message contains that text, any number of times;
the others are given once each, in order. A line {`error`: "..."} fails as an unreachable model does; with
`retry_after` (seconds) as one that may be asked again. `usage` {`input`, `output`} are the tokens a reply reports, and
`seconds` how long it takes.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.ai import UsageMetadata
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable, RunnableLambda
from pydantic import BaseModel, PrivateAttr, ValidationError

from assistant.errors import ConfigError, ModelReplyInvalid, ModelUnavailable

Line = dict[str, Any]


class ScriptedChatModel(BaseChatModel):
    """Replays `lines`; tools may be bound to it, and a structured reply is read from a line's content or first call."""

    lines: tuple[Line, ...]
    name_of_script: str = "script"
    _next: int = PrivateAttr(default=0)
    _lock: Any = PrivateAttr(default_factory=threading.Lock)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(
        self, tools: Sequence[Any], *, tool_choice: str | None = None, **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """The model itself: its script already says which tools are called."""
        return self

    def with_structured_output(
        self, schema: Any, *, include_raw: bool = False, **kwargs: Any
    ) -> Runnable[LanguageModelInput, Any]:
        """A runnable that gives the next reply as `schema`: a pydantic class, or a dictionary for a JSON schema."""

        def reply(messages: LanguageModelInput) -> Any:
            message = self.invoke(messages)
            parsed = _parsed(message, schema)
            return {"raw": message, "parsed": parsed, "parsing_error": None} if include_raw else parsed

        return RunnableLambda(reply)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._reply(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        reply = self._reply(messages)
        for part in re.findall(r"\s*\S+\s*", str(reply.content)):
            yield ChatGenerationChunk(message=AIMessageChunk(content=part))
        chunks = [{**call, "args": json.dumps(call["args"]), "index": n} for n, call in enumerate(reply.tool_calls)]
        last = AIMessageChunk(content="", chunk_position="last", tool_call_chunks=chunks)  # type: ignore[arg-type]
        yield ChatGenerationChunk(message=last)

    def _reply(self, messages: list[BaseMessage]) -> AIMessage:
        line = self._line(str(messages[-1].text) if messages else "")
        time.sleep(float(line.get("seconds", 0)))
        if "error" in line:
            raise ModelUnavailable(
                f"The scripted model failed: {line['error']}",
                "This is what the script asks for.",
                retryable="retry_after" in line,
                retry_after=line.get("retry_after"),
            )
        calls = [{"id": f"call-{n}", "type": "tool_call", **call} for n, call in enumerate(line.get("tool_calls", ()))]
        return AIMessage(content=line.get("content", ""), tool_calls=calls, usage_metadata=_usage(line))

    def _line(self, asked: str) -> Line:
        for line in self.lines:
            if "when" in line and line["when"] in asked:
                return line
        once = [line for line in self.lines if "when" not in line]
        with self._lock:
            if self._next >= len(once):
                raise ModelUnavailable(
                    f"The script {self.name_of_script} has no reply left.",
                    "Add a line to it, or one with `when`.",
                    retryable=False,
                )
            self._next += 1
            return once[self._next - 1]


def scripted_chat_model(path: Path) -> ScriptedChatModel:
    """The model that replays the JSON Lines file at `path`.

    Raises:
        ConfigError: the file is missing or a line is not a reply.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ConfigError(
            f"The script {path} of ASSISTANT_CHAT_MODEL cannot be read.", "Write it as JSON Lines, a reply a line."
        ) from error
    rows = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    return ScriptedChatModel(lines=tuple(_read(path, *row) for row in rows), name_of_script=path.name)


def _read(path: Path, number: int, line: str) -> Line:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise ConfigError(f"Line {number} of the script {path} is not JSON.", "Write one reply a line.") from error
    if isinstance(value, str):
        return {"content": value}
    if not isinstance(value, dict) or not value.keys() & {"content", "tool_calls", "error"}:
        raise ConfigError(
            f"Line {number} of the script {path} is not a reply.", "Give it `content`, `tool_calls` or `error`."
        )
    return value


def _usage(line: Line) -> UsageMetadata | None:
    if "usage" not in line:
        return None
    read, written = int(line["usage"]["input"]), int(line["usage"]["output"])
    return UsageMetadata(input_tokens=read, output_tokens=written, total_tokens=read + written)


def _parsed(message: BaseMessage, schema: Any) -> Any:
    calls = message.tool_calls if isinstance(message, AIMessage) else []
    read: Callable[[Any], Any] = schema.model_validate if _is_model(schema) else dict
    try:
        return read(calls[0]["args"] if calls else json.loads(str(message.text)))
    except (ValueError, TypeError, ValidationError) as error:
        raise ModelReplyInvalid(
            "The scripted reply is not of the form asked for.", "Write the line's content as JSON of that form."
        ) from error


def _is_model(schema: Any) -> bool:
    return isinstance(schema, type) and issubclass(schema, BaseModel)
