"""What every embedding model of the assistant is: LangChain `Embeddings` with a name. Knows no provider."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Embedder(Embeddings, ABC):
    """`Embeddings` that also give arrays; `model_id` names the vector space and so the index built with it."""

    model_id: str

    @abstractmethod
    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text, shape (texts, dimension)."""

    def encode_query(self, text: str) -> Vectors:
        """The vector of a query, shape (dimension,)."""
        row: Vectors = self.encode([text])[0]
        return row

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """As LangChain asks: one list of floats for each text."""
        rows: list[list[float]] = self.encode(texts).tolist()
        return rows

    def embed_query(self, text: str) -> list[float]:
        """As LangChain asks: one list of floats."""
        row: list[float] = self.encode_query(text).tolist()
        return row


def unit_rows(rows: Vectors) -> Vectors:
    """The rows scaled to length 1; a row of zeros stays."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Vectors = (rows / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return scaled
