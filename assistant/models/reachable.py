"""A chat model whose failures are the assistant's errors, whichever provider it is of. Changes no message."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable, RunnableBinding, RunnableLambda

from assistant.models.failures import provider_failures


class ReachableChatModel(BaseChatModel):
    """Hands everything to `inner`; its connection errors become `ModelUnavailable`, bad replies `ModelReplyInvalid`."""

    inner: BaseChatModel
    model_id: str

    @property
    def _llm_type(self) -> str:
        return self.inner._llm_type

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Runnable[LanguageModelInput, AIMessage]:
        """This model with the tools bound as its provider binds them."""
        bound = self.inner.bind_tools(tools, **kwargs)
        return self.bind(**bound.kwargs) if isinstance(bound, RunnableBinding) else bound

    def with_structured_output(self, schema: Any, **kwargs: Any) -> Runnable[LanguageModelInput, Any]:
        """A runnable that replies with `schema` in the way its provider does it best."""
        structured = self.inner.with_structured_output(schema, **kwargs)

        def reply(messages: LanguageModelInput) -> Any:
            with provider_failures(self.model_id):
                return structured.invoke(messages)

        return RunnableLambda(reply)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        with provider_failures(self.model_id):
            return _said(self.inner._generate(messages, stop, run_manager, **kwargs))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        with provider_failures(self.model_id):
            yield from self.inner._stream(messages, stop, run_manager, **kwargs)

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        with provider_failures(self.model_id):
            return _said(await self.inner._agenerate(messages, stop, run_manager, **kwargs))

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        with provider_failures(self.model_id):
            async for chunk in self.inner._astream(messages, stop, run_manager, **kwargs):
                yield chunk


def _said(result: ChatResult) -> ChatResult:
    if not result.generations:
        raise ValueError("the reply has no message")
    return result
