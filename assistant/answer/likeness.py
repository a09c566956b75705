"""How alike a question and sentences are, by an embedding model. Chooses no sentence."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from langchain_core.embeddings import Embeddings

KEPT = 20_000


class Likeness:
    """Cosines between a question and sentences; vectors of sentences are kept. Safe to share between threads."""

    def __init__(self, embeddings: Embeddings) -> None:
        self._embeddings = embeddings
        self._kept: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, question: str, sentences: Sequence[str]) -> list[float]:
        """One cosine for each sentence; the embedder's rows have length 1."""
        with self._lock:
            known = {text: self._kept[text] for text in sentences if text in self._kept}
        fresh = [text for text in dict.fromkeys(sentences) if text not in known]
        if fresh:
            known.update(zip(fresh, self._embeddings.embed_documents(fresh), strict=True))
            self._keep(fresh, known)
        asked = self._embeddings.embed_query(question)
        return [sum(a * b for a, b in zip(asked, known[text], strict=True)) for text in sentences]

    def _keep(self, fresh: Sequence[str], known: dict[str, list[float]]) -> None:
        with self._lock:
            for text in fresh:
                self._kept[text] = known[text]
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
