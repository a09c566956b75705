"""Balances between places: which place gains and which is its partner, in tables of origins and destinations."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.plan.axes import Conditions
from assistant.plan.reading import Reading
from assistant.plan.selection import Condition
from assistant.types import Field, Table

_NET = re.compile(r"\bnet\b|\bbalance\b", re.IGNORECASE)
_BEFORE_PARTNER = re.compile(r"\b(?:with|versus|against|vis-à-vis|from|to|and)\s+(?:the\s+)?$", re.IGNORECASE)


def asks_balance(reading: Reading, table: Table, measure: Field) -> bool:
    """Whether inflow minus outflow is asked of a measure of moves between places."""
    return (
        bool({"net", "exchange"} & reading.cues.found)
        and measure.aggregation == "sum"
        and not _NET.search(measure.title)
        and _ends(table) is not None
        and 1 <= len([m for m in reading.places if not m.excluded]) <= 2
    )


def with_sides(reading: Reading, table: Table, conditions: Conditions) -> Conditions:
    """The conditions with the place that gains as destination and its partner as origin."""
    ends = _ends(table)
    assert ends is not None
    origin, destination = (conditions.get(f.name, Condition(f.name)) for f in ends)
    named = [*destination.members, *origin.members]
    placed = [m for m in reading.places if not m.excluded]
    if len(named) != 2 or len(placed) != 2 or {m.role for m in placed} == {"origin", "destination"}:
        return conditions
    by_mention = [next((n for n in named if _is(m.text, m.place.name, n)), "") for m in placed]
    if "" in by_mention or by_mention[0] == by_mention[1]:
        return conditions
    if _BEFORE_PARTNER.search(reading.text[: placed[0].start]) and not _between(reading.text, placed[0].start):
        by_mention.reverse()
    return {
        **conditions,
        destination.field: replace(destination, members=(by_mention[0],), at=placed[0].start),
        origin.field: replace(origin, members=(by_mention[1],), at=placed[1].start),
    }


def _ends(table: Table) -> tuple[Field, Field] | None:
    places = [f for f in table.dimensions if f.kind == "place"]
    origins = [f for f in places if f.direction == "origin"]
    destinations = [f for f in places if f.direction == "destination"]
    return (origins[0], destinations[0]) if len(origins) == 1 and len(destinations) == 1 else None


def _is(text: str, name: str, member: str) -> bool:
    return member.casefold() in (text.casefold(), name.casefold())


def _between(text: str, start: int) -> bool:
    return bool(re.search(r"\bbetween\s+(?:the\s+)?$", text[:start], re.IGNORECASE))
