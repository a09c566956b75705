"""Turns what a provider's client raises into the assistant's `ModelError`s. Imports no client that is not loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from langchain_core.exceptions import OutputParserException
from pydantic import ValidationError

from assistant.errors import ConfigError, ModelReplyInvalid, ModelUnavailable

_CLIENTS = (
    ("httpx", "HTTPError"),
    ("requests", "RequestException"),
    ("openai", "OpenAIError"),
    ("anthropic", "AnthropicError"),
    ("ollama", "ResponseError"),
    ("botocore.exceptions", "BotoCoreError"),
    ("google.api_core.exceptions", "GoogleAPIError"),
)

_UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What a client raises over a reply that is not of its provider's protocol."""


@contextmanager
def provider_failures(model_id: str) -> Iterator[None]:
    """Inside it, a provider's connection and reply errors are `ModelUnavailable` and `ModelReplyInvalid`."""
    try:
        yield
    except (OutputParserException, ValidationError) as error:
        raise ModelReplyInvalid(
            f"The reply of {model_id} is not of the form asked for: {first_line(error)}",
            "Ask again, or choose a model that supports structured replies.",
        ) from error
    except loaded_failures() as error:
        raise ModelUnavailable(
            f"The model {model_id} cannot be reached: {first_line(error)}",
            "Start its server or check ASSISTANT_CHAT_URL, the key and the network; "
            "ASSISTANT_CHAT_MODEL=none answers without a model.",
        ) from error
    except _UNREADABLE as error:
        raise ModelReplyInvalid(
            f"The reply of {model_id} cannot be read ({type(error).__name__}).",
            "Check that ASSISTANT_CHAT_URL is the address of a server of that provider's protocol.",
        ) from error


@contextmanager
def construction_failures(model_id: str) -> Iterator[None]:
    """Inside it, a missing provider package, an unknown provider or a missing key is a `ConfigError`."""
    try:
        yield
    except ImportError as error:
        package = f"langchain-{model_id.partition(':')[0].replace('_', '-')}"
        raise ConfigError(
            f"The provider of {model_id} needs a package that is not installed.",
            f"Install it: `pip install {package}`.",
        ) from error
    except _setup_failures() as error:
        raise ConfigError(
            f"The model {model_id} cannot be set up: {first_line(error)}",
            "Name it as PROVIDER:MODEL, for example `openai:gpt-5-mini`, and set the provider's key.",
        ) from error


def first_line(error: BaseException) -> str:
    """The first line of what an error says, or its class's name."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def loaded_failures() -> tuple[type[Exception], ...]:
    """The base errors of the clients that are loaded in this process; none other can have been raised."""
    loaded = ((sys.modules.get(module), name) for module, name in _CLIENTS)
    errors: list[type[Exception]] = [getattr(module, name) for module, name in loaded if module is not None]
    return (OSError, *errors)


def _setup_failures() -> tuple[type[Exception], ...]:
    return (ValueError, TypeError, *loaded_failures())
