"""Rival sources of one quantity (a dimension of kind "study"): listed side by side, none is picked."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.plan.selection import Condition
from assistant.plan.vocabulary import TableWords
from assistant.plan.words import content_stems
from assistant.types import Field, Operation, Table

STUDY = "study"
MOST = 12
TOLD = "The sources differ in whom and how they count; each value is that of the source named with it."
_LISTED: frozenset[Operation] = frozenset({"lookup", "series"})


def rivals(table: Table, named: frozenset[str], operation: Operation) -> Field | None:
    """The dimension whose members are rival sources, where a question names none of them and asks for values only."""
    if operation not in _LISTED:
        return None
    return next((f for f in table.dimensions if f.kind == STUDY and f.name not in named), None)


def named_as_measure(words: TableWords, measure: Field, conditions: Iterable[Condition]) -> frozenset[str]:
    """The fields whose chosen members are called just as the measure is ("AI researchers"): the measure was meant."""
    names = frozenset(words.phrases[measure.name])
    return frozenset(c.field for c in conditions if c.members and all(content_stems(m) in names for m in c.members))
