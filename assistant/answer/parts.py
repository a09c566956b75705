"""The sentences that answer the parts of a compound question, part by part. Takes no question apart itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.answer.asked import Asked
from assistant.answer.bars import is_good
from assistant.answer.scoring import Candidate, Similarity, score_all
from assistant.sentences import stem, words_of
from assistant.sentences.parts import questions_in

Answers = tuple[tuple[str, Candidate | None], ...]
Good = Callable[[Asked, Candidate, int], bool]


def answers_by_part(
    asked: Asked, found: Sequence[Candidate], similarity: Similarity | None, good: Good = is_good
) -> Answers:
    """(part, the best sentence for it or None) for each part; () where the question is simple."""
    return tuple((part, _best(asked, part, found, similarity, good)) for part in questions_in(asked.text))


def _best(
    asked: Asked, part: str, found: Sequence[Candidate], similarity: Similarity | None, good: Good
) -> Candidate | None:
    words = {word.stem for word in words_of(part)}
    missing = tuple(m for m in asked.missing if any(stem(w) in words for w in m.split()))
    own = Asked(part, missing)
    ranked = score_all(own, found, similarity)
    return ranked[0] if ranked and good(own, ranked[0], len(found)) else None
