"""Whether members that a question does not name may be added: its measure adds up and they are parts. Adds nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.plan.reading import Reading
from assistant.types import Field, Operation, Table

_ASKS = frozenset({"how_many", "sum"})
_SETS: frozenset[Operation] = frozenset({"sum", "top", "bottom", "rank", "count", "share"})
_ENDS: frozenset[Operation] = frozenset({"difference", "percent_change", "growth_rate", "ratio", "compare"})
_RATES = frozenset({"percent", "points", "ratio", "index", "rank", "year", "date"})
# What tells kinds of values or sources apart has no parts that add up to a whole.
_KINDS = re.compile(
    r"\b(?:indicators?|units?|variables?|series|sources?|databases?|measures?|methods?|definitions?|scenarios?|types?|"
    r"status|statistics?|metrics?|categor(?:y|ies)|editions?|versions?|tiers?|ages?|bands?|levels?)\b",
    re.IGNORECASE,
)
_OVERLAPS = re.compile(
    r"^\s*(?:all|both|any|total|totals|of which|other than|world|overall)\b|"
    r"\b(?:total|and over|or more|or older)\b|\+\s*$",
    re.IGNORECASE,
)


def may_add(
    reading: Reading, table: Table, measure: Field, dimension: Field, members: Sequence[str], operation: Operation
) -> bool:
    """Whether the members of a dimension that the question leaves open are to be added up for an operation.

    Only in tables that nobody described: a description says by its totals and defaults what is meant.
    """
    if not table.inferred or measure.aggregation != "sum" or measure.unit in _RATES or measure.unit.startswith("per_"):
        return False
    if dimension.totals or not parted(dimension, members):
        return False
    if operation == "lookup":
        return reading.task.checks or bool(_ASKS & reading.cues.found)
    return operation in _SETS or operation in _ENDS


def parted(dimension: Field, members: Sequence[str]) -> bool:
    """Whether members look like parts beside each other: no kinds of values, none that holds others."""
    if dimension.kind == "place":
        return True
    names = f"{dimension.title} {dimension.name.replace('_', ' ')}"
    return not _KINDS.search(names) and not any(_OVERLAPS.search(member) for member in members)
