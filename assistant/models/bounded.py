"""Keeps a server's reply within bounds while it is read. Knows no provider and reads no reply itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from assistant.errors import ModelReplyInvalid

LONGEST_BODY = 8_000_000
"""Bytes of one reply that are read; a reply of the longest form asked for has a thousandth of them."""


def bounded_hooks() -> dict[str, list[Any]]:
    """Event hooks for an `httpx` or `httpx2` client, which break off a reply that is too long."""
    return {"response": [_bound]}


def bounded_client(seconds: float) -> Any:
    """An `httpx2` client with those hooks, as OpenAI's clients take it; proxies and certificates stay as they are."""
    import httpx2

    return httpx2.Client(timeout=seconds, event_hooks=bounded_hooks(), follow_redirects=True)


def _bound(response: Any) -> None:
    base: type = next(c for c in type(response.stream).__mro__ if c.__name__ == "SyncByteStream")

    class Bounded(base):  # type: ignore[misc]
        """The reply's bytes until they are too many."""

        def __init__(self, inner: Any) -> None:
            self._inner = inner

        def __iter__(self) -> Iterator[bytes]:
            read = 0
            for chunk in self._inner:
                read += len(chunk)
                if read > LONGEST_BODY:
                    raise ModelReplyInvalid(f"The language model's reply has more than {LONGEST_BODY:,} bytes.")
                yield chunk

        def close(self) -> None:
            self._inner.close()

    response.stream = Bounded(response.stream)
