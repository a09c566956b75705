"""A chart as an HTML page that stands alone: its script is inside, and the page forbids itself to fetch anything."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from typing import Any

_POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:"
# The menu saves pictures; its other entries would hand the chart to a site.
_OPTIONS = '{"renderer":"svg","actions":{"export":true,"source":false,"compiled":false,"editor":false}}'


def vega_page(chart: str, title: str, told: str, version: str) -> str:
    """The page of a Vega-Lite chart; `told` is for one who does not see it.

    The page that `vl_convert` itself writes lets a member named `</script>` end the script, so it is not used.
    """
    harmless = chart.replace("<", "\\u003c")
    draw = f'<div id="chart"></div><script>vegaEmbed("#chart",{harmless},{_OPTIONS});</script>'
    return _page(f"<script>{_bundle(version)}</script>", draw, title, told)


def plotly_page(figure: Mapping[str, Any], title: str, told: str) -> str:
    """The page of a Plotly figure."""
    import plotly.io

    settings = {"displaylogo": False, "showTips": False}
    drawn = plotly.io.to_html(
        figure, config=settings, include_plotlyjs=True, full_html=False, validate=False, div_id="chart"
    )
    return _page("", str(drawn), title, told)


def _page(head: str, body: str, title: str, told: str) -> str:
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">{head}</head>\n'
        f'<body><main role="img" aria-label="{escape(told)}">{body}</main></body></html>\n'
    )


@cache
def _bundle(version: str) -> str:
    import vl_convert

    return str(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;", vl_version=version))
