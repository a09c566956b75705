"""One talk with a chat model about one question: timed, bounded, asked again where that may help, and kept account of.

What is said in it is its owner's to word and to check.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from assistant.errors import ModelReplyInvalid, ModelUnavailable
from assistant.models.deadline import within
from assistant.types import ModelCall, Stage

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, BaseMessage
    from langchain_core.runnables import Runnable

_ATTEMPTS = 3
_PAUSE = 0.25
_LONGEST_OUTCOME = 600
_NO_TOOLS = frozenset({400, 404, 422})


class Talk:
    """All calls of one stage; together they take at most `seconds`."""

    def __init__(self, chat_model: BaseChatModel, stage: Stage, seconds: float) -> None:
        self._chat_model = chat_model
        self._stage = stage
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._calls: list[ModelCall] = []

    @property
    def calls(self) -> tuple[ModelCall, ...]:
        """The calls so far."""
        return tuple(self._calls)

    def say(self, messages: Sequence[BaseMessage], tools: Sequence[Mapping[str, Any]] = ()) -> AIMessage:
        """The model's next message.

        Raises:
            ModelUnavailable: it cannot be reached, or not in the time left, also when asked again.
            ModelReplyInvalid: what came is no message.
        """
        for attempt in range(1, _ATTEMPTS + 1):
            try:
                return self._once(messages, tools)
            except ModelUnavailable as error:
                if tools and error.status in _NO_TOOLS:
                    self.conclude(f"no reply: {error.cause}; asked again without tools")
                    tools = ()
                    continue
                pause = _PAUSE * 2**attempt if error.retry_after is None else error.retry_after
                if not self._again(error, attempt, pause):
                    raise
                time.sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def conclude(self, outcome: str) -> None:
        """Say what came of the last call, in one line."""
        line = " ".join(outcome.split())
        line = line if len(line) <= _LONGEST_OUTCOME else line[:_LONGEST_OUTCOME] + " …"
        self._calls[-1] = replace(self._calls[-1], outcome=line)

    def _again(self, error: ModelUnavailable, attempt: int, pause: float) -> bool:
        """Whether to ask again after a pause; a wait that does not fit into the time left is told and not begun."""
        asked = f"{error.cause}; its server asks to wait {pause:g} seconds" if error.retry_after else error.cause
        if not error.retryable or attempt == _ATTEMPTS:
            self.conclude(f"no reply: {error.cause}")
            return False
        if pause >= self._left():
            self.conclude(f"no reply: {asked}; the {self._seconds:g} seconds of ASSISTANT_CHAT_TIMEOUT end before")
            return False
        self.conclude(f"no reply: {asked}; asked again after {pause:g} seconds")
        return True

    def _once(self, messages: Sequence[BaseMessage], tools: Sequence[Mapping[str, Any]]) -> AIMessage:
        bound = self._bound(tools)
        started = time.monotonic()
        try:
            message = within(max(0.001, self._left()), partial(bound.invoke, list(messages)))
        except TimeoutError as error:
            cause = f"it took longer than the {self._seconds:g} seconds of ASSISTANT_CHAT_TIMEOUT"
            self._record(started, cause, reached=False)
            raise ModelUnavailable(
                f"The language model gave no reply: {cause}.",
                "Raise ASSISTANT_CHAT_TIMEOUT, or name a quicker model.",
                cause=cause,
                retryable=False,
            ) from error
        except ModelUnavailable as error:
            self._record(started, f"no reply: {error.cause}", reached=False)
            raise
        except ModelReplyInvalid:
            self._record(started, "a reply that cannot be read")
            raise
        self._record(started, "a reply", message)
        return message

    def _bound(self, tools: Sequence[Mapping[str, Any]]) -> Runnable[Any, AIMessage]:
        """The model with its tools; without them where its client knows none."""
        if not tools:
            return self._chat_model
        try:
            return self._chat_model.bind_tools([dict(tool) for tool in tools])
        except NotImplementedError:
            return self._chat_model

    def _record(self, started: float, outcome: str, message: AIMessage | None = None, reached: bool = True) -> None:
        usage: Mapping[str, Any] = (message.usage_metadata if message else None) or {}
        read, written = (_count(usage.get(name)) for name in ("input_tokens", "output_tokens"))
        seconds = round(time.monotonic() - started, 3)
        self._calls.append(ModelCall(self._stage, seconds, outcome, read, written, reached))

    def _left(self) -> float:
        return self._end - time.monotonic()


def _count(tokens: object) -> int | None:
    return tokens if isinstance(tokens, int) and tokens >= 0 else None
