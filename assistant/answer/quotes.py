"""Choose the sentences to quote: the answering one first, then a few that support it. Rewrites nothing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer.admitting import admitted, newest_first
from assistant.answer.asked import Asked
from assistant.answer.bars import is_good, least_coverage
from assistant.answer.kinds import fits, wanted
from assistant.answer.parts import Answers, answers_by_part
from assistant.answer.scoring import Candidate, Similarity, asked_by, candidates, score_all
from assistant.sentences import stems
from assistant.types import Evidence, Locator, Plan, Quote

SUPPORT = 1.5
SUPPORTING = 2
ALIKE = 0.6
_KEPT = frozenset({"definition", "why", "when", "who", "where"})
_IN_WORDS = frozenset({"when", "who", "why", "definition"})


def choose_quotes(
    plan: Plan, evidence: Evidence, similarity: Similarity | None = None, limit: int = SUPPORTING + 1
) -> tuple[Quote, ...]:
    """The best sentences of the hits as quotes keyed "1", "2", ...; none where nothing is good enough."""
    asked = asked_by(plan)
    least = least_coverage(asked)
    question = plan.standalone_question or plan.question
    found = admitted(candidates(evidence.hits), question)
    ranked = newest_first(score_all(asked, found, similarity), question)
    good = bool(ranked) and is_good(asked, ranked[0], len(found))
    covered = [c for n, c in enumerate(ranked) if c.coverage >= least or (not n and good)]
    chosen = _spread(_of_the_kind(asked, covered), limit) if good and covered else []
    parts = answers_by_part(asked, found, similarity)
    if any(answer for _, answer in parts):
        chosen = _of_parts(parts, chosen)[:limit]
    return tuple(as_quote(str(number), candidate) for number, candidate in enumerate(chosen, start=1))


def quotes_beside(plan: Plan, evidence: Evidence, similarity: Similarity | None = None) -> tuple[Quote, ...]:
    """For a question whose number was computed: the sentences for its other parts, such as "and from what date"."""
    asked = asked_by(plan)
    found = admitted(candidates(evidence.hits), plan.standalone_question or plan.question)
    answers = answers_by_part(asked, found, similarity)
    beside = [answer for part, answer in answers if answer and set(wanted(part)) & _IN_WORDS]
    return tuple(as_quote(str(number), candidate) for number, candidate in enumerate(beside, start=1))


def _of_parts(parts: Answers, whole: Sequence[Candidate]) -> list[Candidate]:
    """The answers of the parts in order, each once; where one is missing, then the best for the whole question."""
    chosen: list[Candidate] = []
    told = [answer for _, answer in parts if answer]
    for candidate in (*told, *(whole[:1] if len(told) < len(parts) else ())):
        if not any(near_duplicate(candidate.text, other.text) for other in chosen):
            chosen.append(candidate)
    return chosen


def as_quote(key: str, candidate: Candidate) -> Quote:
    """A candidate with its place in the source."""
    place = candidate.hit.passage.locator
    base = place.start or 0
    start = base + candidate.start
    locator = Locator(page=place.page, section=place.section, start=start, end=start + len(candidate.text))
    return Quote(key, candidate.hit, candidate.text, locator, round(candidate.score, 4))


def _of_the_kind(asked: Asked, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The best, and of the others, where it has the kind of thing that is asked for, those that have it too."""
    kind = asked.kinds[0]
    if kind not in _KEPT or (kind != "definition" and fits(kind, asked.text, ranked[0].span.text) <= 0):
        return list(ranked)
    return [ranked[0], *(c for c in ranked[1:] if fits(kind, asked.text, c.span.text) > 0)]


def _spread(ranked: Sequence[Candidate], limit: int) -> list[Candidate]:
    """The best, then those nearly as strong, of other sources before more of the same."""
    chosen = [ranked[0]]
    rest = [c for c in ranked[1:] if c.strength >= ranked[0].strength - SUPPORT]
    while rest and len(chosen) < limit:
        best = max(rest, key=lambda c: (c.strength + _freshness(c, chosen), -c.hit.rank))
        rest.remove(best)
        if not any(near_duplicate(best.text, other.text) for other in chosen):
            chosen.append(best)
    return chosen


def _freshness(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    return 0.0 if any(c.hit.source.id == candidate.hit.source.id for c in chosen) else 0.3


def near_duplicate(one: str, other: str) -> bool:
    """Whether two sentences say almost the same, or one holds the other."""
    if one in other or other in one:
        return True
    a, b = stems(one), stems(other)
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= ALIKE and len(a & b) / len(a | b) >= ALIKE - 0.1
