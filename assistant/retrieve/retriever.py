"""Search: by meaning and by words, fused, without repeats, maybe reranked. Embeds queries only, writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from assistant.models import Embedder, Reranker
from assistant.passages import PassageStore
from assistant.retrieve.duplicates import without_repeats
from assistant.retrieve.fusion import fuse
from assistant.types import Hit, Passage, SearchFilter

DENSE_WEIGHT = 1.0
KEYWORD_WEIGHT = 1.0
_DEPTH = 3
_LEAST = 30
_SPARE = 4  # read with the first k, so that a few repeats cost no second look
_RERANKED = 40
_EVERYTHING = SearchFilter()
Vector = NDArray[np.float32]
Scored = tuple[Passage, float]


class Retriever:
    """Searches one passage store with one embedder; safe to share between threads."""

    def __init__(self, store: PassageStore, embedder: Embedder, reranker: Reranker | None = None) -> None:
        self._store = store
        self._embedder = embedder
        self._reranker = reranker

    def search(self, text: str, k: int, filters: SearchFilter = _EVERYTHING) -> tuple[Hit, ...]:
        """At most k hits, best first; `score` is the fused (or the reranker's) score, `similarity` the cosine.

        Raises:
            SourceNotFound: the filter names a source that is not there.
            ModelError: the query cannot be embedded.
        """
        if k < 1 or not text.strip():
            return ()
        vector = self._embedder.encode_query(text)
        depth = max(_LEAST, _DEPTH * k)
        near = self._store.nearest(vector, depth, filters)
        worded = self._store.keyword(text, depth, filters)
        fused = fuse(((DENSE_WEIGHT, [key for key, _ in near]), (KEYWORD_WEIGHT, [key for key, _ in worded])))
        ordered = without_repeats(self._read([key for key, _ in fused], k + _SPARE))
        best = self._ranked(text, ordered, dict(fused), k)
        similarities = self._similarities(vector, [passage.id for passage, _ in best], dict(near))
        return tuple(
            Hit(passage, self._store.source(passage.source_id), score, rank, similarities[passage.id])
            for rank, (passage, score) in enumerate(best, 1)
        )

    def _read(self, ids: list[str], size: int) -> Iterator[Passage]:
        """The passages in that order, read `size` at a time as they are asked for."""
        for start in range(0, len(ids), size):
            part = ids[start : start + size]
            found = self._store.passages(part)
            yield from (found[key] for key in part)

    def _ranked(self, text: str, ordered: Iterator[Passage], scores: dict[str, float], k: int) -> list[Scored]:
        if self._reranker is None:
            return [(passage, scores[passage.id]) for passage in islice(ordered, k)]
        candidates = list(islice(ordered, max(k, _RERANKED)))
        given = self._reranker.rerank(text, [passage.indexed_text for passage in candidates])
        return sorted(zip(candidates, given, strict=True), key=lambda pair: -pair[1])[:k]

    def _similarities(self, vector: Vector, ids: list[str], known: dict[str, float]) -> dict[str, float]:
        """Cosines of the hits; those that only their words brought up are computed from the stored vectors."""
        missing = [key for key in ids if key not in known]
        if not missing:
            return known
        return known | {key: float(row @ vector) for key, row in self._store.vectors(missing).items()}
