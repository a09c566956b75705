"""A Plotly Sankey diagram as a Vega specification of the same values, to draw without a browser. Reads no figure."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.present.charts.frame import QUIET

SCHEMA = "https://vega.github.io/schema/vega/v6.json"
_WIDTH, _NODE, _PAD, _LETTER = 380, 14, 14, 6.4
_SPACE_FOR_NUMBER = 11
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def vega_of(figure: Mapping[str, Any]) -> dict[str, Any]:
    """The specification: nodes as bars on both sides, flows as bands between them, sized by their values."""
    trace, words = figure["data"][0], figure["layout"]["meta"]
    labels = [html.unescape(label) for label in trace["node"]["label"]]
    link = trace["link"]
    sides = (range(words["origins"]), range(words["origins"], len(labels)))
    height = max(220, 36 * max(map(len, sides)))
    sizes = _sizes(link, len(labels))
    per_value = min((height - _PAD * (len(side) - 1)) / sum(sizes[n] for n in side) for side in sides)
    tops = [top for side in sides for top in _tops([sizes[n] * per_value for n in side], height)]
    bands = _bands(link, tops, per_value)
    nodes = [
        _node(n, labels[n], tops[n], sizes[n] * per_value, trace, n < words["origins"]) for n in range(len(labels))
    ]
    left, right = (max(len(labels[n]) for n in side) * _LETTER + 8 for side in sides)
    return {
        "$schema": SCHEMA,
        "description": words["description"],
        "background": "white",
        "padding": 12,
        "width": int(left + _WIDTH + right),
        "height": height,
        "title": _title(words),
        "data": [{"name": "nodes", "values": nodes}, {"name": "bands", "values": bands}],
        "marks": [
            {"type": "group", "encode": {"enter": {"x": {"value": int(left)}}}, "marks": _marks()},
            *_footer(words["footer"], height),
        ],
    }


def _sizes(link: Mapping[str, Any], nodes: int) -> list[float]:
    """The height of each node in values."""
    sizes = [0.0] * nodes
    for source, target, value in zip(link["source"], link["target"], link["value"], strict=True):
        sizes[source] += float(value)
        sizes[target] += float(value)
    return sizes


def _tops(heights: Sequence[float], height: float) -> list[float]:
    """Where nodes of these heights begin, in the middle of the height."""
    place = (height - sum(heights) - _PAD * (len(heights) - 1)) / 2
    tops = []
    for one in heights:
        tops.append(place)
        place += one + _PAD
    return tops


def _bands(link: Mapping[str, Any], tops: Sequence[float], per_value: float) -> list[dict[str, Any]]:
    """Each flow as the outline of its band, stacked at both ends in the order of the other end."""
    flows = list(zip(link["source"], link["target"], link["value"], link["label"], link["color"], strict=True))
    out, into = list(tops), list(tops)
    ends: dict[tuple[int, int], float] = {}
    for source, target, value, *_ in sorted(flows, key=lambda flow: tops[flow[0]]):
        ends[source, target] = into[target]
        into[target] += float(value) * per_value
    bands = []
    for source, target, value, label, colour in sorted(flows, key=lambda flow: tops[flow[1]]):
        thick = max(float(value) * per_value, 0.5)
        begin, end = out[source], ends[source, target]
        out[source] += float(value) * per_value
        shown = label if thick >= _SPACE_FOR_NUMBER else ""
        bands.append({"path": _path(begin, end, thick), "color": colour, "label": shown, "y": begin + thick / 2})
    return bands


def _path(begin: float, end: float, thick: float) -> str:
    left, right = _NODE, _WIDTH - _NODE
    middle = (left + right) / 2
    low_begin, low_end = begin + thick, end + thick
    return (
        f"M{left},{begin:.2f}C{middle},{begin:.2f} {middle},{end:.2f} {right},{end:.2f}"
        f"L{right},{low_end:.2f}C{middle},{low_end:.2f} {middle},{low_begin:.2f} {left},{low_begin:.2f}Z"
    )


def _node(n: int, label: str, top: float, high: float, trace: Mapping[str, Any], first: bool) -> dict[str, Any]:
    place = {"x": 0, "at": -6, "align": "right"} if first else {"x": _WIDTH - _NODE, "at": _WIDTH + 6, "align": "left"}
    return {"label": label, "y": top, "height": max(high, 1.0), "color": trace["node"]["color"][n], **place}


def _marks() -> list[dict[str, Any]]:
    band = {"path": {"field": "path"}, "fill": {"field": "color"}}
    bar = {
        "x": {"field": "x"},
        "y": {"field": "y"},
        "width": {"value": _NODE},
        "height": {"field": "height"},
        "fill": {"field": "color"},
    }
    name = {"x": {"field": "at"}, "y": {"field": "y", "offset": {"field": "height", "mult": 0.5}}}
    name |= {"align": {"field": "align"}, "text": {"field": "label"}, **_letters(12)}
    size = {"x": {"value": _NODE + 6}, "y": {"field": "y"}, "text": {"field": "label"}, **_letters(11)}
    return [
        {"type": "path", "from": {"data": "bands"}, "encode": {"enter": band}},
        {"type": "rect", "from": {"data": "nodes"}, "encode": {"enter": bar}},
        {"type": "text", "from": {"data": "nodes"}, "encode": {"enter": name}},
        {"type": "text", "from": {"data": "bands"}, "encode": {"enter": size}},
    ]


def _letters(size: int) -> dict[str, Any]:
    return {
        "fontSize": {"value": size},
        "font": {"value": _FONT},
        "baseline": {"value": "middle"},
        "fill": {"value": "#000000"},
        "limit": {"value": 0},
    }


def _title(words: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": words["title"],
        "subtitle": words["subtitle"],
        "anchor": "start",
        "frame": "group",
        "fontSize": 14,
        "font": _FONT,
        "subtitleFont": _FONT,
        "subtitleFontSize": 12,
        "subtitleColor": QUIET,
        "offset": 14,
        "limit": 0,
    }


def _footer(lines: Sequence[str], height: int) -> list[dict[str, Any]]:
    look = {"fontSize": {"value": 10}, "font": {"value": _FONT}, "fill": {"value": QUIET}, "limit": {"value": 0}}
    place = {"x": {"value": 0}, "y": {"value": height + 16}, "baseline": {"value": "top"}, "lineHeight": {"value": 13}}
    return [{"type": "text", "encode": {"enter": {"text": {"value": list(lines)}, **look, **place}}}]
