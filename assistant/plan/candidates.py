"""A measure of a table as the subject of a question, and the figure it stands for. Chooses nothing."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.plan.draft import Shaped
from assistant.plan.matching import Match
from assistant.plan.reading import Reading
from assistant.plan.scoring import Score
from assistant.types import Field, Note, PlannedFigure

STANDS = 0.74
NEAR = 0.55
NAMED = 0.3
NAMED_TO_RANK = 0.6
_RANKING = frozenset({"top", "bottom", "maximum", "minimum"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """One measure of one table as the subject of the question."""

    match: Match
    measure: Field
    shaped: Shaped
    score: Score

    @property
    def gaps(self) -> tuple[str, ...]:
        """What the table lacks of the question, in words."""
        places = tuple(m.place.name for m in self.match.unplaced)
        return places + ((self.shaped.gap,) if self.shaped.gap else ())

    @property
    def stands(self) -> bool:
        """Whether the table answers: enough of the question explained, nothing named left out, nothing undecided."""
        alone = len(self.match.words.table.measures) == 1 or self._only_count
        least = NAMED_TO_RANK if self.shaped.request.operation in _RANKING else NAMED
        named = alone or self.score.named >= least
        if self.shaped.lists and self.score.unexplained:
            return False  # a word that no member explains may name one that the table lacks
        return self.score.coverage >= STANDS and named and not self.gaps and self.shaped.open is None

    @property
    def _only_count(self) -> bool:
        """Whether a part is set against its group, and the table counts one thing only."""
        counts = [m for m in self.match.words.table.measures if m.unit == "count"]
        request = self.shaped.request
        return request.operation == "share" and bool(request.operands) and counts == [self.measure]

    @property
    def is_open(self) -> bool:
        """Whether the table would answer if the question said which member of one dimension it means."""
        enough = self.score.coverage >= STANDS and self.score.named >= NAMED
        return enough and not self.gaps and self.shaped.open is not None


def planned(reading: Reading, candidate: Candidate) -> PlannedFigure:
    """The figure of a candidate with what was assumed and how its definition differs from the question's words."""
    notes = (*candidate.shaped.notes, *_definitions(reading, candidate))
    return PlannedFigure(
        candidate.shaped.request,
        round(candidate.score.coverage, 3),
        notes,
        candidate.score.explained,
        candidate.score.unexplained,
    )


def _definitions(reading: Reading, candidate: Candidate) -> tuple[Note, ...]:
    """Where the question uses a looser word than the table's definition, say what is counted."""
    asked = {w.text.lower() for w in reading.words}
    fields = [candidate.measure, *candidate.match.words.table.dimensions]
    notes = []
    for field in fields:
        used = [word for word in field.loose if word.lower() in asked]
        if used and field.definition:
            notes.append(Note("definition", f"The question says “{used[0]}”; {_lower(field.definition)}"))
    return tuple(notes)


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:] if sentence[:2] != sentence[:2].upper() else sentence
