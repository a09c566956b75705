"""The statistical guard: refuses numbers that would mean nothing and says what would be allowed. Computes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.rows import Row
from assistant.compute.scope import Scope
from assistant.errors import NotMeaningful
from assistant.quantities import units_compatible
from assistant.types import Field

_PARTLESS = "lookup, series, difference, minimum, maximum, rank, top, bottom"
_NEVER_ADDED = frozenset({"percent", "points", "ratio", "index", "rank", "year", "date"})


def is_additive(measure: Field) -> bool:
    """Whether values of a measure may be added up."""
    return measure.aggregation == "sum" and measure.unit not in _NEVER_ADDED and not measure.unit.startswith("per_")


def allowed(measure: Field) -> str:
    """What may be done with a measure that cannot be added, as a hint."""
    if measure.aggregation == "weighted_mean" and measure.weight:
        return f"Allowed: weighted_mean (weight {measure.weight}), {_PARTLESS}."
    return f"Allowed: {_PARTLESS}, and mean over the years of one series."


def require_additive(measure: Field, doing: str) -> None:
    """Refuse to add values of different bases.

    Raises:
        NotMeaningful: the measure is a share, a rate, a rank or is declared not to be added.
    """
    if not is_additive(measure):
        why = f"its values have different bases ({measure.base})" if measure.base else "its values do not add up"
        raise NotMeaningful(f"{doing} {measure.title} means nothing: {why}.", allowed(measure))


def refuse_totals_with_parts(scope: Scope) -> None:
    """Refuse to combine a total with its parts, or totals that may overlap.

    Raises:
        NotMeaningful: the named members of a dimension include a total and something else.
    """
    for choice in scope.choices.values():
        totals = [m for m in choice.members if m in choice.field.totals]
        if totals and len(choice.members) > 1:
            others = [m for m in choice.members if m not in totals[:1]]
            raise NotMeaningful(
                f"{totals[0]} of {choice.field.title} overlaps {some(others, 3)}: together they count twice.",
                "Ask for the total alone, or for parts alone.",
            )


def refuse_total(scope: Scope, by: Field, doing: str) -> None:
    """Refuse to set a total among its parts.

    Raises:
        NotMeaningful: a total was named.
    """
    if totals := [m for m in scope.choice(by.name).members if m in by.totals]:
        raise NotMeaningful(
            f"{totals[0]} is a total or group of {by.title}: {doing} it among its parts means nothing.",
            f"Name a single member of {by.name}.",
        )


def mean_caveat(measure: Field, rows: Sequence[Row], time: Field | None) -> str:
    """What to say of an unweighted mean; rates may only be averaged over the years of one series.

    Raises:
        NotMeaningful: rates of several members would be averaged without weights.
    """
    names = {name for row in rows for name in row.members}
    varying = {name for name in names if len({row.members[name] for row in rows}) > 1}
    over_time = not varying - {time.name if time else ""}
    if is_additive(measure):
        return ""
    if not over_time:
        raise NotMeaningful(
            f"The mean of {measure.title} over several members needs weights: each has another base.", allowed(measure)
        )
    return "Unweighted mean over the years of one series." if len(rows) > 1 else ""


def refuse_mixed(one: str, other: str, doing: str) -> None:
    """Refuse to combine values of different units.

    Raises:
        NotMeaningful: the units differ.
    """
    same = one == other or (units_compatible(one, other) and not {one, other} & {"percent", "points", "rank", ""})
    if not same:
        raise NotMeaningful(
            f"{doing} values in {_worded(one)} and in {_worded(other)} means nothing.", "Take two values in one unit."
        )


def require_positive(value: Decimal, name: str, doing: str) -> None:
    """Refuse a base of zero or below.

    Raises:
        NotMeaningful: the base is not positive.
    """
    if value == 0:
        raise NotMeaningful(f"{doing} cannot be computed: {name} is 0.", "Use difference.")
    if value < 0:
        raise NotMeaningful(f"{doing} means nothing: {name} is negative.", "Use difference.")


def _worded(unit: str) -> str:
    return unit.replace("_", " ") if unit else "no unit"
