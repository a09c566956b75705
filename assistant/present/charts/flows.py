"""Flows from several places to several places as a Sankey diagram, in Plotly's JSON. Lays out no pixels."""

from __future__ import annotations

from html import escape
from typing import Any

from assistant.present.charts.frame import COLOURS
from assistant.present.charts.points import Point, Subject
from assistant.present.charts.words import alternative, axis_title, folded, footer, number, result_line

MOST_FLOWS = 30
_WIDTH = 700
_LINE = 96


def is_flows(subject: Subject) -> bool:
    """Whether the points are amounts that go from places to places in one period, and so add up at each place."""
    if not (subject.origin and subject.destination and subject.additive) or subject.periods:
        return False
    if subject.figure.operation not in ("lookup", "series", "top", "bottom", "sum"):
        return False
    pairs = [_pair(point, subject) for point in subject.points]
    values = [point.value for point in subject.points]
    return all(all(pair) for pair in pairs) and len(set(pairs)) == len(pairs) and min(values) >= 0 and max(values) > 0


def flows_of(subject: Subject) -> dict[str, Any]:
    """The figure that Plotly draws; `layout.meta` has the same words without markup, for other renderers."""
    points = sorted(subject.points, key=lambda point: point.value, reverse=True)[:MOST_FLOWS]
    left = len(subject.points) - len(points)
    pairs = [_pair(point, subject) for point in points]
    origins = list(dict.fromkeys(origin for origin, _ in pairs))
    destinations = list(dict.fromkeys(destination for _, destination in pairs))
    colours = {origin: COLOURS[place % len(COLOURS)] for place, origin in enumerate(origins)}
    note = f"{len(points)} of {len(subject.points)} flows are drawn; {left} more are in the figure." if left else ""
    words = {
        "description": alternative("Flow diagram", subject, points),
        "title": folded(subject.figure.label, 84),
        "subtitle": [part for part in (axis_title(subject), result_line(subject.figure), note) if part],
        "footer": footer(subject.figure, 128),
        "origins": len(origins),
    }
    link = {
        "source": [origins.index(origin) for origin, _ in pairs],
        "target": [len(origins) + destinations.index(destination) for _, destination in pairs],
        "value": [point.value for point in points],
        "label": [number(point.value, subject.unit) for point in points],
        "color": [_pale(colours[origin]) for origin, _ in pairs],
        "hovertemplate": "%{source.label} to %{target.label}: %{label}<extra></extra>",
    }
    node = {
        "label": [_plain(name) for name in (*origins, *destinations)],
        "color": [*colours.values(), *("#555555" for _ in destinations)],
        "hovertemplate": "%{label}<extra></extra>",
        "pad": 14,
        "thickness": 14,
    }
    trace = {"type": "sankey", "orientation": "h", "arrangement": "fixed", "node": node, "link": link}
    return {"data": [trace], "layout": _layout(words, max(len(origins), len(destinations)))}


def _pair(point: Point, subject: Subject) -> tuple[str, str]:
    members = dict(point.members)
    return members.get(subject.origin, ""), members.get(subject.destination, "")


def _layout(words: dict[str, Any], nodes: int) -> dict[str, Any]:
    title, sub, below = ("<br>".join(_plain(line) for line in words[name]) for name in ("title", "subtitle", "footer"))
    top = 30 + 22 * len(words["title"]) + 18 * len(words["subtitle"])
    bottom = 20 + 14 * len(words["footer"])
    note = {"text": below, "showarrow": False, "align": "left", "font": {"size": 10, "color": "#555555"}}
    place = {"xref": "paper", "yref": "paper", "x": 0, "y": 0, "xanchor": "left", "yanchor": "top", "yshift": -10}
    return {
        "title": {"text": title, "subtitle": {"text": sub}, "font": {"size": 15}, "x": 0.02, "xanchor": "left"},
        "font": {"family": "Liberation Sans, Arial, Helvetica, sans-serif", "size": 12},
        "annotations": [{**note, **place}],
        "margin": {"l": 20, "r": 20, "t": top, "b": bottom},
        "width": _WIDTH,
        "height": top + bottom + max(200, 34 * nodes),
        "paper_bgcolor": "#FFFFFF",
        "meta": words,
    }


def _plain(text: str) -> str:
    """Text in which Plotly finds no markup."""
    return escape(" ".join(text.split()), quote=False)


def _pale(colour: str) -> str:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.5)"
