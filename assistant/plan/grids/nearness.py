"""How near the labels of small tables are to a question in meaning. Embeds no label: that is done at ingest."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray

from assistant.plan.grids.grid import is_grid
from assistant.plan.grids.linking import Near
from assistant.tables import LabelVectors
from assistant.types import TableData

_MOST_LABELS = 400
Embed = Callable[[str], NDArray[np.float32]]


class Nearness:
    """Compares questions with the vectors of labels; knows only labels that were embedded."""

    def __init__(self, labels: LabelVectors, embed: Embed) -> None:
        self._labels, self._embed = labels, embed

    def to(self, question: str) -> Near:
        """How near labels are to a question; embeds the question when the first label is asked for."""
        found: list[dict[str, float]] = []

        def near(text: str) -> float:
            if not found:
                cosines = self._labels.vectors @ self._embed(question) if self._labels.texts else ()
                found.append(dict(zip(self._labels.texts, map(float, cosines), strict=True)))
            return found[0].get(text, 0.0)

        return near


def labels_to_embed(tables: Iterable[TableData]) -> tuple[str, ...]:
    """The row and column labels of the small tables that are answered cell by cell, those of many labels left out."""
    found: dict[str, None] = {}
    for data in tables:
        own = dict.fromkeys(_labels(data)) if is_grid(data.table) else {}
        if len(own) <= _MOST_LABELS:
            found.update(own)
    return tuple(found)


def _labels(data: TableData) -> Iterable[str]:
    for field in data.table.measures:
        yield from (part for part in field.title.split(" | ") if _is_worded(part))
    for position, field in enumerate(data.table.fields):
        if field.role == "dimension":
            yield from (row[position] for row in data.rows if _is_worded(row[position]))


def _is_worded(text: str) -> bool:
    return any(character.isalpha() for character in text)
