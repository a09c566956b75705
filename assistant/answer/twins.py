"""The same statement in another source: sentences that say the same are told once and cited together. Ranks nothing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from assistant.answer.scoring import Candidate, candidates
from assistant.sentences import changes_told, frames_of, negated_words, polarity_clashes, read, same_word, stems
from assistant.types import Hit

ALIKE = 0.75


def twin_of(text: str, source: str, hits: Sequence[Hit]) -> Candidate | None:
    """The first sentence of another source that says the same; None where none does."""
    others = (candidate for hit in hits if hit.source.id != source for candidate in candidates((hit,)))
    return next((c for c in others if says_the_same(text, c.text)), None)


@lru_cache(maxsize=20_000)
def says_the_same(one: str, other: str) -> bool:
    """Whether two sentences have the same numbers, units, years, places, turns and nearly the same words."""
    a, b = read(one), read(other)
    if {(q.value, q.unit, q.hedge) for q in a.quantities} != {(q.value, q.unit, q.hedge) for q in b.quantities}:
        return False
    if a.years != b.years or a.places != b.places or a.days != b.days or frames_of(one) != frames_of(other):
        return False
    if bool(negated_words(one)) != bool(negated_words(other)) or changes_told(one) != changes_told(other):
        return False
    if polarity_clashes(one, other) or polarity_clashes(other, one):
        return False
    return _shared(stems(one), stems(other)) >= ALIKE


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of the words of either that the other has, by itself or a synonym."""
    if not ours or not theirs:
        return 0.0
    found = [any(same_word(a, b) for b in theirs) for a in ours] + [any(same_word(a, b) for a in ours) for b in theirs]
    return sum(found) / len(found)
