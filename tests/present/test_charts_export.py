"""Charts as files: drawn without a browser, and no word of others becomes markup or a request."""

from __future__ import annotations

import json
import re
import struct
from xml.etree import ElementTree

import pytest

from assistant.errors import InputError
from assistant.present.charts import chart_of, described, exported
from tests.present.charting import Shelf, figure, value

HOSTILE = '</script><script>alert(1)</script><img src="https://evil.example/x">&"'
BARS = (
    chart_of(figure("top", value(3, ward="Surgery"), value(2, ward=HOSTILE), label=f"Nurses {HOSTILE}"), Shelf()) or ""
)
FLOWS = (
    chart_of(
        figure(
            "lookup",
            value(800, origin="Portugal", destination="Spain"),
            value(90, origin=HOSTILE, destination="Spain"),
            value(70, origin=HOSTILE, destination="Norway"),
            label=f"Nurses {HOSTILE}",
        ),
        Shelf(),
    )
    or ""
)


@pytest.mark.parametrize("chart", [BARS, FLOWS], ids=["bars", "flows"])
def test_a_picture_in_vectors_tells_who_does_not_see_it(chart: str) -> None:
    svg = exported(chart, "svg").decode()
    root = ElementTree.fromstring(svg)
    assert (root.get("role"), root.get("aria-label")) == ("img", described(chart))
    assert "Source: Ministry of Health" in svg and ("Surgery" in svg or "Portugal" in svg)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
        "svg",
        "g",
        "path",
        "rect",
        "text",
        "tspan",
        "line",
    }
    assert not any(name.endswith(("href", "src")) for element in root.iter() for name in element.attrib)


@pytest.mark.parametrize("chart", [BARS, FLOWS], ids=["bars", "flows"])
def test_a_picture_in_points(chart: str) -> None:
    png = exported(chart, "png")
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert width > 800 and height > 200


@pytest.mark.parametrize("chart", [BARS, FLOWS], ids=["bars", "flows"])
def test_a_page_stands_alone(chart: str) -> None:
    page = exported(chart, "html").decode()
    assert "<script>alert(1)" not in page and '<img src="https://evil' not in page
    assert "Content-Security-Policy\" content=\"default-src 'none'" in page
    assert not re.findall(r'<(?:script|link)[^>]+(?:src|href)="', page)


def test_a_specification_is_written_as_it_is() -> None:
    assert exported(BARS, "json").decode() == f"{BARS}\n"


def test_flows_are_drawn_from_their_own_values() -> None:
    svg = exported(FLOWS, "svg").decode()
    assert ">800<" in svg and described(FLOWS) == json.loads(FLOWS)["layout"]["meta"]["description"]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputError, match="cannot be written as 'gif'"):
        exported(BARS, "gif")
