"""The sentences that answer the parts of a compound question, part by part. Takes no question apart itself."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.asked import Asked
from assistant.answer.scoring import Candidate, Similarity, score_all
from assistant.sentences import stem, words_of
from assistant.sentences.parts import questions_in

Answers = tuple[tuple[str, Candidate | None], ...]


def answers_by_part(
    asked: Asked, found: Sequence[Candidate], similarity: Similarity | None, threshold: float
) -> Answers:
    """(part, the best sentence for it or None) for each part; () where the question is simple."""
    return tuple((part, _best(asked, part, found, similarity, threshold)) for part in questions_in(asked.text))


def _best(
    asked: Asked, part: str, found: Sequence[Candidate], similarity: Similarity | None, threshold: float
) -> Candidate | None:
    words = {word.stem for word in words_of(part)}
    missing = tuple(m for m in asked.missing if any(stem(w) in words for w in m.split()))
    ranked = score_all(Asked(part, missing), found, similarity)
    return ranked[0] if ranked and ranked[0].score >= threshold else None
