from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from assistant.compute import Engine
from assistant.errors import FigureError, UnknownName
from assistant.types import FigureRequest
from tests.compute.asking import FLOWS, PERIODS, SHARES, WARDS, among, ask, between, form, latest, of

PT_2022 = (among("origin", "Portugal"), among("year", 2022))
FOREIGN = {"measure": "foreign_percent"}
NURSES = {"measure": "nurses"}
SPAIN = form("lookup", SHARES, among("country", "Spain"), among("year", 2022), **FOREIGN)
SPAIN_2019 = form("lookup", SHARES, among("country", "Spain"), among("year", 2019), **FOREIGN)
PORTUGAL = form("lookup", SHARES, among("country", "Portugal"), among("year", 2022), **FOREIGN)

CASES: tuple[tuple[FigureRequest, str, str, str], ...] = (
    (ask("lookup", FLOWS, *PT_2022, among("destination", "Spain")), "1240", "count", "1,240"),
    (ask("series", PERIODS, between(2014, 2017, "period")), "60.5", "per_10000", "60.5 per 10,000"),
    (ask("sum", FLOWS, *PT_2022), "2140", "count", "2,140"),
    (ask("sum", SHARES, among("year", 2022), **NURSES), "1900000", "count", "1,900,000"),
    (ask("mean", SHARES, among("year", 2022), **NURSES), "475000", "count", "475,000"),
    (ask("mean", SHARES, among("country", "Spain"), **FOREIGN), "7.25", "percent", "7.25 percent"),
    (ask("median", SHARES, among("year", 2019), **FOREIGN), "7.25", "percent", "7.25 percent"),
    (ask("weighted_mean", SHARES, among("year", 2022), among("country", "Spain", "Portugal"), **FOREIGN),
     "6.842105263157894736842105263", "percent", "6.84 percent"),
    (ask("minimum", SHARES, among("year", 2022), **FOREIGN), "2.5", "percent", "2.5 percent"),
    (ask("maximum", FLOWS, among("year", 2022)), "1240", "count", "1,240"),
    (ask("count", SHARES, among("year", 2022), condition={"comparison": "more_than", "value": "8"}, **FOREIGN),
     "1", "count", "1"),
    (ask("count", SHARES, among("year", 2022), condition={"comparison": "at_least", "value": "8"}, **FOREIGN),
     "3", "count", "3"),
    (ask("difference", SHARES, among("country", "Spain"), between(2019, 2022), **FOREIGN),
     "1.5", "points", "1.5 points"),
    (ask("difference", SHARES, among("country", "Portugal", "Spain"), latest(), **FOREIGN),
     "-5.5", "points", "\u22125.5 points"),
    (of("difference", SPAIN, SPAIN_2019), "1.5", "points", "1.5 points"),
    (ask("percent_change", FLOWS, among("origin", "Portugal"), among("destination", "Spain"), between(2019, 2022)),
     "55", "percent", "55 percent"),
    (ask("growth_rate", PERIODS, between(2010, 2017, "period")),
     "4.880884817015154699145351368", "percent", "4.88 percent"),
    (ask("ratio", SHARES, among("country", "Spain", "Portugal"), among("year", 2022), by="country", **NURSES),
     "3.75", "ratio", "3.75"),
    (ask("share", FLOWS, *PT_2022, among("destination", "Spain"), by="destination"),
     "57.94392523364485981308411215", "percent", "57.94 percent"),
    (ask("share", SHARES, among("country", "Spain"), among("year", 2022), **NURSES),
     "15.78947368421052631578947368", "percent", "15.79 percent"),
    (of("share", form("sum", FLOWS, *PT_2022), form("lookup", SHARES, among("country", "PT"), latest(), **NURSES)),
     "2.675", "percent", "2.68 percent"),
    (ask("rank", SHARES, among("country", "Portugal"), latest(), **NURSES), "4", "rank", "rank 4"),
    (ask("rank", WARDS, among("ward", "Surgery"), among("year", 2010), measure="place"), "2", "rank", "rank 2"),
    (ask("net_flow", FLOWS, among("destination", "Portugal"), among("year", 2022)), "-1940", "count", "\u22121,940"),
    (ask("net_flow", FLOWS, among("origin", "Portugal"), among("year", 2022)), "-1940", "count", "\u22121,940"),
    (ask("net_flow", FLOWS, among("origin", "Portugal"), among("destination", "Spain"), among("year", 2019)),
     "650", "count", "650"),
    (of("compare", SPAIN, PORTUGAL), "1", "", "yes"),
    (of("compare", PORTUGAL, SPAIN), "0", "", "no"),
    (ask("compare", SHARES, among("country", "Germany"), between(2019, 2022), **FOREIGN), "0", "", "no"),
)  # fmt: skip


@pytest.mark.parametrize(("request_", "value", "unit", "display"), CASES)
def test_the_value_of_each_operation(
    engine: Engine, request_: FigureRequest, value: str, unit: str, display: str
) -> None:
    figure = engine.compute(request_)
    assert (figure.value, figure.unit, figure.display) == (Decimal(value), unit, display)
    assert figure.operation == request_.operation
    assert figure.cells and figure.sql and figure.label and figure.formula and figure.facets
    assert figure.key == ""


@pytest.mark.parametrize("request_", [case[0] for case in CASES])
def test_the_resolved_request_gives_the_same_figure(engine: Engine, request_: FigureRequest) -> None:
    figure = engine.compute(request_)
    again = engine.compute(figure.request)
    assert (again.value, again.values, again.cells, again.facets) == (
        figure.value,
        figure.values,
        figure.cells,
        figure.facets,
    )
    assert (again.label, again.formula, again.request) == (figure.label, figure.formula, figure.request)


def test_several_members_give_several_values(engine: Engine) -> None:
    figure = engine.compute(ask("lookup", FLOWS, *PT_2022, among("destination", "Spain", "Germany", "UK")))
    assert figure.value is None
    assert [(dict(v.members)["destination"], v.value) for v in figure.values] == [
        ("Spain", Decimal(1240)),
        ("Germany", Decimal(600)),
        ("United Kingdom", Decimal(300)),
    ]
    assert figure.display == "1,240 (Spain); 600 (Germany); 300 (United Kingdom)"


def test_top_lists_the_largest_and_those_tied_with_the_last(engine: Engine) -> None:
    figure = engine.compute(ask("top", SHARES, latest(), limit=2, **FOREIGN))
    assert [dict(v.members)["country"] for v in figure.values] == ["United Kingdom", "Spain", "Germany"]
    assert any(c.startswith("Tied at 8") for c in figure.caveats)
    assert len(figure.cells) == 4
    bottom = engine.compute(ask("bottom", SHARES, latest(), limit=1, **NURSES))
    assert [dict(v.members)["country"] for v in bottom.values] == ["Portugal"]


def test_of_ranks_the_first_place_is_on_top(engine: Engine) -> None:
    figure = engine.compute(ask("top", WARDS, among("year", 2010), by="ward", limit=1, measure="place"))
    assert figure.values[0].members == (("ward", "Paediatrics"),)


def test_top_adds_up_the_places_that_are_left_open(engine: Engine) -> None:
    figure = engine.compute(ask("top", FLOWS, among("year", 2019), by="destination", limit=1))
    assert (figure.values[0].members, figure.values[0].value) == ((("destination", "United Kingdom"),), Decimal(2000))
    assert "Over 2 members of country of first degree: Portugal, Spain." in figure.caveats


def test_a_published_rank_is_looked_up(engine: Engine) -> None:
    figure = engine.compute(ask("rank", WARDS, among("ward", "Surgery"), among("year", 2010), measure="place"))
    assert [cell.value for cell in figure.cells] == ["2"]
    assert engine.compute(figure.request) == figure


def test_a_maximum_by_year_says_when(engine: Engine) -> None:
    figure = engine.compute(ask("maximum", SHARES, among("country", "UK"), by="year", **FOREIGN))
    assert (figure.value, figure.values[0].members) == (Decimal(18), (("year", "2022"),))


def test_a_series_is_in_the_order_of_time(engine: Engine) -> None:
    figure = engine.compute(ask("series", PERIODS))
    assert [dict(v.members)["period"] for v in figure.values] == ["2010-13", "2014-17", "2018-21", "2022/23"]


def test_a_sum_by_a_dimension_has_a_value_for_each_member(engine: Engine) -> None:
    figure = engine.compute(ask("sum", SHARES, by="year", **NURSES))
    assert [(v.members, v.value) for v in figure.values] == [
        ((("year", "2019"),), Decimal(1800000)),
        ((("year", "2022"),), Decimal(1900000)),
    ]


def test_operands_may_be_nested_but_not_without_end(engine: Engine) -> None:
    gap = {"operation": "difference", "operands": [SPAIN, PORTUGAL]}
    change = {"operation": "difference", "operands": [SPAIN, SPAIN_2019]}
    assert engine.compute(of("difference", gap, change)).value == Decimal(4)
    deep = SPAIN
    for _ in range(5):
        deep = {"operation": "difference", "operands": [deep, PORTUGAL]}
    with pytest.raises(FigureError, match="deeper"):
        engine.compute(of("difference", deep, PORTUGAL))


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (of("difference", SPAIN), "two operands"),
        (of("median", SPAIN, SPAIN), "takes no operands"),
        (of("difference", form("top", SHARES, **FOREIGN), SPAIN), "values where one is needed"),
        (FigureRequest("lookup"), "names no table"),
        (ask("lookup", SHARES), "names no measure"),
        (ask("rank", SHARES, among("country", "Spain", "Portugal"), **NURSES), "one member"),
        (ask("difference", SHARES, among("country", "Spain"), by="country", **NURSES), "exactly two"),
        (ask("lookup", SHARES, latest("country"), **NURSES), "is no time"),
        (ask("lookup", SHARES, latest(), among("year", 2022), **NURSES), "twice"),
        (ask("net_flow", FLOWS, among("year", 2022)), "one place"),
    ],
)
def test_an_incomplete_request_is_refused_with_a_hint(engine: Engine, request_: FigureRequest, words: str) -> None:
    with pytest.raises(FigureError, match=words) as raised:
        engine.compute(request_)
    assert raised.value.hint


def test_validate_checks_names_without_reading_values(engine: Engine) -> None:
    engine.validate(of("difference", SPAIN, PORTUGAL))
    with pytest.raises(UnknownName):
        engine.validate(of("difference", SPAIN, form("lookup", "nurse-share")))


def test_several_threads_compute_at_once(engine: Engine) -> None:
    requests = [case[0] for case in CASES] * 2
    with ThreadPoolExecutor(8) as pool:
        figures = list(pool.map(engine.compute, requests))
    assert [figure.value for figure in figures] == [Decimal(case[1]) for case in CASES] * 2
