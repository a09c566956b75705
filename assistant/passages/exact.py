"""Exact search: every vector is looked at. Holds the vectors of one generation in memory, reads no file."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class ExactIndex:
    """The vectors of all passages, shape (passages, dimension), with the ids of their passages and sources."""

    def __init__(self, ids: Sequence[tuple[str, str]], rows: Vectors) -> None:
        self._ids = [key for key, _ in ids]
        self._rows = rows
        places: dict[str, list[int]] = {}
        for number, (_, source) in enumerate(ids):
            places.setdefault(source, []).append(number)
        self._places = {source: np.array(numbers) for source, numbers in places.items()}

    def nearest(self, vector: Vectors, k: int, sources: Collection[str] | None = None) -> list[tuple[str, float]]:
        """(passage id, cosine) of the k nearest to a vector of length 1, best first; among `sources` where given."""
        if sources is None:
            order, scores = nearest_rows(self._rows, vector, k)
            return [(self._ids[place], float(score)) for place, score in zip(order, scores, strict=True)]
        parts = [self._places[source] for source in sources if source in self._places]
        if not parts:
            return []
        places = np.concatenate(parts)
        order, scores = nearest_rows(self._rows[places], vector, k)
        return [(self._ids[places[place]], float(score)) for place, score in zip(order, scores, strict=True)]


def nearest_rows(rows: Vectors, vector: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
    """Positions and cosines of the k rows nearest to a vector of length 1, best first."""
    scores = rows @ vector
    k = min(k, len(scores))
    best = np.argpartition(-scores, k - 1)[:k] if k else np.zeros(0, np.int64)
    order = best[np.argsort(-scores[best], kind="stable")]
    return order, scores[order]
