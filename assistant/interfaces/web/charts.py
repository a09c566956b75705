"""The chart under a figure: a picture inside the page, with links that save it. Runs no script and fetches nothing."""

from __future__ import annotations

import base64
import logging
from functools import lru_cache

from assistant.interfaces.web.downloads import saving_link
from assistant.interfaces.web.markup import text
from assistant.present.charts import described, exported

_KEPT = 128
_SAVED = (("svg", "image/svg+xml", "Chart (SVG)"), ("png", "image/png", "Chart (PNG)"))
_log = logging.getLogger(__name__)


def chart_html(key: str, chart: str) -> str:
    """The picture of a chart with its description; "" where it cannot be drawn, which leaves the table of values."""
    try:
        picture = _drawn(chart, "svg")
        links = "".join(
            saving_link(f"chart-{key}.{form}", kind, _drawn(chart, form), words) for form, kind, words in _SAVED
        )
    except ValueError:
        _log.exception("The chart of %s cannot be drawn", key)
        return ""
    coded = base64.b64encode(picture).decode("ascii")
    image = f'<img src="data:image/svg+xml;base64,{coded}" alt="{text(described(chart))}">'
    return f'<figure class="chart">{image}<figcaption class="tools">{links}</figcaption></figure>'


@lru_cache(maxsize=_KEPT)
def _drawn(chart: str, form: str) -> bytes:
    """The picture; kept, because a conversation shows it again with every turn."""
    return exported(chart, form)
