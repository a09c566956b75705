"""A figure worked out again from its cells alone, operation by operation, without the package's arithmetic."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

TABLES = Path(__file__).parents[1] / "corpus" / "tables"
CLOSE = Decimal("1e-9")
Json = Mapping[str, Any]
Pair = tuple[Mapping[str, str], Decimal]
HUNDRED = Decimal(100)


def faults(figure: Json) -> list[str]:
    """What of a figure (as JSON) does not follow from its cells; nothing where all of it does."""
    cells = [(_row(cell), Decimal(cell["value"].replace(",", ""))) for cell in figure["cells"]]
    stale = [f"cell {c}" for c in figure["cells"] if _row(c)[c["field"]] != c["value"]]
    wrong = [f"member {v}" for v in figure["values"] if not _member_stands(figure, v, cells)]
    if figure["value"] is None:
        return stale + wrong + _misordered(figure, cells)
    again = _AGAIN[figure["operation"]](figure, [value for _, value in cells])
    same = again is not None and abs(again - Decimal(figure["value"])) <= CLOSE
    return stale + wrong + ([] if same else [f"value {figure['value']}, from its cells {again}"])


@cache
def _rows(table: str) -> tuple[dict[str, str], ...]:
    with (TABLES / f"{table}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return tuple(csv.DictReader(lines))


def _row(cell: Json) -> dict[str, str]:
    return _rows(cell["table"])[cell["row"]]


def _member_stands(figure: Json, entry: Json, cells: Sequence[Pair]) -> bool:
    """Whether a listed value is a cell of its members, the sum of them, or the sum of those that the request names."""
    own = [(row, value) for row, value in cells if all(row.get(k) == m for k, m in entry["members"].items())]
    limits = [f for f in figure["request"].get("where", ()) if "in" in f]
    named = [value for row, value in own if all(row.get(f["dimension"]) in f["in"] for f in limits)]
    values = [value for _, value in own]
    return bool(own) and Decimal(entry["value"]) in (*values, sum(values), sum(named))


def _misordered(figure: Json, cells: Sequence[Pair]) -> list[str]:
    if figure["operation"] not in ("top", "bottom"):
        return []
    down = figure["operation"] == "top"
    listed = [Decimal(v["value"]) for v in figure["values"]]
    best = sorted((value for _, value in cells), reverse=down)[: len(listed)]
    return [] if listed == best else [f"lists {listed}, the cells give {best}"]


def _listed(figure: Json) -> list[Decimal]:
    return [Decimal(v["value"]) for v in figure["values"]]


def _in_time(figure: Json) -> bool:
    """Whether the two values are of an earlier and a later time, in this order (operands come the later first)."""
    return not figure["request"].get("operands") and figure["request"].get("by") in ("year", "period")


def _later_and_earlier(figure: Json) -> tuple[Decimal, Decimal]:
    one, other = _listed(figure)
    return (other, one) if _in_time(figure) else (one, other)


def _difference(figure: Json, _: Sequence[Decimal]) -> Decimal:
    later, earlier = _later_and_earlier(figure)
    return later - earlier


def _percent_change(figure: Json, _: Sequence[Decimal]) -> Decimal:
    later, earlier = _later_and_earlier(figure)
    return (later - earlier) / earlier * HUNDRED


def _growth_rate(figure: Json, _: Sequence[Decimal]) -> Decimal:
    earlier, later = _listed(figure)
    first, last = (int(re.findall(r"\d{4}", " ".join(v["members"].values()))[-1]) for v in figure["values"])
    return ((later / earlier) ** (1 / Decimal(last - first)) - 1) * HUNDRED


def _ratio(figure: Json, _: Sequence[Decimal]) -> Decimal:
    one, other = _listed(figure)
    return one / other


def _share(figure: Json, _: Sequence[Decimal]) -> Decimal:
    *parts, whole = _listed(figure)
    return sum(parts) / whole * HUNDRED


def _rank(figure: Json, cells: Sequence[Decimal]) -> Decimal:
    if len(cells) == 1:
        return cells[0]  # a published rank
    own = _listed(figure)[0]
    up = figure["request"].get("order") == "ascending"
    return Decimal(1 + sum(value < own if up else value > own for value in cells))


def _count(figure: Json, cells: Sequence[Decimal]) -> Decimal:
    asked = figure["request"].get("condition")
    if asked is None:
        return Decimal(len(cells))
    limit = Decimal(str(asked["value"]))
    meets: dict[str, Callable[[Decimal], bool]] = {
        "at_least": lambda v: v >= limit,
        "more_than": lambda v: v > limit,
        "at_most": lambda v: v <= limit,
        "less_than": lambda v: v < limit,
        "equal": lambda v: v == limit,
    }
    return Decimal(sum(meets[asked["comparison"]](value) for value in cells))


def _compare(figure: Json, _: Sequence[Decimal]) -> Decimal:
    later, earlier = _later_and_earlier(figure)
    return Decimal(later > earlier)


def _net_flow(figure: Json, _: Sequence[Decimal]) -> Decimal:
    (place,) = {f["in"][0] for f in figure["request"]["where"] if f["dimension"] == figure["request"].get("by")} or {""}
    into = out = Decimal(0)
    for cell in figure["cells"]:
        row, value = _row(cell), Decimal(cell["value"])
        into, out = (into + value, out) if row.get("destination") == place else (into, out + value)
    return into - out


def _weighted_mean(figure: Json, _: Sequence[Decimal]) -> Decimal | None:
    measure = figure["request"]["measure"]
    rates = {c["row"]: Decimal(c["value"]) for c in figure["cells"] if c["field"] == measure}
    weights = {c["row"]: Decimal(c["value"]) for c in figure["cells"] if c["field"] != measure}
    return sum((rates[r] * weights[r] for r in rates), Decimal(0)) / sum(weights.values()) if weights else None


_AGAIN: Mapping[str, Callable[[Json, Sequence[Decimal]], Decimal | None]] = {
    "lookup": lambda _, cells: cells[0] if len(cells) == 1 else None,
    "sum": lambda _, cells: sum(cells, Decimal(0)),
    "mean": lambda _, cells: sum(cells, Decimal(0)) / len(cells),
    "median": lambda _, cells: median(cells),
    "minimum": lambda _, cells: min(cells),
    "maximum": lambda _, cells: max(cells),
    "bottom": lambda _, cells: min(cells),
    "top": lambda _, cells: max(cells),
    "series": lambda _, cells: cells[0] if len(cells) == 1 else None,
    "count": _count,
    "difference": _difference,
    "percent_change": _percent_change,
    "growth_rate": _growth_rate,
    "ratio": _ratio,
    "share": _share,
    "rank": _rank,
    "compare": _compare,
    "net_flow": _net_flow,
    "weighted_mean": _weighted_mean,
}
