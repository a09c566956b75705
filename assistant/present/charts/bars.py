"""Bars for rankings and comparisons, dots for ranks and years, a part over its whole. Draws nothing over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.present.charts.frame import (
    CHOSEN,
    COLOURS,
    PALE,
    PLAIN,
    PLOT,
    QUIET,
    framed,
    room_for,
    scale_of,
    value_format,
)
from assistant.present.charts.points import Point, Subject
from assistant.present.charts.words import axis_title, folded, number

MOST_BARS = 30
_LONGEST_LINE = 34
_DOTTED = ("rank", "year", "index")
_IN_ORDER = frozenset("top bottom difference percent_change growth_rate ratio share compare net_flow".split())
_LINES = {"sum": "total", "mean": "mean", "weighted_mean": "weighted mean", "median": "median"}
Layer = dict[str, Any]


def bars_of(subject: Subject) -> dict[str, Any]:
    """Horizontal bars, one a name, or one a name and period where there are a few periods."""
    points, note = _kept(subject)
    periods = subject.periods
    names = {point.name: "\n".join(folded(point.name, _LONGEST_LINE)) for point in points}
    rows = [_row(point, names[point.name], subject) for point in points]
    lines = max(name.count("\n") + 1 for name in names.values())
    grouped = len(periods) > 1
    encoding = _encoding(subject, points, grouped)
    step = {"step": 17, "for": "offset"} if grouped else {"step": max(24, 15 * lines + 10)}
    layers = [_marks(subject), _labels(subject)]
    if subject.figure.operation == "share" and len(points) == 2:
        rows[0]["part"] = True
        layers.insert(0, _ghost(rows))
    layers = [{**layer, "encoding": {**encoding, **layer["encoding"]}} for layer in layers]
    plot = {"width": PLOT, "height": step, "layer": [*layers, *_reference(subject)]}
    kind = "Dot chart" if subject.unit in _DOTTED else "Bar chart"
    return framed(kind, subject, points, rows, plot, room_for(list(names.values())), note)


def _kept(subject: Subject) -> tuple[Sequence[Point], str]:
    """The points that are drawn, the first or the largest ones and those the figure picks, and what is left out."""
    points = list(subject.points)
    if subject.figure.operation not in _IN_ORDER and len(points) > 2 and not subject.periods:
        points.sort(key=lambda point: point.value, reverse=subject.unit != "rank")
    if len(points) <= MOST_BARS:
        return points, ""
    first = [*points[: MOST_BARS - 1], next((p for p in points[MOST_BARS - 1 :] if p.chosen), points[MOST_BARS - 1])]
    if subject.periods:
        names = list(dict.fromkeys(point.name for point in points))[: MOST_BARS // len(subject.periods)]
        first = [point for point in points if point.name in names]
    return first, f"{len(first)} of {len(points)} values are drawn; {len(points) - len(first)} more are in the figure."


def _row(point: Point, name: str, subject: Subject) -> dict[str, Any]:
    row: dict[str, Any] = {"name": name, "value": point.value, "label": number(point.value, subject.unit)}
    if point.period:
        row["period"] = point.period
    if point.chosen:
        row["chosen"] = True
    return row


def _encoding(subject: Subject, points: Sequence[Point], grouped: bool) -> Mapping[str, Any]:
    scale = scale_of(subject, [point.value for point in points])
    tips = [{"field": "name", "title": subject.about or "name"}]
    tips += [{"field": "period", "title": "period"}] if grouped else []
    tips += [{"field": "label", "title": axis_title(subject)}]
    middle = {"expr": "7 - 7 * length(split(datum.label, '\\n'))"}
    axis = {
        "labelExpr": "split(datum.label, '\\n')",
        "labelLineHeight": 14,
        "labelOffset": middle,
        "ticks": False,
        "domain": False,
    }
    encoding: dict[str, Any] = {
        "y": {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {**axis, "labelPadding": 6}},
        "x": {
            "field": "value",
            "type": "quantitative",
            "title": axis_title(subject),
            "scale": scale,
            "axis": {"tickCount": 6, "labelFlush": False, **value_format(subject)},
        },
        "tooltip": tips,
    }
    if grouped:
        encoding["yOffset"] = {"field": "period", "type": "nominal", "sort": None}
    return encoding


def _marks(subject: Subject) -> Layer:
    mark: dict[str, Any] = {"type": "bar", "height": {"band": 0.82}}
    if subject.unit in _DOTTED:
        mark = {"type": "point", "filled": True, "size": 90, "opacity": 1}
    return {"mark": mark, "encoding": {"color": _colour(subject)}}


def _colour(subject: Subject) -> dict[str, Any]:
    if len(subject.periods) > 1:
        scale = {"domain": list(subject.periods), "range": list(COLOURS[: len(subject.periods)])}
        return {"field": "period", "type": "nominal", "sort": None, "scale": scale}
    if subject.figure.operation == "share":
        return {"condition": {"test": "datum.part === true", "value": PLAIN}, "value": QUIET}
    return {"condition": {"test": "datum.chosen === true", "value": CHOSEN}, "value": PLAIN}


def _labels(subject: Subject) -> Layer:
    """The numbers at the ends of the bars, to the left of those below 0."""
    away = 9 if subject.unit in _DOTTED else 4
    mark = {
        "type": "text",
        "align": {"expr": "datum.value < 0 ? 'right' : 'left'"},
        "dx": {"expr": f"datum.value < 0 ? -{away} : {away}"},
        "baseline": "middle",
    }
    return {"mark": mark, "encoding": {"text": {"field": "label", "type": "nominal"}}}


def _reference(subject: Subject) -> list[Layer]:
    """A dashed line at the mean or total that the figure is, and its name above the plot."""
    figure = subject.figure
    name = _LINES.get(figure.operation)
    if name is None or figure.value is None:
        return []
    at = {"x": {"datum": figure.value, "type": "quantitative"}}
    text = f"{name} {number(figure.value, figure.unit)}"
    words = {"type": "text", "text": text, "y": 0, "dy": -4, "baseline": "bottom", "color": CHOSEN, "align": "center"}
    one: dict[str, Any] = {"values": [{}]}
    line = {"type": "rule", "strokeDash": [5, 3], "color": CHOSEN, "strokeWidth": 1.5}
    return [{"data": one, "mark": line, "encoding": at}, {"data": one, "mark": words, "encoding": at}]


def _ghost(rows: Sequence[Mapping[str, Any]]) -> Layer:
    """The whole, pale behind its part."""
    whole = {"name": rows[0]["name"], "value": rows[1]["value"], "label": rows[1]["label"]}
    mark = {"type": "bar", "color": PALE, "height": {"band": 0.82}}
    return {"data": {"values": [whole]}, "mark": mark, "encoding": {}}
