"""The talent-flow assistant: answers with a citation under every sentence and a proof under every number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.bootstrap import Assistant
    from assistant.settings import Settings

__all__ = ["Assistant", "Settings"]


def __getattr__(name: str) -> Any:
    """The two public names, imported when first asked for so that a part can be imported by itself quickly."""
    if name == "Assistant":
        from assistant.bootstrap import Assistant

        return Assistant
    if name == "Settings":
        from assistant.settings import Settings

        return Settings
    raise AttributeError(f"module 'assistant' has no attribute {name!r}")
