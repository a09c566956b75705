"""BM25 overlap of a sentence with a question: what the learned score is held against. Ranks nothing itself."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from assistant.sentences import content_words, sentence_spans, stems


class Overlap:
    """The BM25 score of a sentence, its weights from all paragraphs: what the learned score is held against."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        sentences = [span.text for text in paragraphs for span in sentence_spans(text)]
        self._counts = Counter(word for text in sentences for word in stems(text))
        self._size = len(sentences)
        self._length = float(np.mean([len(content_words(text)) for text in sentences]))

    def score(self, question: str, sentence: str) -> float:
        """The score of one sentence."""
        words = Counter(word.stem for word in content_words(sentence))
        scale = 1.2 * (0.25 + 0.75 * sum(words.values()) / self._length)
        return sum(
            math.log(1 + (self._size - self._counts[w] + 0.5) / (self._counts[w] + 0.5)) * words[w] * 2.2
            / (words[w] + scale)
            for w in stems(question)
            if words[w]
        )  # fmt: skip
