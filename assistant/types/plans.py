"""Plans: what will be looked up and computed for a question. Decides nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.types.calls import ModelCall
from assistant.types.figures import Figure, FigureRequest, Operation

_NETTED = re.compile(r"\b(?:net|balance)\b", re.IGNORECASE)
_ABOUT = Decimal("0.9")
NoteKind = Literal["assumption", "definition", "disagreement", "caveat"]
Turn = Literal["rise", "fall", "yes", "no", "gain", "loss"]
"""How a figure must come out for a premise to hold.

A change upwards or downwards, a comparison that is true or false, a net figure above or below zero.
"""

_CHANGES: frozenset[Operation] = frozenset({"difference", "percent_change", "growth_rate"})
_COMPARED: frozenset[Operation] = frozenset({"compare"})
_NET: frozenset[Operation] = frozenset({"lookup", "net_flow"})
CHECKS: Mapping[Turn, frozenset[Operation]] = {
    "rise": _CHANGES,
    "fall": _CHANGES,
    "yes": _COMPARED,
    "no": _COMPARED,
    "gain": _NET,
    "loss": _NET,
}
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
    """What a question takes for granted: the requests of the figures that check it, and how these must come out.

    Several requests are of tables that each hold what is meant; `factor` is how many times as high the later value must
    be.
    """

    requests: tuple[FigureRequest, ...]
    turn: Turn
    factor: Decimal | None = None

    def holds(self, figures: Sequence[Figure]) -> bool | None:
        """Whether a figure bears the premise out; False only where all refute it, None where none checks it."""
        found = [f for f in figures if f.request in self.requests]
        told = [verdict for f in found if (verdict := self._verdict(f)) is not None]
        return any(told) if told else None

    def falls_short(self, figures: Sequence[Figure]) -> bool:
        """Whether there is a change in the direction taken for granted, but a smaller one."""
        plain = PlannedPremise(self.requests, self.turn)
        return self.factor is not None and plain.holds(figures) is True and self.holds(figures) is False

    def _verdict(self, figure: Figure) -> bool | None:
        value = figure.value
        if value is None or figure.operation not in CHECKS[self.turn]:
            return None
        if self.turn in ("yes", "no"):
            return bool(value) == (self.turn == "yes")
        if self.turn in ("gain", "loss") and figure.operation == "lookup" and not _NETTED.search(figure.label):
            return None
        right = value > 0 if self.turn in ("rise", "gain") else value < 0
        return right and (self.factor is None or self._reaches(figure, self.factor))

    @staticmethod
    def _reaches(figure: Figure, factor: Decimal) -> bool:
        """Whether the higher of two values is about that many times the lower; true where there are not two."""
        low, high = sorted(v.value for v in figure.values[:2]) if len(figure.values) == 2 else (Decimal(0),) * 2
        times = factor if factor > 1 else 1 / factor
        return low <= 0 or high / low >= times * _ABOUT


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
