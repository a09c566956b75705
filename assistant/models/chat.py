"""Chooses the chat model that the settings name. Sends nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ConfigError
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_CONTEXT = 16_384


def load_chat_model(settings: Settings) -> BaseChatModel | None:
    """The model of `settings.chat_model`, or None where it is `none`.

    Raises:
        ConfigError: unknown provider, missing package or key, unreadable script.
    """
    name = settings.chat_model.strip()
    kind, _, rest = name.partition(":")
    if name in ("", "none"):
        return None
    if not rest:
        raise ConfigError(
            f"ASSISTANT_CHAT_MODEL={name!r} names no provider.",
            "Write `none`, `PROVIDER:MODEL` (for example `ollama:qwen3`) or `fake:SCRIPT.jsonl`.",
        )
    if kind == "fake":
        from assistant.models.scripted import scripted_chat_model

        return scripted_chat_model(Path(rest).expanduser())
    return _provided(name, settings)


def _provided(name: str, settings: Settings) -> BaseChatModel:
    from langchain.chat_models import init_chat_model

    from assistant.models.failures import construction_failures
    from assistant.models.reachable import ReachableChatModel

    with construction_failures(name):
        inner = init_chat_model(name, **_options(name, settings))
    return ReachableChatModel(inner=inner, model_id=name)


def _options(name: str, settings: Settings) -> dict[str, Any]:
    """What a provider's client takes; asking again is left to `Talk`, so that each call is accounted for."""
    kind = name.partition(":")[0]
    if kind == "ollama":
        return _ollama(settings)
    options: dict[str, Any] = {"timeout": settings.chat_timeout, "max_retries": 0}
    if kind in ("openai", "azure_openai", "anthropic"):
        options["max_tokens"] = settings.chat_tokens
    if settings.chat_url:
        options["azure_endpoint" if kind == "azure_openai" else "base_url"] = settings.chat_url
    if kind == "openai" and settings.chat_url and not os.environ.get("OPENAI_API_KEY"):
        options["api_key"] = "local"  # a server of one's own wants no key, but the client wants a word
    if kind in ("openai", "azure_openai"):
        from assistant.models.bounded import bounded_client

        options["http_client"] = bounded_client(settings.chat_timeout)
    return options


def _ollama(settings: Settings) -> dict[str, Any]:
    """Ollama cuts a prompt that is longer than its context without a word, and its default is short."""
    from assistant.models.bounded import bounded_hooks

    options: dict[str, Any] = {
        "client_kwargs": {"timeout": settings.chat_timeout},
        "sync_client_kwargs": {"event_hooks": bounded_hooks()},
        "num_predict": settings.chat_tokens,
        "num_ctx": _CONTEXT,
    }
    return options | ({"base_url": settings.chat_url} if settings.chat_url else {})
