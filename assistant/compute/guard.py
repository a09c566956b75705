"""The statistical guard: refuses numbers that would mean nothing and says what would be allowed. Computes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from assistant.compute.catalogue import some
from assistant.compute.periods import in_order, span_of
from assistant.compute.rows import Row
from assistant.compute.scope import Scope
from assistant.errors import NotMeaningful
from assistant.places import members_of, place_named
from assistant.quantities import units_compatible
from assistant.types import Field

# Numbers that only put things in order or in time: they have no means, no ratios and no shares.
_ORDINAL = frozenset({"rank", "year", "date"})
_PARTLESS = "lookup, series, difference, minimum, maximum, rank, top, bottom"
_NEVER_ADDED = frozenset({"percent", "points", "ratio", "index", "rank", "year", "date"})


def is_additive(measure: Field) -> bool:
    """Whether values of a measure may be added up."""
    return measure.aggregation == "sum" and measure.unit not in _NEVER_ADDED and not measure.unit.startswith("per_")


def allowed(measure: Field) -> str:
    """What may be done with a measure that cannot be added, as a hint."""
    if measure.unit in _ORDINAL:
        return f"Allowed: {_PARTLESS}, count with a condition."
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
        refuse_overlap(choice.field, choice.members, [m.members for m in choice.matches])
        totals = [m for m in choice.members if m in choice.field.totals]
        if totals and len(choice.members) > 1:
            others = [m for m in choice.members if m not in totals[:1]]
            raise NotMeaningful(
                f"{totals[0]} of {choice.field.title} overlaps {some(others, 3)}: together they count twice.",
                "Ask for the total alone, or for parts alone.",
            )


def refuse_overlap(axis: Field, members: Sequence[str], named: Sequence[Sequence[str]] = ()) -> None:
    """Refuse places that lie in another that is named too, whether or not the table declares it a total.

    Raises:
        NotMeaningful: a member would count twice, as the European Union and Germany.
    """
    inside = groups_in(axis, members)
    twice = {m for one in named if len(one) > 1 for m in one if sum(m in other for other in named) > 1}
    if inside or twice:
        group = next(iter(inside), "A group of places")
        parts = inside.get(group) or sorted(twice)
        raise NotMeaningful(
            f"{group} of {axis.title} holds {some(parts, 3)} already: together they count twice.",
            "Ask for the group alone, or for places that do not lie in each other.",
        )


def groups_in(axis: Field, members: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The members that are groups of places, each with the other members that lie in it."""
    if axis.kind != "place" or len(members) < 2:
        return {}
    codes = {place.code: member for member in members if (place := place_named(member))}
    groups = {member: members_of(code) for code, member in codes.items()}
    held = {
        group: tuple(codes[c] for c in inside if c in codes and codes[c] != group) for group, inside in groups.items()
    }
    return {group: inside for group, inside in held.items() if inside}


def totals_of(axis: Field, members: Sequence[str]) -> frozenset[str]:
    """The members that are totals or groups: declared, or places that others lie in."""
    return frozenset(axis.totals) | frozenset(groups_in(axis, [m for m in members if m not in axis.totals]))


def over_periods(measure: Field, periods: Iterable[str]) -> str:
    """What to say of values added up over periods; "" where there is one.

    Raises:
        NotMeaningful: the measure is a stock, which each period counts again, or periods overlap.
    """
    listed = in_order(periods)
    if len(listed) < 2:
        return ""
    if measure.stock:
        raise NotMeaningful(
            f"Adding up {measure.title} over {len(listed)} periods means nothing: each counts the stock again.",
            "Allowed: one period, or series, mean, difference, minimum and maximum over the periods.",
        )
    spans = sorted((span for p in listed if (span := span_of(p)) and span.end > span.start), key=lambda s: s.start)
    for one, other in zip(spans, spans[1:], strict=False):
        if other.start < one.end:
            raise NotMeaningful(
                f"Adding up {measure.title} over {one.member} and {other.member} means nothing: these periods overlap.",
                "Name one period, or periods that follow each other.",
            )
    return f"Added up over {len(listed)} periods: right for flows, not for stocks that each period counts again."


def refuse_ordinal(measure: Field, doing: str) -> None:
    """Refuse arithmetic on numbers that only put things in order.

    Raises:
        NotMeaningful: the measure is a rank, a year or a date.
    """
    if measure.unit in _ORDINAL:
        raise NotMeaningful(
            f"{doing} {measure.title} means nothing: a {measure.unit} only says what comes before what.",
            allowed(measure),
        )


def require_magnitudes(units: Iterable[str], doing: str) -> None:
    """Refuse to divide numbers that only put things in order.

    Raises:
        NotMeaningful: a unit is that of ranks, years or dates.
    """
    if ordinal := sorted(set(units) & _ORDINAL):
        raise NotMeaningful(
            f"{doing} a {ordinal[0]} means nothing: it only says what comes before what.",
            "Use difference, compare, or the values that were ranked.",
        )


def refuse_foreign_weight(measure: Field, weight: Field) -> None:
    """Refuse a weight that is not the base of the values.

    Raises:
        NotMeaningful: the table declares another weight, or this one counts nothing.
    """
    if measure.weight and weight.name != measure.weight:
        raise NotMeaningful(
            f"{measure.title} cannot be weighted by {weight.title}: its base is another, {measure.weight}.",
            f"Allowed: weighted_mean with weight {measure.weight}.",
        )
    if not is_additive(weight):
        raise NotMeaningful(
            f"{weight.title} cannot weight anything: a weight counts what the values are shares of.",
            "Give a measure of counts or amounts as `weight`.",
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
    refuse_ordinal(measure, "The mean of")
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
