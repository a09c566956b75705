"""Turns what a provider's client raises into the assistant's `ModelError`s. Imports no client that is not loaded."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime

from langchain_core.exceptions import OutputParserException
from pydantic import ValidationError

from assistant.errors import ConfigError, ModelError, ModelReplyInvalid, ModelUnavailable

_CLIENTS = (
    ("httpx", "HTTPError"),
    ("httpx2", "HTTPError"),
    ("requests", "RequestException"),
    ("openai", "OpenAIError"),
    ("anthropic", "AnthropicError"),
    ("ollama", "ResponseError"),
    ("botocore.exceptions", "BotoCoreError"),
    ("google.api_core.exceptions", "GoogleAPIError"),
)

_UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What a client raises over a reply that is not of its provider's protocol."""

_EXTRAS = {"openai": "openai", "azure_openai": "openai", "anthropic": "anthropic", "ollama": "ollama"}
_STATUSES = {
    400: "the server refused the request",
    401: "the key was refused",
    403: "the key may not use this model",
    404: "the server has no such model or address",
    408: "the server gave up waiting",
    413: "the request was too long for the server",
    429: "too many requests or no credit left",
}


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
        if isinstance(error.__cause__, ModelError):
            raise error.__cause__ from error
        raise _unavailable(model_id, error) from error
    except _UNREADABLE as error:
        raise ModelReplyInvalid(
            f"The reply of {model_id} cannot be read ({type(error).__name__}).",
            "Check that ASSISTANT_CHAT_URL is the address of a server of that provider's protocol.",
        ) from error


def _unavailable(model_id: str, error: Exception) -> ModelUnavailable:
    status = _status_of(error)
    return ModelUnavailable(
        f"The model {model_id} cannot be reached: {first_line(error)}",
        "Start its server or check ASSISTANT_CHAT_URL, the key and the network; "
        "ASSISTANT_CHAT_MODEL=none answers without a model.",
        cause=_cause(error, status),
        status=status,
        retryable=_may_pass(error, status),
        retry_after=_retry_after(error),
    )


def _status_of(error: BaseException) -> int | None:
    """The HTTP status of a server's refusal; None where it did not come to one."""
    status = getattr(error, "status_code", None)
    return status if isinstance(status, int) and status >= 100 else None


def _cause(error: Exception, status: int | None) -> str:
    if status is not None:
        return f"HTTP {status}, {_STATUSES.get(status, 'the server failed' if status >= 500 else 'it refused')}"
    return "it took too long" if "timeout" in type(error).__name__.lower() else "it cannot be reached"


def _may_pass(error: Exception, status: int | None) -> bool:
    """Whether the same request may do better later; a server that says so itself is believed."""
    if (said := _header(error, "x-should-retry")) in ("true", "false"):
        return said == "true"
    return status is None or status in (408, 409, 429) or status >= 500


def _retry_after(error: Exception) -> float | None:
    said = _header(error, "retry-after")
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError):
        return None


def _header(error: Exception, name: str) -> str:
    headers = getattr(getattr(error, "response", None), "headers", None) or {}
    return str(headers.get(name) or "").strip().lower()


@contextmanager
def construction_failures(model_id: str) -> Iterator[None]:
    """Inside it, a missing provider package, an unknown provider or a missing key is a `ConfigError`."""
    try:
        yield
    except ImportError as error:
        provider = model_id.partition(":")[0]
        extra = _EXTRAS.get(provider)
        wanted = f"'talent-flow-assistant[{extra}]'" if extra else f"langchain-{provider.replace('_', '-')}"
        raise ConfigError(
            f"The provider of {model_id} needs a package that is not installed.",
            f"Install it: `pip install {wanted}`.",
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
