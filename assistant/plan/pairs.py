"""A share of two measures: "of those with definite commitments, what share stays" names both in one table."""

from __future__ import annotations

from dataclasses import replace

from assistant.plan.reading import Reading
from assistant.plan.vocabulary import TableWords, Vocabulary, named_part
from assistant.plan.words import content_stems
from assistant.types import Field, FigureRequest

_NAMED = 0.5


def share_of_measures(
    reading: Reading, words: TableWords, measure: Field, request: FigureRequest, vocabulary: Vocabulary
) -> FigureRequest | None:
    """The measure over the one that the base names, both at the same members; None where the base names no other."""
    if reading.base is None:
        return None
    start, end = reading.base
    base = set(content_stems(reading.text[start:end]))
    rest = set(content_stems(reading.text[:start] + " " + reading.text[end:]))
    others = [m for m in words.table.measures if m.unit == measure.unit and m.name != measure.name]
    scored = [(named_part(words, m, base, vocabulary), m.name) for m in others]
    score, denominator = max(scored, default=(0.0, ""))
    own = named_part(words, measure, rest, vocabulary)
    if score < _NAMED or own < _NAMED or own < named_part(words, measure, base, vocabulary):
        return None
    return FigureRequest("share", operands=(request, replace(request, measure=denominator)))
