"""A deterministic bag-of-words embedder for tests: texts that share words are near. Knows no synonyms."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from assistant.models.embedder import Embedder, Vectors, unit_rows

_WORD = re.compile(r"[^\W_]+")


class BagOfWords(Embedder):
    """Every word is hashed to a place and a sign; rare long words weigh a little more than short ones."""

    def __init__(self, dimension: int) -> None:
        self.model_id = f"fake:{dimension}"
        self._dimension = dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text; the same text gives the same row on every machine."""
        rows = np.zeros((len(texts), self._dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            self._add(row, text)
        return unit_rows(rows)

    def _add(self, row: Vectors, text: str) -> None:
        for word in _WORD.findall(text.casefold()) or [""]:
            digest = int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest(), "big")
            sign = 1.0 if digest & 1 else -1.0
            row[(digest >> 1) % self._dimension] += sign * min(max(len(word), 1), 8) ** 0.5
