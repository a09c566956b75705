"""Plans: what will be looked up and computed for a question. Decides nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.types.calls import ModelCall
from assistant.types.figures import Figure, FigureRequest, Operation

NoteKind = Literal["assumption", "definition", "disagreement", "caveat"]
Turn = Literal["rise", "fall", "yes"]
"""How a figure must come out for a premise to hold: a change upwards, downwards, or a comparison that is true."""

_CHANGES: frozenset[Operation] = frozenset({"difference", "percent_change", "growth_rate"})
CHECKS: Mapping[Turn, frozenset[Operation]] = {"rise": _CHANGES, "fall": _CHANGES, "yes": frozenset({"compare"})}
"""The operations whose figure shows how it came out."""


@dataclass(frozen=True, slots=True)
class Note:
    """A short remark under an answer."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One reading of an ambiguous question, as a question that would be understood."""

    label: str
    question: str


@dataclass(frozen=True, slots=True)
class PlannedFigure:
    """A request the planner stands behind, with how sure it is and what it had to assume."""

    request: FigureRequest
    confidence: float
    notes: tuple[Note, ...] = ()
    explained: tuple[str, ...] = ()
    unexplained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedPremise:
    """What a question takes for granted: the request of the figure that checks it, and how that must come out."""

    request: FigureRequest
    turn: Turn

    def holds(self, figures: Sequence[Figure]) -> bool | None:
        """Whether the figure of the request bears the premise out; None where it is not among the figures."""
        figure = next((f for f in figures if f.request == self.request and f.value is not None), None)
        if figure is None or figure.value is None or figure.operation not in CHECKS[self.turn]:
            return None
        if self.turn == "yes":
            return bool(figure.value)
        return figure.value > 0 if self.turn == "rise" else figure.value < 0


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Which sources retrieval may use; empty means all. Dates are ISO, maybe shortened."""

    sources: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    published_from: str = ""
    published_to: str = ""
    owners: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A quantity the question itself states, to be checked rather than believed."""

    text: str
    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be looked up and computed for a question; `senseless` where every figure was refused as meaningless.

    `calls` are those of a language model that helped to plan.
    `undone` are operations that the question asks of numbers and that no figure does.
    `lacking` says of the table that holds what is asked which years or places it has, where it has not the one asked.
    """

    question: str
    standalone_question: str
    search_text: str
    filters: SearchFilter
    figures: tuple[PlannedFigure, ...] = ()
    options: tuple[Option, ...] = ()
    wants_prose: bool = True
    wants_figure: bool = False
    stated: tuple[StatedValue, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    missing: tuple[str, ...] = ()
    senseless: bool = False
    lacking: str = ""
    premise: PlannedPremise | None = None
    undone: tuple[str, ...] = ()
    calls: tuple[ModelCall, ...] = ()
