"""Search: by meaning and by words, fused, without repeats, maybe reranked. Embeds queries only, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from assistant.models import Embedder, Reranker
from assistant.passages import PassageStore
from assistant.retrieve.duplicates import without_repeats
from assistant.retrieve.fusion import best_of, fuse
from assistant.sentences.parts import questions_in
from assistant.types import Hit, Passage, SearchFilter

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

    def search(self, text: str, k: int, filters: SearchFilter = _EVERYTHING, prose: int = 0) -> tuple[Hit, ...]:
        """At most k hits, best first; `score` is the fused (or the reranker's) score, `similarity` the cosine.

        Where fewer than `prose` of them are passages of documents, the next best of these follow, beyond k.

        Raises:
            SourceNotFound: the filter names a source that is not there.
            ModelError: the query cannot be embedded.
        """
        if k < 1 or not text.strip():
            return ()
        vector = self._embedder.encode_query(text)
        depth = max(_LEAST, _DEPTH * k)
        fused, near = self._fused(text, vector, depth, filters)
        if parts := questions_in(text):
            others = [self._fused(part, self._embedder.encode_query(part), depth, filters)[0] for part in parts]
            fused = best_of([fused, *others])
            near = self._similarities(vector, [key for key, _ in fused], near)
        scores = dict(fused)
        ordered = without_repeats(self._read([key for key, _ in fused], k + _SPARE))
        best = self._ranked(text, ordered, scores, k)
        best += self._more_prose(ordered, scores, prose - sum(p.kind == "passage" for p, _ in best))
        return tuple(
            Hit(passage, self._store.source(passage.source_id), score, rank, near[passage.id])
            for rank, (passage, score) in enumerate(best, 1)
        )

    def _fused(
        self, text: str, vector: Vector, depth: int, filters: SearchFilter
    ) -> tuple[list[tuple[str, float]], dict[str, float]]:
        """(passage id, score), best first, and the cosine of each."""
        worded = dict(self._store.keyword(text, depth, filters))
        near = self._similarities(vector, worded, dict(self._store.nearest(vector, depth, filters)))
        return fuse(near, worded), near

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

    @staticmethod
    def _more_prose(ordered: Iterator[Passage], scores: dict[str, float], wanted: int) -> list[Scored]:
        """The next passages of documents among those left, so that tables do not crowd them out."""
        left = (passage for passage in ordered if passage.kind == "passage")
        return [(passage, scores[passage.id]) for passage in islice(left, max(0, wanted))]

    def _similarities(self, vector: Vector, ids: Iterable[str], known: dict[str, float]) -> dict[str, float]:
        """Cosines of all found; of those that only their words brought up they come from the stored vectors."""
        missing = [key for key in ids if key not in known]
        if not missing:
            return known
        return known | {key: float(row @ vector) for key, row in self._store.vectors(missing).items()}
