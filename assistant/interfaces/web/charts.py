"""The chart under a figure: a picture inside the page, with buttons that save it. Fetches nothing."""

from __future__ import annotations

import base64
import logging
from functools import lru_cache

from assistant.interfaces.web.downloads import saving_link
from assistant.interfaces.web.markup import text
from assistant.present.charts import described, exported

_KEPT = 256
_log = logging.getLogger(__name__)


def chart_html(key: str, chart: str) -> str:
    """The picture of a chart with its description; "" where it cannot be drawn, which leaves the table of values.

    The page's script turns the picture into points when that is asked for: sent along, it would weigh half a megabyte.
    """
    try:
        picture = _drawn(chart)
    except ValueError:
        _log.exception("The chart of %s cannot be drawn", key)
        return ""
    coded = base64.b64encode(picture).decode("ascii")
    image = f'<img src="data:image/svg+xml;base64,{coded}" alt="{text(described(chart))}">'
    svg = saving_link(f"chart-{key}.svg", "image/svg+xml", picture, "Chart (SVG)")
    png = f'<button type="button" class="button" data-png="chart-{text(key)}.png">Chart (PNG)</button>'
    return f'<figure class="chart">{image}<figcaption class="tools">{svg}{png}</figcaption></figure>'


@lru_cache(maxsize=_KEPT)
def _drawn(chart: str) -> bytes:
    """The picture; kept, because a conversation shows it again with every turn."""
    return exported(chart, "svg")
