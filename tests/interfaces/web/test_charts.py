from __future__ import annotations

import base64
import re

from assistant.interfaces.web.charts import chart_html
from assistant.interfaces.web.figures import figures_html
from assistant.present.charts import chart_of
from tests.interfaces.web.page_parts import Elements
from tests.interfaces.web.samples import HOSTILE, Shelf, figure
from tests.present import charting


def drawn(label: str = "Nurses") -> str:
    values = charting.value(3, ward="Surgery"), charting.value(2, ward=label)
    return chart_of(charting.figure("top", *values, label=label), charting.Shelf()) or ""


def test_a_chart_is_a_picture_within_the_page() -> None:
    html = figures_html([figure(chart=drawn())], Shelf(), "t0")
    picture = re.search(r'<img src="data:image/svg\+xml;base64,([^"]+)" alt="Bar chart: Nurses\. Surgery: 3', html)
    assert picture and b"Surgery" in base64.b64decode(picture.group(1))
    assert "chart-F1.svg" in html and "chart-F1.png" in html


def test_a_figure_without_a_chart_has_no_picture() -> None:
    assert "<img" not in figures_html([figure()], Shelf(), "t0")


def test_hostile_words_stay_words() -> None:
    html = chart_html("F1", drawn(HOSTILE))
    page = Elements(html)
    assert "script" not in page.names and HOSTILE not in html
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)


def test_what_cannot_be_drawn_is_left_out() -> None:
    assert chart_html("F1", '{"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "mark": "nothing"}') == ""
