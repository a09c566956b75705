"""Chooses the chat model that the settings name. Sends nothing."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import ConfigError
from assistant.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_RETRIES = 2


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
    options: dict[str, Any] = {"timeout": settings.chat_timeout, "max_retries": _RETRIES}
    if name.startswith("ollama:"):
        options = {"client_kwargs": {"timeout": settings.chat_timeout}}
    if settings.chat_url:
        options["base_url"] = settings.chat_url
        if name.startswith("openai:") and not os.environ.get("OPENAI_API_KEY"):
            options["api_key"] = "local"  # a server of one's own wants no key, but the client wants a word
    return options
