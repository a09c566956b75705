from __future__ import annotations

import pytest

from assistant.compute import Engine
from assistant.errors import NoData, NotMeaningful
from assistant.types import FigureRequest
from tests.compute.asking import FLOWS, PERIODS, SHARES, WARDS, among, ask, between, form, latest, of

PERCENT = {"measure": "foreign_percent"}
COUNT = {"measure": "nurses"}


@pytest.mark.parametrize(
    ("request_", "words"),
    [
        (ask("sum", SHARES, latest(), **PERCENT), "different bases"),
        (ask("sum", WARDS, among("year", 2010), measure="share_percent"), "means nothing"),
        (ask("sum", WARDS, measure="place"), "do not add up"),
        (ask("sum", SHARES, among("country", "All countries", "Spain"), **COUNT), "count twice"),
        (ask("mean", SHARES, among("country", "total", "Spain"), **COUNT), "count twice"),
        (ask("mean", SHARES, latest(), **PERCENT), "needs weights"),
        (ask("weighted_mean", WARDS, among("ward", "Surgery"), measure="share_percent"), "no weight"),
        (ask("share", SHARES, among("country", "Spain"), **PERCENT), "different bases"),
        (ask("rank", SHARES, among("country", "All countries"), **COUNT), "total or group"),
        (ask("net_flow", SHARES, among("country", "Spain"), **COUNT), "origins and destinations"),
        (ask("difference", SHARES, among("country", "EU", "UK"), by="country", **PERCENT), "cannot be added"),
        (ask("percent_change", WARDS, among("ward", "Surgery"), between(2010, 2015), measure="balance"), "is negative"),
        (ask("percent_change", WARDS, among("ward", "Surgery", "Paediatrics"), among("year", 2010), measure="balance"),
         "is 0"),
        (ask("ratio", WARDS, among("ward", "Surgery", "Paediatrics"), among("year", 2010), measure="balance"), "is 0"),
        (ask("growth_rate", SHARES, among("country", "Spain", "Portugal"), latest(), **COUNT), "later and an earlier"),
        (ask("difference", FLOWS, among("destination", "UK"), between(2019, 2022)), "cannot be compared"),
        (of("difference", form("lookup", SHARES, among("country", "ES"), latest(), **PERCENT),
            form("lookup", SHARES, among("country", "ES"), latest(), **COUNT)), "in percent and in count"),
        (of("share", form("lookup", SHARES, among("country", "ES"), latest(), **PERCENT),
            form("lookup", SHARES, among("country", "PT"), latest(), **PERCENT)), "counts or amounts"),
        (of("share", form("lookup", SHARES, among("country", "ES"), latest(), **COUNT),
            form("lookup", SHARES, among("country", "PT"), latest(), **COUNT)), "no part of"),
        (ask("sum", PERIODS), "do not add up"),
    ],
)  # fmt: skip
def test_what_means_nothing_is_refused_with_what_is_allowed(
    engine: Engine, request_: FigureRequest, words: str
) -> None:
    with pytest.raises(NotMeaningful, match=words) as raised:
        engine.compute(request_)
    assert raised.value.hint


def test_a_rate_may_be_averaged_over_the_years_of_one_series(engine: Engine) -> None:
    figure = engine.compute(ask("mean", PERIODS))
    assert figure.value is not None
    assert "Unweighted mean over the years of one series." in figure.caveats


def test_a_total_may_be_asked_for_alone(engine: Engine) -> None:
    assert engine.compute(ask("sum", SHARES, among("country", "total"), latest(), **COUNT)).value == 1900000


def test_a_sum_over_periods_warns_of_stocks(engine: Engine) -> None:
    figure = engine.compute(ask("sum", SHARES, among("country", "Spain"), between(2019, 2022), **COUNT))
    assert any("not for stocks" in caveat for caveat in figure.caveats)


def test_one_side_of_a_flow_gives_no_net_flow(engine: Engine) -> None:
    with pytest.raises(NoData, match="one side"):
        engine.compute(ask("net_flow", FLOWS, among("destination", "UK"), among("year", 2019)))


def test_a_share_says_what_its_whole_is(engine: Engine) -> None:
    figure = engine.compute(ask("share", FLOWS, among("origin", "ES"), among("year", 2019), by="origin"))
    assert "The whole is the sum of the 2 members of country of first degree with data." in figure.caveats
