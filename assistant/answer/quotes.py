"""Choose the sentences to quote: the answering one first, then a few that support it. Rewrites nothing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.kinds import wanted
from assistant.answer.scoring import Candidate, Similarity, asked_by, candidates, score_all
from assistant.sentences import stems
from assistant.types import Evidence, Locator, Plan, Quote

# Calibrated on 85 questions, 40 of them without an answer in the corpus; a number needs most words of the question.
THRESHOLD = 0.55
COVERAGE = 0.3
NUMBER_COVERAGE = 0.7
SUPPORT = 0.85
NUMBER_SUPPORT = 0.92
SUPPORTING = 3
ALIKE = 0.6


def choose_quotes(
    plan: Plan, evidence: Evidence, similarity: Similarity | None = None, limit: int = SUPPORTING + 1
) -> tuple[Quote, ...]:
    """The best sentences of the hits as quotes keyed "1", "2", ...; none where nothing is good enough."""
    asked = asked_by(plan)
    least = NUMBER_COVERAGE if {"number", "share"} & set(wanted(asked.text)) else COVERAGE
    ranked = score_all(asked, candidates(evidence.hits), similarity)
    fit = [c for c in ranked if c.score >= THRESHOLD and c.coverage >= least]
    chosen = _spread(fit, limit, SUPPORT if least == COVERAGE else NUMBER_SUPPORT)
    return tuple(as_quote(str(number), candidate) for number, candidate in enumerate(chosen, start=1))


def as_quote(key: str, candidate: Candidate) -> Quote:
    """A candidate with its place in the source."""
    place = candidate.hit.passage.locator
    base = place.start or 0
    start = base + candidate.start
    locator = Locator(page=place.page, section=place.section, start=start, end=start + len(candidate.text))
    return Quote(key, candidate.hit, candidate.text, locator, round(candidate.score, 4))


def _spread(ranked: Sequence[Candidate], limit: int, support: float) -> list[Candidate]:
    if not ranked:
        return []
    chosen = [ranked[0]]
    floor = max(THRESHOLD, support * ranked[0].score)
    rest = [c for c in ranked[1:] if c.score >= floor]
    while rest and len(chosen) < limit:
        best = max(rest, key=lambda c: (c.score + _freshness(c, chosen), -c.hit.rank))
        rest.remove(best)
        if not any(near_duplicate(best.text, other.text) for other in chosen):
            chosen.append(best)
    return chosen


def _freshness(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    return 0.0 if any(c.hit.source.id == candidate.hit.source.id for c in chosen) else 0.04


def near_duplicate(one: str, other: str) -> bool:
    """Whether two sentences say almost the same, or one holds the other."""
    if one in other or other in one:
        return True
    a, b = stems(one), stems(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= ALIKE and len(a & b) / len(a | b) >= ALIKE - 0.1
