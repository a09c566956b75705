"""Plans: what will be looked up and computed for a question. Decides nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from assistant.types.figures import FigureRequest

NoteKind = Literal["assumption", "definition", "disagreement", "caveat"]


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
    """What will be looked up and computed for a question; `senseless` where every figure was refused as meaningless."""

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
