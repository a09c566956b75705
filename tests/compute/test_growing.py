from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assistant.compute import Engine
from assistant.errors import FigureError
from assistant.requests import request_from_json
from assistant.types import FigureRequest
from tests.compute.asking import SHARES, among, between, form

SINGLE = {"dimension": "country", "not_in": ["All countries"]}


def changes(operation: str, change: str, measure: str = "nurses", **more: Any) -> FigureRequest:
    inner = form(change, SHARES, SINGLE, between(2019, 2022), measure=measure)
    return request_from_json({"operation": operation, "by": "country", "operands": [inner], **more})


def test_the_largest_rise(engine: Engine) -> None:
    figure = engine.compute(changes("top", "difference", limit=1))
    assert (figure.value, figure.unit) == (Decimal(50000), "count")
    assert figure.values[0].members == (("country", "United Kingdom"),)
    assert len(figure.cells) == 8
    assert any("2019 to 2022" in caveat for caveat in figure.caveats)


def test_in_percent_another_is_first(engine: Engine) -> None:
    figure = engine.compute(changes("top", "percent_change", limit=2))
    assert [dict(v.members)["country"] for v in figure.values] == ["Portugal", "United Kingdom"]
    assert round(figure.values[0].value, 2) == Decimal("14.29")
    assert figure.unit == "percent"


def test_shares_change_in_points(engine: Engine) -> None:
    figure = engine.compute(changes("bottom", "difference", "foreign_percent", limit=1))
    assert (figure.value, figure.unit, figure.values_unit) == (Decimal(0), "points", "points")
    assert dict(figure.values[0].members) == {"country": "Germany"}


def test_the_resolved_request_gives_the_same(engine: Engine) -> None:
    figure = engine.compute(changes("top", "difference", limit=3))
    assert engine.compute(figure.request).values == figure.values


@pytest.mark.parametrize(
    "inner",
    [
        form("lookup", SHARES, SINGLE, among("year", 2022), measure="nurses"),
        form("difference", SHARES, SINGLE, among("year", 2022), measure="nurses"),
    ],
    ids=["no change", "one period"],
)
def test_what_is_no_change_is_refused(engine: Engine, inner: dict[str, Any]) -> None:
    request = request_from_json({"operation": "top", "by": "country", "operands": [inner]})
    with pytest.raises(FigureError):
        engine.compute(request)
