"""Weighted reciprocal rank fusion. Knows neither passages nor scores, only ranks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_K = 60


def fuse(rankings: Iterable[tuple[float, Sequence[str]]], k: int = _K) -> list[tuple[str, float]]:
    """(id, score) of everything in (weight, ids best first) rankings, best first; ties in the order first seen.

    The score is the sum of weight / (k + rank) [Cormack, Clarke and Büttcher 2009].
    """
    scores: dict[str, float] = {}
    for weight, ids in rankings:
        for rank, key in enumerate(ids, 1):
            scores[key] = scores.get(key, 0.0) + weight / (k + rank)
    return sorted(scores.items(), key=lambda item: -item[1])
