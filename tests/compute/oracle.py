"""What a request should give, worked out with pandas and `Decimal` from DESIGN section 4 alone. Knows no engine.

The table has a year, a country and a field, both with a declared total, a count and an amount that add up, and a
percent whose base is the count. `None` means that the request is to be refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

import pandas as pd

from assistant.types import Condition, FigureRequest, Filter

TOTALS = {"country": "All countries", "field": "All fields"}
ADDITIVE = ("count", "amount")
_WIDE = Context(prec=60)
Expected = Decimal | tuple[Decimal, ...] | None


@dataclass(frozen=True)
class Chosen:
    """The rows with a value that a request selects, its filters by field, and the fields it names."""

    rows: pd.DataFrame
    where: dict[str, Filter]


def expected(frame: pd.DataFrame, request: FigureRequest) -> Expected:
    """The value of a request, its values where it gives several, or None where it must be refused."""
    if request.operands:
        return _of_two(frame, request)
    chosen = _chosen(frame, request)
    if chosen is None:
        return None
    operation = request.operation
    if operation in ("lookup", "series"):
        return _listed(chosen, operation)
    if operation in ("sum", "mean", "median", "weighted_mean"):
        return _reduced(chosen, request)
    if operation in ("difference", "percent_change"):
        return _changed(chosen, request)
    return _among_members(chosen, request)


def _chosen(frame: pd.DataFrame, request: FigureRequest) -> Chosen | None:
    where = {f.dimension: f for f in request.where}
    rows = frame.assign(value=frame[request.measure])
    rows = rows[rows["value"].notna()]
    for name, condition in where.items():
        if condition.members:
            rows = rows[rows[name].isin(condition.members)]
        rows = rows[~rows[name].isin(condition.excluded)]
        if condition.start is not None:
            rows = rows[rows[name].astype(int) >= condition.start]
        if condition.end is not None:
            rows = rows[rows[name].astype(int) <= condition.end]
    unknown = set(where["year"].members) - set(frame["year"]) if "year" in where else set()
    return None if rows.empty or unknown else Chosen(rows, where)


def _named(chosen: Chosen, name: str) -> tuple[str, ...]:
    return chosen.where[name].members if name in chosen.where else ()


def _mixes(chosen: Chosen) -> bool:
    """Whether a total is named beside its parts."""
    return any(TOTALS[name] in _named(chosen, name) and len(_named(chosen, name)) > 1 for name in TOTALS)


def _settled(chosen: Chosen, by: str | None = None, adding: bool = True) -> Chosen | None:
    """Totals left out where a field is open; one alone, with no part beside it, stands for its field.

    None where several members would have to be added that cannot be, or nothing is left.
    """
    rows = chosen.rows
    for name, total in TOTALS.items():
        undecided = name not in chosen.where and rows[name].nunique() > 1
        if not _named(chosen, name) and (name == by or rows[name].nunique() > 1):
            rows = rows[rows[name] != total]
        if name != by and not adding and (undecided or rows[name].nunique() > 1):
            return None
    return None if rows.empty else Chosen(rows, chosen.where)


def _latest(chosen: Chosen) -> Chosen:
    """The rows of the latest year in which all that is named has a value, unless years are named."""
    condition = chosen.where.get("year")
    if condition and not condition.latest:
        return chosen
    years = sorted(chosen.rows["year"].unique())
    complete = [y for y in years if not _absent(Chosen(chosen.rows[chosen.rows["year"] == y], chosen.where))]
    year = (complete or years)[-1]
    return Chosen(chosen.rows[chosen.rows["year"] == year], chosen.where)


def _absent(chosen: Chosen) -> bool:
    """Whether something named has no value at all."""
    return any(set(_named(chosen, name)) - set(chosen.rows[name]) for name in ("country", "field"))


def _years_absent(chosen: Chosen) -> bool:
    return bool(set(_named(chosen, "year")) - set(chosen.rows["year"]))


def _undecided(chosen: Chosen) -> bool:
    """Whether a field has several members of which the request says nothing."""
    return any(name not in chosen.where and chosen.rows[name].nunique() > 1 for name in TOTALS)


def _listed(chosen: Chosen, operation: str) -> Expected:
    if _undecided(chosen):
        return None
    if operation == "lookup" or (chosen.where.get("year") and chosen.where["year"].latest):
        chosen = _latest(chosen)
    values = list(chosen.rows["value"])
    return values[0] if len(values) == 1 else tuple(values)


def _reduced(chosen: Chosen, request: FigureRequest) -> Expected:
    operation, additive = request.operation, request.measure in ADDITIVE
    if _mixes(chosen) or (operation == "sum" and not additive) or (operation == "weighted_mean" and additive):
        return None
    settled = _settled(chosen)
    if settled is None:
        return None
    chosen = settled
    several = len(chosen.rows[["country", "field"]].drop_duplicates()) > 1
    if operation == "sum" or several or (chosen.where.get("year") and chosen.where["year"].latest):
        chosen = _latest(chosen)
    rows = chosen.rows
    if operation == "weighted_mean":
        rows = rows[rows["count"].notna()]
        if rows.empty or not sum(rows["count"]):
            return None
    weighed = Chosen(rows, chosen.where)
    if _absent(weighed) or _years_absent(weighed):
        return None
    values = list(rows["value"])
    if operation == "sum":
        return _sum(values)
    if operation == "mean":
        alone = len(rows[["country", "field"]].drop_duplicates()) == 1
        return _sum(values) / len(values) if additive or alone else None
    if operation == "median":
        ordered = sorted(values)
        return Decimal(ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    return _sum([v * w for v, w in zip(values, rows["count"], strict=True)]) / _sum(list(rows["count"]))


def _changed(chosen: Chosen, request: FigureRequest) -> Expected:
    """From the first year of the range to the last; one country and one field are named."""
    bounds = chosen.where["year"]
    found = [chosen.rows[chosen.rows["year"] == str(year)]["value"] for year in (bounds.start, bounds.end)]
    if bounds.start == bounds.end or any(len(values) != 1 for values in found):
        return None
    first, last = (values.iloc[0] for values in found)
    if request.operation == "difference":
        return Decimal(last - first)
    return Decimal(last - first) / first * 100 if first > 0 else None


def _among_members(chosen: Chosen, request: FigureRequest) -> Expected:
    """Members of `by`, each with the sum of its rows in one year."""
    assert request.by is not None
    if _mixes(chosen):
        return None
    other = "field" if request.by == "country" else "country"
    settled = _settled(chosen, request.by, request.measure in ADDITIVE)
    rows = _latest(settled).rows if settled else chosen.rows
    if settled is None or set(_named(chosen, other)) - set(rows[other]):
        return None
    groups = {str(name): _sum(list(own)) for name, own in rows.groupby(request.by, sort=False)["value"]}
    values = sorted(groups.values(), reverse=request.operation != "bottom")
    if request.operation in ("maximum", "minimum"):
        return max(values) if request.operation == "maximum" else min(values)
    if request.operation == "count":
        return Decimal(sum(_meets(value, request.condition) for value in values))
    assert request.limit is not None
    last = values[min(request.limit, len(values)) - 1]
    shown = [v for place, v in enumerate(values) if place < request.limit or v == last]
    return shown[0] if len(shown) == 1 else tuple(shown)


def _of_two(frame: pd.DataFrame, request: FigureRequest) -> Expected:
    one, other = (expected(frame, operand) for operand in request.operands)
    if not isinstance(one, Decimal) or not isinstance(other, Decimal):
        return None
    percent = {operand.measure == "percent" for operand in request.operands}
    amount = {operand.measure == "amount" for operand in request.operands}
    if len(percent) > 1 or len(amount) > 1:
        return None
    if request.operation == "difference":
        return one - other
    if request.operation == "compare":
        return Decimal(one > other)
    if request.operation == "ratio":
        return one / other if other > 0 else None
    if percent == {True} or other <= 0 or one > other or one < 0:
        return None
    return one / other * 100


def _meets(value: Decimal, condition: Condition | None) -> bool:
    if condition is None:
        return True
    stated = condition.value
    return {
        "at_least": value >= stated,
        "more_than": value > stated,
        "at_most": value <= stated,
        "less_than": value < stated,
        "equal": value == stated,
    }[condition.comparison]


def _sum(values: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = _WIDE.add(total, value)
    return total
