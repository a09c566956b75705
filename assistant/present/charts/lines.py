"""Values over time: lines that break where a period is missing, columns where no two periods follow on each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from assistant.present.charts.frame import CHOSEN, COLOURS, PLAIN, PLOT, QUIET, framed, room_for, scale_of, value_format
from assistant.present.charts.periods import Axis, axis_of
from assistant.present.charts.points import Point, Subject
from assistant.present.charts.words import axis_title, breaks, folded, number

MOST_LINES = len(COLOURS)
_HEIGHT = 280
_MOST_LABELS = 14
_MOST_COLUMNS = 8
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [4, 4], [1, 3], [10, 4])
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down", "triangle-right")
_LINES = {"mean": "mean", "weighted_mean": "weighted mean", "median": "median"}
Layer = dict[str, Any]


def lines_of(subject: Subject) -> dict[str, Any]:
    """A line for each name, with its points; columns for one name with a few periods apart."""
    names = _kept(subject)
    points = [point for point in subject.points if point.name in names]
    axis = axis_of(subject.periods)
    rows = _rows(points, axis, subject)
    columns = len(names) == 1 and len(points) <= _MOST_COLUMNS and len({row["run"] for row in rows}) == len(rows)
    columns = columns and subject.unit not in ("rank", "year", "index")
    layers = [_columns(axis)] if columns else [_line(names), _dots(names)]
    if len(names) == 1 and len(points) <= _MOST_LABELS:
        rows = _with_lows(rows, subject.figure.value if _LINES.get(subject.figure.operation) else None)
        layers.append(_labels())
    shared = {"x": _x(axis, columns), "y": _y(subject, points), "tooltip": _tips(subject, names)}
    layers = [{**layer, "encoding": {**shared, **layer["encoding"]}} for layer in layers]
    layers += [*_broken(subject, axis), *_reference(subject)]
    plot = {"width": PLOT, "height": _HEIGHT, "layer": layers}
    left = len(subject.names) - len(names)
    note = f"The {len(names)} with the highest values are drawn; {left} more are in the figure." if left else ""
    kind = "Column chart" if columns else "Line chart"
    return framed(kind, subject, points, rows, plot, room_for(["1,000,000"]), note)


def _kept(subject: Subject) -> tuple[str, ...]:
    """The names that are drawn: those with the highest values, in the order of their last values."""
    best: dict[str, Any] = {}
    last: dict[str, Any] = {}
    axis = axis_of(subject.periods)
    for point in sorted(subject.points, key=lambda p: axis.places[p.period]):
        best[point.name] = max(best.get(point.name, point.value), point.value)
        last[point.name] = point.value
    low_first = subject.unit == "rank"
    kept = sorted(best, key=best.__getitem__, reverse=not low_first)[:MOST_LINES]
    return tuple(sorted(kept, key=last.__getitem__, reverse=not low_first))


def _rows(points: Sequence[Point], axis: Axis, subject: Subject) -> list[dict[str, Any]]:
    """The points from early to late; `run` is the same for those with no period missing between them."""
    rows: list[dict[str, Any]] = []
    before: dict[str, Point] = {}
    runs: dict[str, int] = {}
    for point in sorted(points, key=lambda p: axis.places[p.period]):
        earlier = before.get(point.name)
        if earlier is None or not axis.follows(earlier.period, point.period):
            runs[point.name] = runs.get(point.name, 0) + 1
        before[point.name] = point
        period = axis.places[point.period] if axis.kind == "year" else point.period
        row: dict[str, Any] = {"name": _legend(point.name), "period": period, "value": point.value}
        row |= {"label": number(point.value, subject.unit), "run": f"run {runs[point.name]}"}
        rows.append(row | ({"chosen": True} if point.chosen else {}))
    return rows


def _with_lows(rows: Sequence[dict[str, Any]], line: Decimal | None) -> list[dict[str, Any]]:
    """The points of one line, marked where the number goes below: those under a reference line or both neighbours."""
    values = [row["value"] for row in rows]
    low = {n for n in range(1, len(values) - 1) if values[n - 1] > values[n] < values[n + 1]}
    if line is not None:
        low = {n for n, value in enumerate(values) if value < line}
    return [{**row, "below": True} if n in low else row for n, row in enumerate(rows)]


def _legend(name: str) -> str:
    return " ".join(name.split())


def _x(axis: Axis, columns: bool) -> Mapping[str, Any]:
    ticks: dict[str, Any]
    if axis.kind == "year":
        scale: dict[str, Any] = {"zero": False, "nice": False, "padding": 60 if columns else 16}
        ticks = {"format": "d", "tickMinStep": 1, "grid": False}
        if len(axis.domain) <= 8:
            ticks["values"] = [axis.places[member] for member in axis.domain]
        return {"field": "period", "type": "quantitative", "title": None, "scale": scale, "axis": ticks}
    long = max(len(member) for member in axis.domain) * len(axis.domain) * 7 > PLOT
    ticks = {"labelAngle": -45 if long else 0, "labelOverlap": True, "grid": False}
    scale = {"type": "band", "domain": list(axis.domain)}
    return {"field": "period", "type": "ordinal", "title": None, "sort": None, "scale": scale, "axis": ticks}


def _y(subject: Subject, points: Sequence[Point]) -> Mapping[str, Any]:
    title = folded(axis_title(subject), 46)
    scale = scale_of(subject, [point.value for point in points])
    axis = {"tickCount": 6, **value_format(subject)}
    return {"field": "value", "type": "quantitative", "title": title, "scale": scale, "axis": axis}


def _tips(subject: Subject, names: Sequence[str]) -> list[Mapping[str, Any]]:
    tips = [{"field": "name", "title": subject.about or "name"}] if len(names) > 1 else []
    tips.append({"field": "period", "title": "period", "type": "nominal"})
    return [*tips, {"field": "label", "title": axis_title(subject)}]


def _told_apart(names: Sequence[str], channel: str, range_: Sequence[Any]) -> Mapping[str, Any]:
    listed = [_legend(name) for name in names]
    columns = max(1, PLOT // (max(map(len, listed)) * 7 + 34))
    legend = {"columns": columns} if channel != "strokeDash" else None
    scale = {"domain": listed, "range": list(range_[: len(names)])}
    return {"field": "name", "type": "nominal", "sort": None, "scale": scale, "legend": legend}


def _line(names: Sequence[str]) -> Layer:
    encoding: dict[str, Any] = {"detail": {"field": "run", "type": "nominal"}}
    if len(names) > 1:
        encoding["color"] = _told_apart(names, "color", COLOURS)
        encoding["strokeDash"] = _told_apart(names, "strokeDash", _DASHES)
    return {"mark": {"type": "line", "color": PLAIN, "strokeWidth": 2}, "encoding": encoding}


def _dots(names: Sequence[str]) -> Layer:
    encoding: dict[str, Any] = {"color": _picked()}
    if len(names) > 1:
        encoding["color"] = _told_apart(names, "color", COLOURS)
        encoding["shape"] = _told_apart(names, "shape", _SHAPES)
    return {"mark": {"type": "point", "filled": True, "size": 60, "opacity": 1}, "encoding": encoding}


def _columns(axis: Axis) -> Layer:
    mark = {"type": "bar", "width": 46} if axis.kind == "year" else {"type": "bar", "width": {"band": 0.6}}
    return {"mark": mark, "encoding": {"color": _picked()}}


def _picked() -> Mapping[str, Any]:
    return {"condition": {"test": "datum.chosen === true", "value": CHOSEN}, "value": PLAIN}


def _labels() -> Layer:
    mark = {"type": "text", "dy": {"expr": "datum.below === true ? 13 : -11"}, "baseline": "middle"}
    return {"mark": mark, "encoding": {"text": {"field": "label", "type": "nominal"}}}


def _broken(subject: Subject, axis: Axis) -> list[Layer]:
    """A dashed line between the years of each break in the series."""
    years = [int(member[:4]) for member in axis.domain if member[:4].isdecimal()]
    layers: list[Layer] = []
    for before, after in breaks(subject.figure):
        if not years or not min(years) <= before < after <= max(years):
            continue
        at: dict[str, Any] = {"datum": (before + after) / 2, "type": "quantitative"}
        if axis.kind != "year":
            at = {"datum": axis.after(after), "type": "ordinal", "bandPosition": 0}
        line = {"type": "rule", "strokeDash": [3, 3], "color": QUIET}
        late = before - min(years) > 0.7 * (max(years) - min(years))
        side = {"align": "right", "dx": -5} if late else {"align": "left", "dx": 5}
        words = {"type": "text", "text": "break in series", "y": 5, "color": QUIET, **side}
        layers.append({"data": {"values": [{}]}, "mark": line, "encoding": {"x": at}})
        layers.append({"data": {"values": [{}]}, "mark": words, "encoding": {"x": at}})
    return layers


def _reference(subject: Subject) -> list[Layer]:
    """A dashed line at the mean that the figure is."""
    figure = subject.figure
    name = _LINES.get(figure.operation)
    if name is None or figure.value is None:
        return []
    at = {"y": {"datum": figure.value, "type": "quantitative"}}
    line = {"type": "rule", "strokeDash": [5, 3], "color": CHOSEN, "strokeWidth": 1.5}
    text = f"{name} {number(figure.value, figure.unit)}"
    words = {"type": "text", "text": text, "x": PLOT, "dx": 5, "align": "left", "color": CHOSEN}
    one: dict[str, Any] = {"values": [{}]}
    return [{"data": one, "mark": line, "encoding": at}, {"data": one, "mark": words, "encoding": at}]
