"""What an engine that holds tables can do, and the limits all keep. Knows no engine."""

from __future__ import annotations

from typing import Any, Protocol

from assistant.errors import FigureError
from assistant.tables.statements import Dialect

SECONDS = 10.0


class Backend(Protocol):
    """Runs SQL that `statements` made, read only, from several threads at once."""

    dialect: Dialect

    def held(self) -> frozenset[str]:
        """The names of the tables there are."""

    def run(self, sql: str, values: tuple[str, ...]) -> tuple[tuple[Any, ...], ...]:
        """The rows of a query; `values` are bound to `$1`, `$2`, ...

        Raises:
            FigureError: it takes too long or too much memory. StoreError: the engine refuses it.
        """

    def close(self) -> None:
        """Let go of files and connections."""


def too_slow() -> FigureError:
    """The error of a query that was stopped."""
    return FigureError(
        f"A query over the tables took longer than {SECONDS:g} seconds and was stopped.",
        "Ask about fewer members or periods.",
    )
