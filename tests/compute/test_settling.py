from __future__ import annotations

import pytest

from assistant.compute import Engine
from assistant.errors import NoData, UnknownName
from assistant.types import FigureRequest
from tests.compute.asking import FLOWS, PERIODS, SHARES, WARDS, among, ask, between, latest


@pytest.mark.parametrize("operation", ["lookup", "series"])
def test_an_open_dimension_is_never_picked_in_silence(engine: Engine, operation: str) -> None:
    with pytest.raises(UnknownName, match="3 members of country of registration") as raised:
        engine.compute(ask(operation, FLOWS, among("origin", "Portugal"), among("year", 2022)))
    assert raised.value.hint == "Name one of destination: Spain, United Kingdom, Germany."
    assert raised.value.nearest == ("Spain", "United Kingdom", "Germany")


def test_members_of_an_open_category_are_not_added_up(engine: Engine) -> None:
    with pytest.raises(UnknownName, match="members of ward"):
        engine.compute(ask("sum", WARDS, among("year", 2010), measure="balance"))


def test_a_default_is_used_and_said(engine: Engine) -> None:
    figure = engine.compute(
        ask("lookup", WARDS, among("ward", "Surgery"), among("year", 2010), measure="share_percent")
    )
    assert figure.value == 40
    assert "Assumed grade: Senior." in figure.caveats


def test_a_default_that_was_named_is_no_assumption(engine: Engine) -> None:
    named = ask(
        "lookup",
        WARDS,
        among("ward", "Surgery"),
        among("grade", "Senior"),
        among("year", 2010),
        measure="share_percent",
    )
    assert not any("Assumed" in caveat for caveat in engine.compute(named).caveats)


def test_the_latest_period_is_the_latest_with_data(engine: Engine) -> None:
    asked = ask("lookup", FLOWS, among("origin", "Spain"), among("destination", "UK"), latest())
    assert engine.compute(asked).value == 1100
    both = ask("lookup", WARDS, among("ward", "Surgery", "Paediatrics"), latest(), measure="share_percent")
    assert [v.value for v in engine.compute(both).values] == [30, 35]


def test_a_period_left_open_is_the_latest_and_said(engine: Engine) -> None:
    figure = engine.compute(ask("lookup", FLOWS, among("origin", "PT"), among("destination", "ES")))
    assert figure.value == 1240
    assert "Assumed period: the latest with data, 2022." in figure.caveats


@pytest.mark.parametrize(
    ("request_", "words", "hint"),
    [
        (ask("lookup", FLOWS, among("year", 2030)), "covers 2019 to 2022", "2019, 2022"),
        (ask("series", FLOWS, between(2023, 2030)), "2023 to 2030", "covers 2019 to 2022"),
        (
            ask("lookup", FLOWS, among("origin", "ES"), among("destination", "UK"), among("year", 2022)),
            "in 2022",
            "2019",
        ),
        (
            ask("lookup", FLOWS, among("origin", "ES"), among("destination", "ES")),
            "no value",
            "values for origin: Portugal",
        ),
        (
            ask("difference", SHARES, among("country", "ES"), between(2018, 2022), measure="nurses"),
            "for 2018",
            "periods",
        ),
        (
            ask("difference", WARDS, among("ward", "Surgery"), between(2010, 2010), measure="balance"),
            "one period",
            "range",
        ),
        (
            ask("sum", FLOWS, among("origin", "ES"), among("destination", "UK", "PT"), among("year", 2022)),
            "Kingdom",
            "out",
        ),
    ],
)
def test_no_data_says_what_there_is(engine: Engine, request_: FigureRequest, words: str, hint: str) -> None:
    with pytest.raises(NoData, match=words) as raised:
        engine.compute(request_)
    assert hint in raised.value.hint


def test_a_series_says_which_years_are_missing(engine: Engine) -> None:
    asked = ask("series", FLOWS, among("origin", "ES"), among("destination", "DE"), between(2018, 2022))
    assert "No data for 2018, 2020, 2021." in engine.compute(asked).caveats


def test_a_member_without_a_value_is_named(engine: Engine) -> None:
    asked = ask("lookup", FLOWS, among("origin", "ES"), among("destination", "UK", "PT"), among("year", 2022))
    figure = engine.compute(asked)
    assert [v.value for v in figure.values] == [200]
    assert "No data for United Kingdom." in figure.caveats


def test_a_period_may_be_written_another_way(engine: Engine) -> None:
    assert engine.compute(ask("lookup", PERIODS, among("period", "2010\u20132013"))).value == 50
