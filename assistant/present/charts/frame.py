"""What every Vega-Lite chart shares: its look, title, footer, data and the widths of its parts. Chooses no marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.present.charts.points import Point, Subject
from assistant.present.charts.words import alternative, folded, footer, result_line

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
# Colours that people with any kind of colour blindness tell apart (Okabe and Ito), without the yellow, pale on white.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#000000")
PLAIN, CHOSEN, PALE, QUIET = COLOURS[0], COLOURS[1], "#D9D9D9", "#555555"
PLOT = 460
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_TITLE_LETTER, _SMALL_LETTER, _LETTER = 7.4, 5.4, 6.2
_CONFIG: Mapping[str, Any] = {
    "font": _FONT,
    "view": {"stroke": None},
    "axis": {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": "normal", "labelLimit": 0, "titleLimit": 0},
    "axisX": {"gridColor": "#E6E6E6"},
    "axisY": {"gridColor": "#E6E6E6"},
    "legend": {"labelFontSize": 12, "labelLimit": 0, "orient": "top", "title": None, "symbolLimit": 0},
    "title": {"limit": 0},
    "text": {"fontSize": 11},
    "concat": {"spacing": 10},
}
Layers = Sequence[Mapping[str, Any]]
Rows = Sequence[Mapping[str, Any]]


def framed(
    kind: str, subject: Subject, drawn: Sequence[Point], rows: Rows, plot: Mapping[str, Any], room: int, note: str = ""
) -> dict[str, Any]:
    """The specification of a chart: `plot` between title and footer, on `rows`; `room` is the width of its labels.

    `kind` begins the alternative text; `note` says what is left out.
    """
    width = PLOT + room
    sub = [line for part in (result_line(subject.figure), note) if part for line in folded(part, _fit(width, _LETTER))]
    below = footer(subject.figure, _fit(PLOT + 20, _SMALL_LETTER))
    return {
        "$schema": SCHEMA,
        "description": alternative(kind, subject, drawn),
        "background": "white",
        "padding": 12,
        "config": _CONFIG,
        "title": titled(subject.figure.label, sub, width),
        "data": {"values": list(rows)},
        "vconcat": [plot, _footer(below)],
    }


def titled(label: str, sub: Sequence[str], width: int) -> dict[str, Any]:
    """A title at the left, folded to the width of the chart."""
    text = {"text": folded(label, _fit(width, _TITLE_LETTER)), "anchor": "start", "fontSize": 14, "offset": 14}
    return {**text, "subtitle": list(sub), "subtitleFontSize": 12, "subtitleColor": QUIET} if sub else text


def _fit(width: int, letter: float) -> int:
    return max(30, int(width / letter))


def _footer(lines: Sequence[str]) -> dict[str, Any]:
    mark = {"type": "text", "text": list(lines), "align": "left", "baseline": "top", "fontSize": 10, "color": QUIET}
    return {
        "data": {"values": [{}]},
        "width": PLOT,
        "height": 13 * len(lines),
        "mark": {**mark, "lineHeight": 13, "x": 0, "y": 0},
    }


def room_for(names: Sequence[str]) -> int:
    """The pixels that names take beside the plot; their lines are apart by line breaks."""
    longest = max((len(line) for name in names for line in name.split("\n")), default=0)
    return 16 + int(longest * _LETTER)


def scale_of(subject: Subject, values: Sequence[Any]) -> dict[str, Any]:
    """The scale of the values: from 0 unless they are ranks, years or an index; percentages end at 100 if they can."""
    if subject.unit == "rank":
        return {"zero": False, "reverse": True, "nice": False, "padding": 12}
    if subject.unit in ("year", "index"):
        return {"zero": False}
    if subject.unit == "percent" and max(values) > 80 and max(values) <= 100 and min(values) >= 0:
        return {"zero": True, "domainMax": 100}
    return {"zero": True, "nice": 6}


def value_format(subject: Subject) -> dict[str, Any]:
    """How the axis writes its numbers: years and ranks without fractions or separators."""
    return {"format": "d", "tickMinStep": 1} if subject.unit in ("year", "rank") else {}
