from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.errors import FigureError, InputError
from assistant.present import figure_from_json, figure_to_json
from assistant.types import Cell, Figure, FigureRequest, Filter, MemberValue

FIGURE = Figure(
    key="F1",
    label="Nurses",
    value=None,
    values=(MemberValue((("country", "Portugal"), ("year", "2019")), Decimal("1E+3")),),
    unit="count",
    display="1,000",
    operation="series",
    request=FigureRequest("series", "nurse_flows", "nurses", (Filter("year", start=2019, end=2020),), by="year"),
    formula="the cell",
    cells=(Cell("nurse_flows", 3, "nurses", "1000"),),
    sql="SELECT 1",
    caveats=("provisional",),
)


def test_there_and_back() -> None:
    assert figure_from_json(figure_to_json(FIGURE)) == FIGURE
    single = replace(FIGURE, value=Decimal("0.10"), values=())
    assert figure_from_json(figure_to_json(single)) == single


def test_decimals_are_plain_text() -> None:
    assert figure_to_json(FIGURE)["value"] is None
    assert figure_to_json(FIGURE)["values"] == [{"members": {"country": "Portugal", "year": "2019"}, "value": "1000"}]


@pytest.mark.parametrize("change", [{"cells": [{"table": "t"}]}, {"value": "many"}, {"values": [3]}, {"values": 3}])
def test_what_is_not_a_figure_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(InputError, match="not well formed"):
        figure_from_json({**figure_to_json(FIGURE), **change})


def test_a_bad_request_is_refused() -> None:
    with pytest.raises(FigureError, match="not valid at operation"):
        figure_from_json({**figure_to_json(FIGURE), "request": {"operation": "guess"}})
    with pytest.raises(InputError, match="not a JSON object"):
        figure_from_json([])
