"""Values held against a stated number, the members that pass one, and the share of the largest members."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from assistant.compute import Engine
from assistant.errors import FigureError, NoData, NotMeaningful
from assistant.requests import request_from_json
from tests.compute.asking import SHARES, among, ask, form, of


def bound(comparison: str, value: int) -> dict[str, Any]:
    return {"comparison": comparison, "value": value}


@pytest.mark.parametrize(
    ("comparison", "value", "display", "formula"),
    [
        ("at_least", 70000, "yes", "70,000 ≥ 70,000: yes"),
        ("more_than", 70000, "no", "70,000 ≤ 70,000: no"),
        ("less_than", 70001, "yes", "70,000 < 70,001: yes"),
        ("at_most", 69999, "no", "70,000 > 69,999: no"),
        ("equal", 70000, "yes", "70,000 = 70,000: yes"),
    ],
)
def test_a_value_is_held_against_a_number(
    engine: Engine, comparison: str, value: int, display: str, formula: str
) -> None:
    request = ask(
        "compare",
        SHARES,
        among("country", "Portugal"),
        among("year", 2019),
        measure="nurses",
        condition=bound(comparison, value),
    )
    figure = engine.compute(request)
    assert (figure.display, figure.value, figure.formula) == (display, Decimal(display == "yes"), formula)
    assert [str(v.value) for v in figure.values] == ["70000"] and len(figure.cells) == 1
    assert engine.compute(figure.request) == figure


def test_a_computed_value_is_held_against_a_number(engine: Engine) -> None:
    inner = form("sum", SHARES, among("country", "Portugal", "Spain"), among("year", 2019), measure="nurses")
    request = of("compare", inner)
    with pytest.raises(FigureError, match="two operands"):
        engine.compute(request)
    held = {"operation": "compare", "operands": [inner], "condition": bound("more_than", 349_999)}
    figure = engine.compute(request_from_json(held))
    assert (figure.display, figure.formula) == ("yes", "350,000 > 349,999: yes")
    assert engine.compute(figure.request) == figure


def test_several_values_are_not_held_against_one_number(engine: Engine) -> None:
    several = ask(
        "compare",
        SHARES,
        among("country", "Portugal", "Spain"),
        among("year", 2019),
        measure="nurses",
        condition=bound("at_least", 5),
    )
    with pytest.raises(FigureError, match="takes one value, and the request has 2"):
        engine.compute(several)


def test_a_list_names_only_the_members_that_pass(engine: Engine) -> None:
    request = ask(
        "top", SHARES, among("year", 2019), measure="nurses", by="country", condition=bound("more_than", 280_000)
    )
    figure = engine.compute(request)
    assert [v.members[0][1] for v in figure.values] == ["Germany", "United Kingdom"]
    assert "2 of 4 members of country of practice with more than 280,000." in figure.caveats
    again = engine.compute(figure.request)
    assert (again.values, again.cells, again.formula) == (figure.values, figure.cells, figure.formula)


def test_a_list_that_none_passes_says_so(engine: Engine) -> None:
    request = ask(
        "top", SHARES, among("year", 2019), measure="nurses", by="country", condition=bound("more_than", 900_000)
    )
    with pytest.raises(NoData, match="None of the 4 members of country of practice with data has more than 900,000"):
        engine.compute(request)


def test_the_largest_members_have_a_share(engine: Engine) -> None:
    figure = engine.compute(ask("share", SHARES, among("year", 2019), measure="nurses", by="country", limit=2))
    assert figure.formula == "1,450,000 / 1,800,000 × 100 ≈ 80.5556"
    assert "The 2 largest members of country of practice: Germany, United Kingdom." in figure.caveats
    again = engine.compute(figure.request)
    assert (again.value, again.values) == (figure.value, figure.values)


def test_all_members_are_no_part_of_themselves(engine: Engine) -> None:
    with pytest.raises(NotMeaningful, match="4 are no part of them"):
        engine.compute(ask("share", SHARES, among("year", 2019), measure="nurses", by="country", limit=4))
