"""The guard over figures that are added up or averaged: refuses operands that do not belong together. Adds nothing."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.compute.catalogue import some
from assistant.compute.guard import allowed, is_additive, over_periods, refuse_overlap, require_magnitudes
from assistant.compute.periods import in_order
from assistant.compute.result import Part, Result
from assistant.errors import NotMeaningful
from assistant.types import Field, Table

_RELATIVE = frozenset({"percent", "points", "ratio"})
_WORDS = {"sum": "Adding", "mean": "Averaging"}


def require_combinable(result: Result) -> None:
    """Refuse sums and means of operands that mean nothing; tables that nobody described are taken as they are.

    Raises:
        NotMeaningful: the operands are ranks or rates, a total with its parts, of several populations or definitions,
            or mix members and periods.
    """
    operation = result.request.operation
    if operation not in _WORDS or not result.request.operands:
        return
    doing = _WORDS[operation]
    require_magnitudes([result.unit], doing)
    parts = [part for part in result.parts if not part.table.inferred]
    if len(parts) < len(result.parts) or not parts:
        return
    _refuse_relative(result, parts, doing)
    _refuse_populations(parts, doing)
    for table in {part.table.id: part.table for part in parts}.values():
        own = [part for part in parts if part.table.id == table.id]
        for axis in table.dimensions:
            _refuse_totals(axis, _members(own, axis))
        if operation == "sum":
            _refuse_grid(table, own)
    if operation == "mean":
        _require_weights(parts)


def _refuse_relative(result: Result, parts: Sequence[Part], doing: str) -> None:
    """Rates of change and ratios of counts do not add up; shares of one whole may."""
    operations = {operand.operation for operand in result.request.operands}
    computed = result.unit in _RELATIVE and any(is_additive(part.measure) for part in parts)
    if computed and not operations <= {"share", "lookup", "sum"}:
        raise NotMeaningful(
            f"{doing} {some(sorted(op.replace('_', ' ') for op in operations))} figures means nothing: "
            "each has another base.",
            "Combine the counts or amounts first, then take the change or the ratio of the results.",
        )


def _refuse_populations(parts: Sequence[Part], doing: str) -> None:
    tables = {part.table.id: part.table for part in parts}
    populations = dict.fromkeys(table.population for table in tables.values())
    if len(tables) > 1 and len(populations) > 1:
        told = "; ".join(f"{table.id}: {table.population or 'population not stated'}" for table in tables.values())
        raise NotMeaningful(
            f"{doing} values of different populations means nothing ({told}).", "Allowed: compare, difference, ratio."
        )
    counted = dict.fromkeys(part.measure.counted for part in parts if part.measure.counted)
    if len(counted) > 1:
        raise NotMeaningful(
            f"{doing} counts of different things means nothing ({some(counted)}).", "Allowed: compare, ratio."
        )
    meant = {part.measure.definition for part in parts if part.measure.definition}
    if len(tables) > 1 and len(meant) > 1:
        raise NotMeaningful(
            f"{doing} values that are not defined alike means nothing ({some(sorted(meant), 3)}).",
            "Allowed: compare, difference, ratio.",
        )


def _refuse_totals(axis: Field, members: Sequence[str]) -> None:
    refuse_overlap(axis, members)
    totals = [m for m in members if m in axis.totals]
    if totals and len(members) > 1:
        raise NotMeaningful(
            f"{totals[0]} of {axis.title} overlaps {some((m for m in members if m != totals[0]), 3)}: "
            "together they count twice.",
            "Take the total alone, or parts alone.",
        )


def _refuse_grid(table: Table, parts: Sequence[Part]) -> None:
    """Members of different periods: all members in all periods may be added, one here and another there may not."""
    time = table.time
    if time is None:
        return
    rows = [(part, row) for part in parts for row in part.told]
    periods = in_order(row.members[time.name] for _, row in rows)
    for measure in {part.measure.name: part.measure for part in parts}.values():
        over_periods(measure, periods)
    series = {(p.measure.name, *(m for n, m in row.members.items() if n != time.name)) for p, row in rows}
    cells = {(p.measure.name, *row.members.values()) for p, row in rows}
    if len(periods) > 1 and len(cells) < len(series) * len(periods):
        raise NotMeaningful(
            f"The operands are of different periods ({some(periods)}) and not of the same members in each.",
            "Take one period for all, or the same members in every period.",
        )


def _require_weights(parts: Sequence[Part]) -> None:
    measure = parts[0].measure
    rates = [part for part in parts if not is_additive(part.measure)]
    times = {f.name for part in parts for f in part.table.with_role("time")}
    rows = [row.members for part in parts for row in part.told]
    over_time = all(len({row.get(name) for row in rows}) == 1 for row in rows for name in row if name not in times)
    if rates and not over_time:
        raise NotMeaningful(
            f"The mean of {measure.title} over several members needs weights: each has another base.", allowed(measure)
        )


def _members(parts: Sequence[Part], axis: Field) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m for part in parts for row in part.told if (m := row.members.get(axis.name, ""))))
