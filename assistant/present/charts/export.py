"""A chart's specification as a picture or a page, without a browser and without network. Changes no value."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from assistant.errors import InputError
from assistant.present.charts.page import plotly_page, vega_page
from assistant.present.charts.sankey import vega_of

_VEGA_LITE = "6.4"
_SCALE = 2.0
Drawer = Callable[[str], bytes]


def exported(chart: str, form: str) -> bytes:
    """A chart of `chart_of` as a file of one of `FORMATS`; a page stands alone, it fetches nothing.

    Raises:
        InputError: there is no such format.
    """
    if form not in FORMATS:
        raise InputError(f"A chart cannot be written as {form!r}.", f"Choose one of {', '.join(FORMATS)}.")
    return FORMATS[form](chart)


def described(chart: str) -> str:
    """The words for one who does not see the chart."""
    content = json.loads(chart)
    return str(content["description"] if "$schema" in content else content["layout"]["meta"]["description"])


def _svg(chart: str) -> bytes:
    import vl_convert

    flows = _flows(chart)
    if flows is not None:
        drawn = vl_convert.vega_to_svg(vega_of(flows), allowed_base_urls=[])
    else:
        drawn = vl_convert.vegalite_to_svg(chart, vl_version=_VEGA_LITE, allowed_base_urls=[])
    told = escape(described(chart), quote=True)
    return str(drawn).replace("<svg ", f'<svg role="img" aria-label="{told}" ', 1).encode()


def _png(chart: str) -> bytes:
    import vl_convert

    return bytes(vl_convert.svg_to_png(_svg(chart).decode(), scale=_SCALE))


def _html(chart: str) -> bytes:
    flows, told = _flows(chart), described(chart)
    if flows is not None:
        return plotly_page(flows, _title(flows["layout"]["meta"]["title"]), told).encode()
    return vega_page(chart, _title(json.loads(chart)["title"]["text"]), told, _VEGA_LITE).encode()


def _title(lines: Sequence[str]) -> str:
    return " ".join(lines)


def _json(chart: str) -> bytes:
    return f"{chart}\n".encode()


def _flows(chart: str) -> Mapping[str, Any] | None:
    """The Plotly figure that a chart is; None where it is a Vega-Lite specification."""
    content: dict[str, Any] = json.loads(chart)
    return None if "$schema" in content else content


FORMATS: Mapping[str, Drawer] = {"svg": _svg, "png": _png, "html": _html, "json": _json}
