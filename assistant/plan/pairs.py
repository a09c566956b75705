"""Two measures of one table set against each other: "of those with definite commitments, what share stays"."""

from __future__ import annotations

from dataclasses import replace

from assistant.plan.matching import Match
from assistant.plan.reading import Reading
from assistant.plan.vocabulary import TableWords, Vocabulary, named_part
from assistant.plan.wholes import whole_members
from assistant.plan.words import content_stems
from assistant.types import Field, FigureRequest

_NAMED = 0.5


def share_of_measures(
    reading: Reading, words: TableWords, measure: Field, request: FigureRequest, vocabulary: Vocabulary
) -> FigureRequest | None:
    """The measure over the one that the base names, both at the same members; None where the base names no other."""
    if reading.base is None or request.operation == "series":
        return None
    other = _other_measure(reading, reading.base, words, measure, vocabulary)
    return FigureRequest("share", operands=(request, replace(request, measure=other))) if other else None


def share_within(reading: Reading, match: Match, measure: Field, request: FigureRequest) -> FigureRequest | str:
    """A share whose base and part are members of one dimension: of a group that holds the part, both looked up.

    What is said where that is no share that the measure gives; "" where base and part are not of one dimension.
    """
    if reading.base is None or "share" not in reading.cues or request.operands:
        return ""
    start, end = reading.base
    for chosen in match.chosen:
        inside = [m for m in chosen.members if start <= chosen.spot(m) < end]
        outside = [m for m in chosen.members if chosen.spot(m) >= 0 and m not in inside]
        if len(inside) != 1 or len(outside) != 1:
            continue
        field = match.words.table.field_named(chosen.field)
        if field is None or inside[0] in whole_members(field):
            return ""
        if measure.aggregation != "sum" or measure.unit == "percent" or inside[0] not in field.totals:
            return f"the share of {outside[0]} in {inside[0]}, from"
        sides = [_at(request, chosen.field, member) for member in (outside[0], inside[0])]
        return FigureRequest("share", operands=tuple(sides))
    return ""


def _at(request: FigureRequest, name: str, member: str) -> FigureRequest:
    where = tuple(replace(f, members=(member,)) if f.dimension == name else f for f in request.where)
    return replace(request, operation="lookup", by=None, limit=None, where=where)


def compared_measures(
    reading: Reading, words: TableWords, measure: Field, request: FigureRequest, vocabulary: Vocabulary
) -> FigureRequest | None:
    """A comparison whose reference names another measure: "how many papers are there per author"."""
    comparison = reading.comparison
    if comparison is None or request.operation != "lookup" or request.by:
        return None
    other = _other_measure(reading, comparison.reference, words, measure, vocabulary)
    if not other:
        return None
    operands = (request, replace(request, measure=other))
    swapped = comparison.asks == "compare" and comparison.less
    return FigureRequest(comparison.asks, operands=operands[::-1] if swapped else operands)


def _other_measure(
    reading: Reading, span: tuple[int, int], words: TableWords, measure: Field, vocabulary: Vocabulary
) -> str:
    """The measure that a part of the question names, where the rest names the one given; empty where it does not."""
    start, end = span
    inside = set(content_stems(reading.text[start:end]))
    rest = set(content_stems(reading.text[:start] + " " + reading.text[end:]))
    others = [m for m in words.table.measures if m.unit == measure.unit and m.name != measure.name]
    named = [m for m in others if named_part(words, m, inside, vocabulary) >= _NAMED]
    other = max(named, key=lambda m: _explained(words, m, inside, vocabulary), default=None)
    own = named_part(words, measure, rest, vocabulary)
    if other is None or own < _NAMED or own < named_part(words, measure, inside, vocabulary):
        return ""
    return other.name


def _explained(words: TableWords, measure: Field, stems: set[str], vocabulary: Vocabulary) -> float:
    """How much of some words a measure's own names explain; then how much of a name they are."""
    own = words.measures[measure.name]
    return sum(vocabulary.weight(s) for s in stems if own.get(s, 0.0) >= 1.0) + named_part(
        words, measure, stems, vocabulary
    )
