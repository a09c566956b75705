"""How sure a sentence must be before it answers: more for a number, more among many sentences. Ranks nothing."""

from __future__ import annotations

from assistant.answer.asked import Asked
from assistant.answer.scoring import Candidate

# From the risk-coverage curve in tests/benchmarks/reading_curve.json; a number needs most words of the question.
THRESHOLD = 0.42
NUMBER_THRESHOLD = 0.48
MANY = 150  # among so many sentences one is more easily like an answer by chance
AMONG_MANY, NUMBER_AMONG_MANY = 0.03, 0.08
SURE = 0.7
COVERAGE = 0.25
NUMBER_COVERAGE = 0.7


def is_good(asked: Asked, best: Candidate, searched: int) -> bool:
    """Whether the best of so many sentences answers the question."""
    many = searched > MANY
    if asked.counts:
        return best.score >= NUMBER_THRESHOLD + NUMBER_AMONG_MANY * many and _covers(best, NUMBER_COVERAGE)
    return best.score >= THRESHOLD + AMONG_MANY * many and _covers(best, COVERAGE)


def least_coverage(asked: Asked) -> float:
    """The share of the question's words that a sentence must have."""
    return NUMBER_COVERAGE if asked.counts else COVERAGE


def _covers(candidate: Candidate, least: float) -> bool:
    """Whether a sentence has enough of the question's words; half of that where it answers almost surely."""
    return candidate.coverage >= (least / 2 if candidate.score >= SURE else least)
