"""Two plans of one question, one by the planner without a model and one by a model, held against each other.

Asks nothing and computes nothing: both sides come computed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.types import Figure, Note, PlannedFigure

MARGIN = 0.1
"""How much more of a question's weight one side must explain to stand against the other."""
LEAST_EXPLAINED = 0.65
"""Below it a model's figures do not stand alone. Measured with a careless model that always takes the nearest table, on
the 340 questions of `tables` and `absent`: at 0.55 11 more right and 7 more wrong, at 0.65 5 and 5, at 0.74 2 and 2."""
MODELS_CONFIDENCE = 0.6
_LOWERED = 0.7

Verdict = Literal["same", "without", "model", "either"]


@dataclass(frozen=True, slots=True)
class Side:
    """The figures of one plan, how much of the question they explain (0 to 1), and its words that they do not."""

    figures: tuple[Figure, ...]
    explained: float = 0.0
    unexplained: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What its figures are called."""
        return "; ".join(figure.label for figure in self.figures)


def weigh(without: Side, model: Side) -> Verdict:
    """Which side stands; `either` where they differ and explain about as much."""
    if agree(without.figures, model.figures):
        return "same"
    if not model.figures or without.explained > model.explained + MARGIN:
        return "without"
    return "model" if model.explained > without.explained + MARGIN else "either"


def agree(these: Sequence[Figure], those: Sequence[Figure]) -> bool:
    """Whether each figure of the first has its like among the second; more of them do no harm."""
    return bool(these) and all(any(_same(one, other) for other in those) for one in these)


def _same(one: Figure, other: Figure) -> bool:
    """The same request, or the same result from the same tables."""
    if one.request == other.request:
        return True
    if {cell.table for cell in one.cells} != {cell.table for cell in other.cells} or one.unit != other.unit:
        return False
    if one.value is not None and other.value is not None:
        return one.value == other.value
    return _values(one) == _values(other)


def _values(figure: Figure) -> Counter[object]:
    values: list[object] = [v.value for v in figure.values]
    return Counter(values or [figure.value])


def raised(planned: Sequence[PlannedFigure]) -> tuple[PlannedFigure, ...]:
    """The figures, surer by half of what was lacking."""
    return tuple(replace(p, confidence=round(p.confidence + (1 - p.confidence) / 2, 3)) for p in planned)


def lowered(planned: Sequence[PlannedFigure], told: str) -> tuple[PlannedFigure, ...]:
    """The figures, less sure, with what speaks against them under the first."""
    less = [replace(p, confidence=round(p.confidence * _LOWERED, 3)) for p in planned]
    return tuple(replace(p, notes=(*p.notes, Note("caveat", told))) if n == 0 else p for n, p in enumerate(less))


def planned_by_model(side: Side, confidence: float = MODELS_CONFIDENCE) -> tuple[PlannedFigure, ...]:
    """The model's figures as planned ones, with a note that says so."""
    told = "A language model chose the table and the filters; the figure is computed from its cells."
    if side.unexplained:
        told += f" The table itself does not speak of {_quoted(side.unexplained)}."
    note = Note("assumption", told)
    return tuple(
        PlannedFigure(f.request, confidence, (note,) if n == 0 else (), unexplained=side.unexplained)
        for n, f in enumerate(side.figures)
    )


def _quoted(words: Sequence[str]) -> str:
    return " or ".join(f"“{word}”" for word in dict.fromkeys(words))
