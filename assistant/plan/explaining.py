"""How much of a question a request explains, whoever wrote the request. Chooses nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.plan.matching import Match, match_table
from assistant.plan.reading import Reading
from assistant.plan.scoring import coverage_of, unexplained_by
from assistant.plan.verbs import SLIGHT
from assistant.plan.vocabulary import TableWords, Vocabulary
from assistant.types import Field, FigureRequest

Explained = tuple[float, tuple[str, ...]]


def explained(reading: Reading, request: FigureRequest, vocabulary: Vocabulary) -> Explained:
    """The part of the question's weight that a request explains, and the words that it does not.

    A member explains its words only where the request filters it; of several operands the one that explains most
    counts, and a word that one of them explains is explained.
    """
    found = list(_sides(reading, request, vocabulary))
    if not found:
        return 0.0, ()
    unknown = [set(words) for _, words in found]
    open_words = tuple(w for w in found[0][1] if all(w in words for words in unknown) and w.lower() not in SLIGHT)
    return max(share for share, _ in found), open_words


def _sides(reading: Reading, request: FigureRequest, vocabulary: Vocabulary) -> Iterator[Explained]:
    for operand in request.operands:
        yield from _sides(reading, operand, vocabulary)
    if (found := matched(reading, request, vocabulary)) is None:
        return
    match, measure = _as_filtered(found[0], request), found[1]
    yield (
        coverage_of(reading, match, measure, vocabulary),
        unexplained_by(reading, match, measure, vocabulary),
    )


def matched(reading: Reading, request: FigureRequest, vocabulary: Vocabulary) -> tuple[Match, Field] | None:
    """How the question fits the table of a request, and the measure asked for; None where it names none."""
    words = next((w for w in vocabulary.tables if w.table.id == request.table), None)
    measure = _measure(words, request) if words else None
    return (match_table(reading, words), measure) if words and measure else None


def _measure(words: TableWords, request: FigureRequest) -> Field | None:
    """The measure that a request names by its name or its title; a table's only one needs no name."""
    measures = words.table.measures
    if request.measure is None:
        return measures[0] if len(measures) == 1 else None
    asked = request.measure.lower()
    return next((f for f in measures if asked in (f.name.lower(), f.title.lower())), None)


def _as_filtered(match: Match, request: FigureRequest) -> Match:
    """The match without the words of members that the request leaves unfiltered."""
    filtered = {member for condition in request.where for member in (*condition.members, *condition.excluded)}
    stems = {stem for name in match.words.member_names if name.member in filtered for stem in name.phrase}
    return replace(match, member_stems=match.member_stems & stems)
