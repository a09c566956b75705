"""A table of senseless arithmetic: each kind is refused with its reason and with what is allowed, or answered with a
caveat that says what to beware of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest

from assistant.compute import Engine
from assistant.errors import FigureError, NoData, NotMeaningful, UnknownName
from assistant.tables import TableStore, write_tables
from assistant.types import Field, TableData
from tests.compute.asking import FLOWS, PERIODS, SHARES, WARDS, among, ask, between, form, latest, of
from tests.compute.conftest import TABLES, YEAR, table

STAFF, GRADUATES, SURVEY, PAY, SPANS = "staff", "graduates", "survey", "pay", "spans"
COUNTRY = Field("country", "country", "string", "dimension", "place", totals=("All countries",))
PERCENT, COUNT = {"measure": "foreign_percent"}, {"measure": "nurses"}


def people(name: str, title: str, counted: str, **more: Any) -> Field:
    field = Field(name, title, "integer", "measure", unit="count", aggregation="sum", counted=counted)
    return replace(field, **more)


MORE = (
    table(
        STAFF,
        (
            YEAR,
            COUNTRY,
            people("staff", "Nurses employed", "nurses employed", stock=True, definition="employed on 31 December"),
            Field("place", "Rank by pay", "integer", "measure", unit="rank"),
        ),
        (
            ("2019", "European Union", "2000", ""),
            ("2019", "Germany", "900", "2"),
            ("2019", "France", "600", "3"),
            ("2019", "United States", "3000", "1"),
            ("2020", "Germany", "950", "1"),
            ("2020", "France", "610", "3"),
        ),
        population="nurses employed in hospitals",
    ),
    table(
        GRADUATES,
        (YEAR, COUNTRY, people("graduates", "New graduates", "graduates", definition="diplomas of the year")),
        (
            ("2019", "Germany", "30"),
            ("2019", "France", "20"),
            ("2019", "All countries", "60"),
            ("2020", "Germany", "33"),
            ("2020", "Spain", "11"),
        ),
        population="graduates of schools of nursing",
    ),
    table(
        SURVEY,
        (
            YEAR,
            COUNTRY,
            people("asked", "Nurses asked", "nurses asked"),
            Field("leaving_percent", "Share of nurses who intend to leave", "number", "measure", unit="percent",
                  aggregation="weighted_mean", weight="asked", base="nurses asked in the country"),
            Field("happy_percent", "Share of happy nurses", "number", "measure", unit="percent", base="nurses asked",
                  definition="at least 8 of 10 points"),
        ),
        (("2019", "Germany", "40", "25", "70"), ("2019", "France", "9000", "30", "60"), ("2020", "France", "8000",
         "31", "61")),
    ),
    table(
        PAY,
        (
            YEAR,
            COUNTRY,
            Field("euros", "Pay bill in euros", "number", "measure", unit="eur", aggregation="sum"),
            Field("dollars", "Pay bill in dollars", "number", "measure", unit="usd", aggregation="sum"),
            Field("index", "Pay index", "number", "measure", unit="index", base="2015 = 100"),
        ),
        (("2019", "Germany", "5", "6", "110"), ("2019", "France", "4", "5", "108"), ("2020", "Germany", "6", "7",
         "112")),
    ),
    table(
        SPANS,
        (Field("period", "period", "string", "time", "period"), people("visas", "Visas issued", "visas")),
        (("2000-2017", "500"), ("2010-2013", "90"), ("2018-2020", "70")),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("guard") / "tables"
    tables: tuple[TableData, ...] = (*TABLES, *MORE)
    write_tables(folder, tables)
    with closing(TableStore.open(folder)) as store:
        yield Engine(store)


def at(country: str, year: int) -> tuple[dict[str, Any], dict[str, Any]]:
    return among("country", country), among("year", year)


def look(name: str, country: str, year: int, **more: Any) -> dict[str, Any]:
    return form("lookup", name, *at(country, year), **more)


GROWTH_OF_GERMANY = form("percent_change", GRADUATES, among("country", "Germany"), between(2019, 2020))
GROWTH_OF_STAFF = form("percent_change", STAFF, among("country", "Germany"), between(2019, 2020), measure="staff")
HEADS = {"measure": "staff"}
RANKED = {"measure": "place"}

# kind, request, words of the reason, words of what is allowed
REFUSED: tuple[tuple[str, Any, str, str], ...] = (
    ("shares of different bases added", ask("sum", SHARES, latest(), **PERCENT), "different bases", "weighted_mean"),
    ("shares that pass the whole added", ask("sum", WARDS, among("ward", "Surgery", "Paediatrics"),
     among("grade", "Senior", "Junior"), among("year", 2010), measure="share_percent"), "different bases", "Allowed"),
    ("a total added to its part", ask("sum", SHARES, among("country", "All countries", "Spain"), latest(), **COUNT),
     "count twice", "total alone"),
    ("figures of a total and of its part added", of("sum", look(GRADUATES, "All countries", 2019),
     look(GRADUATES, "Germany", 2019)), "count twice", "total alone"),
    ("a mean of totals and parts", ask("mean", SHARES, among("country", "total", "Spain"), latest(), **COUNT),
     "count twice", "parts alone"),
    ("a mean of a total's figure and a part's", of("mean", look(GRADUATES, "All countries", 2019),
     look(GRADUATES, "Germany", 2019)), "count twice", "parts alone"),
    ("rates averaged without weights", ask("mean", SHARES, latest(), **PERCENT), "needs weights", "weight nurses"),
    ("rates of two figures averaged without weights", of("mean", look(SHARES, "Spain", 2022, **PERCENT),
     look(SHARES, "Portugal", 2022, **PERCENT)), "needs weights", "weight nurses"),
    ("a mean weighted by what is not its base", ask("weighted_mean", SURVEY, among("year", 2019),
     weight="happy_percent",
     measure="leaving_percent"), "its base is another", "weight asked"),
    ("a weighted mean without a weight", ask("weighted_mean", WARDS, among("ward", "Surgery"), measure="share_percent"),
     "no weight", "Use lookup"),
    ("percent minus a count", of("difference", look(SHARES, "ES", 2022, **PERCENT), look(SHARES, "ES", 2022, **COUNT)),
     "in percent and in count", "one unit"),
    ("euros plus dollars", of("sum", look(PAY, "Germany", 2019, measure="euros"),
     look(PAY, "Germany", 2019, measure="dollars")), "means nothing", "one unit"),
    ("a ratio of different units", of("ratio", look(PAY, "Germany", 2019, measure="euros"),
     look(SHARES, "Germany", 2019, **COUNT)), "means nothing", "one unit"),
    ("an index added", ask("sum", PAY, among("year", 2019), measure="index"), "2015 = 100", "Allowed"),
    ("populations added", of("sum", look(GRADUATES, "Germany", 2019), look(STAFF, "Germany", 2019, **HEADS)),
     "different populations", "compare"),
    ("a mean over populations", of("mean", look(GRADUATES, "Germany", 2019), look(STAFF, "Germany", 2019, **HEADS)),
     "different populations", "compare"),
    ("counts of different things added", of("sum", look(SURVEY, "Germany", 2019, measure="asked"),
     form("sum", SPANS, among("period", "2018-2020"))), "different things", "compare"),
    ("a stock added over time", ask("sum", STAFF, among("country", "Germany"), between(2019, 2020), **HEADS),
     "counts the stock again", "one period"),
    ("figures of a stock of two years added", of("sum", look(STAFF, "Germany", 2019, **HEADS),
     look(STAFF, "Germany", 2020, **HEADS)), "counts the stock again", "one period"),
    ("a stock added over time and put in order", ask("top", STAFF, between(2019, 2020), by="country", **HEADS),
     "counts the stock again", "mean"),
    ("overlapping periods added", ask("sum", SPANS, among("period", "2000-2017", "2010-2013")), "periods overlap",
     "follow each other"),
    ("ranks added", ask("sum", STAFF, among("year", 2019), **RANKED), "do not add up", "rank"),
    ("a mean of ranks", ask("mean", STAFF, among("country", "Germany"), **RANKED), "what comes before what", "Allowed"),
    ("a median of ranks", ask("median", STAFF, among("year", 2019), **RANKED), "what comes before what", "Allowed"),
    ("a percent change of a rank", ask("percent_change", STAFF, among("country", "Germany"), between(2019, 2020),
     **RANKED),
     "what comes before what", "difference"),
    ("a ratio of ranks", ask("ratio", STAFF, among("country", "Germany", "France"), among("year", 2019), **RANKED),
     "what comes before what", "compare"),
    ("computed ranks added", of("sum", form("rank", GRADUATES, *at("Germany", 2019)),
     form("rank", GRADUATES, *at("Spain", 2020))), "what comes before what", "ranked"),
    ("a total ranked among its parts", ask("rank", SHARES, among("country", "All countries"), **COUNT),
     "total or group", "single member"),
    ("a percent change from a negative base", ask("percent_change", WARDS, among("ward", "Surgery"), between(2010,
     2015),
     measure="balance"), "is negative", "difference"),
    ("a percent change from zero", ask("percent_change", WARDS, among("ward", "Surgery", "Paediatrics"),
     among("year", 2010), measure="balance"), "is 0", "difference"),
    ("a division by zero", ask("ratio", WARDS, among("ward", "Surgery", "Paediatrics"), among("year", 2010),
     measure="balance"), "is 0", "difference"),
    ("growth to a negative value", ask("growth_rate", WARDS, among("ward", "Surgery"), between(2010, 2015),
     measure="balance"), "is negative", "difference"),
    ("growth over a single year", ask("growth_rate", SHARES, among("country", "Spain", "Portugal"), latest(), **COUNT),
     "later and an earlier", "from"),
    ("growth rates added", of("sum", GROWTH_OF_GERMANY, GROWTH_OF_STAFF), "another base", "counts or amounts first"),
    ("a share above the whole", of("share", look(SHARES, "Spain", 2022, **COUNT), look(SHARES, "PT", 2022, **COUNT)),
     "no part of", "part first"),
    ("a share of shares", of("share", look(SHARES, "ES", 2022, **PERCENT), look(SHARES, "PT", 2022, **PERCENT)),
     "counts or amounts", "ratio"),
    ("a share in a sum of rates", ask("share", SHARES, among("country", "Spain"), **PERCENT), "different bases",
     "Allowed"),
    ("a group of places and a place in it added", ask("sum", STAFF, among("country", "European Union", "Germany"),
     among("year", 2019), **HEADS), "European Union of country holds Germany", "group alone"),
    ("a group that is spelled out and a place in it", ask("sum", FLOWS, among("origin", "EU", "Spain"),
     among("year", 2019)), "count twice", "group alone"),
    ("figures of a group and of a place in it added", of("sum", look(STAFF, "European Union", 2019, **HEADS),
     look(STAFF, "France", 2019, **HEADS)), "holds France", "group alone"),
    ("moves counted at their origin and at their destination", of("sum",
     form("sum", FLOWS, among("origin", "Portugal"), among("year", 2019)),
     form("sum", FLOWS, among("destination", "Spain"), among("year", 2019))), "counts these twice", "different cells"),
    ("a net flow without both directions", ask("net_flow", SHARES, among("country", "Spain"), **COUNT),
     "origins and destinations", "flows between places"),
    ("members of different years added", of("sum", look(GRADUATES, "France", 2019), look(GRADUATES, "Spain", 2020)),
     "different periods", "one period"),
    ("the latest of different years added", of("sum", form("lookup", GRADUATES, among("country", "France"), latest()),
     form("lookup", GRADUATES, among("country", "Spain"), latest())), "different periods", "one period"),
    ("sums over different members compared", ask("difference", FLOWS, among("destination", "UK"), between(2019, 2022)),
     "cannot be compared", "both have"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "request_", "reason", "allowed"), REFUSED, ids=[row[0] for row in REFUSED])
def test_senseless_arithmetic_is_refused(guarded: Engine, kind: str, request_: Any, reason: str, allowed: str) -> None:
    with pytest.raises(NotMeaningful) as raised:
        guarded.compute(request_)
    assert reason in raised.value.message
    assert allowed in raised.value.hint
    assert raised.value.message.endswith(".") and raised.value.hint.endswith(".")


MISSING: tuple[tuple[str, Any, type[FigureError], str, str], ...] = (
    ("retention without a value of those who stayed", ask("share", FLOWS, among("origin", "Spain"),
     among("destination", "Spain"), among("year", 2019), by="destination"), NoData, "no value", "values for"),
    ("a net flow of which one side is unknown", ask("net_flow", FLOWS, among("destination", "UK"), among("year", 2019)),
     NoData, "one side", "Use sum"),
    ("a count of text", ask("count", FLOWS, latest(), by="origin", measure="note"), UnknownName, "no measure",
     "nurses"),
    ("a change over one period", ask("percent_change", GRADUATES, among("country", "France"), between(2019, 2019)),
     NoData, "only one period", "longer range"),
    ("a sum of which a member has no value", ask("sum", GRADUATES, among("country", "France", "Spain"),
     among("year", 2020)), NoData, "no value of New graduates for France", "Leave"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "request_", "error", "reason", "hint"), MISSING, ids=[row[0] for row in MISSING])
def test_what_the_table_cannot_say_is_refused(
    guarded: Engine, kind: str, request_: Any, error: type[FigureError], reason: str, hint: str
) -> None:
    with pytest.raises(error) as raised:
        guarded.compute(request_)
    assert reason in raised.value.message
    assert hint in raised.value.hint


WARNED: tuple[tuple[str, Any, str], ...] = (
    ("a rank among members of which some have no data", ask("rank", STAFF, *at("Germany", 2019), **HEADS),
     "Rank among 3 members of country with data"),
    ("a group that nobody declared is left out of a sum", ask("sum", STAFF, among("year", 2019), **HEADS),
     "left out: European Union"),
    ("the highest among those with data", ask("top", STAFF, among("year", 2020), by="country", **HEADS),
     "among 2 members of country with data"),
    ("a small sample with its margin", ask("lookup", SURVEY, *at("Germany", 2019), measure="leaving_percent"),
     "rests on 40 (nurses asked); of a sample, its margin is about ±13.2"),
    ("growth across a break", ask("growth_rate", FLOWS, among("origin", "Portugal"), among("destination", "UK"),
     between(2019, 2022)), "Break in the series between 2019 and 2022: Language test"),
    ("secondary evidence", ask("lookup", FLOWS, among("origin", "Spain"), among("destination", "Germany"),
     among("year", 2022)), "secondary evidence"),
    ("two samples compared", of("compare", look(GRADUATES, "Germany", 2019), look(STAFF, "Germany", 2019, **HEADS)),
     "may define them differently"),
    ("a ratio of two tables", of("ratio", look(GRADUATES, "Germany", 2019), look(STAFF, "Germany", 2019, **HEADS)),
     "from different tables"),
    ("shares of different bases compared", of("difference", look(SURVEY, "France", 2019, measure="happy_percent"),
     look(SURVEY, "France", 2019, measure="leaving_percent")), "different bases"),
    ("a percent change of a percentage", ask("percent_change", SHARES, among("country", "Spain"), between(2019, 2022),
     **PERCENT), "relative change of a percentage"),
    ("a flow added over years", ask("sum", GRADUATES, among("country", "Germany"), between(2019, 2020)),
     "Added up over 2 periods"),
    ("a mean of rates over years", ask("mean", PERIODS), "Unweighted mean"),
    ("a median of rates", ask("median", SHARES, latest(), **PERCENT), "Each value counts once"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "request_", "caveat"), WARNED, ids=[row[0] for row in WARNED])
def test_what_needs_a_caveat_has_it(guarded: Engine, kind: str, request_: Any, caveat: str) -> None:
    figure = guarded.compute(request_)
    assert any(caveat in told for told in figure.caveats), figure.caveats


ALLOWED: tuple[tuple[str, Any, str], ...] = (
    ("a stock of one year", ask("sum", STAFF, among("country", "Germany", "France"), among("year", 2019), **HEADS),
     "1500"),
    ("the difference of a stock", ask("difference", STAFF, among("country", "Germany"), between(2019, 2020),
     **HEADS), "50"),
    ("the group alone", ask("sum", STAFF, among("country", "European Union"), among("year", 2019), **HEADS), "2000"),
    ("places in the difference of ranks", ask("difference", STAFF, among("country", "Germany"), between(2019, 2020),
     **RANKED), "-1"),
    ("the declared weight", ask("weighted_mean", SHARES, among("country", "Spain"), latest(), **PERCENT), "8"),
    ("two operands of one period", of("sum", look(GRADUATES, "Germany", 2019), look(GRADUATES, "France", 2019)), "50"),
    ("two periods of one member", of("sum", look(GRADUATES, "Germany", 2019), look(GRADUATES, "Germany", 2020)), "63"),
    ("periods that follow each other", ask("sum", SPANS, among("period", "2000-2017", "2018-2020")), "570"),
)  # fmt: skip


@pytest.mark.parametrize(("kind", "request_", "value"), ALLOWED, ids=[row[0] for row in ALLOWED])
def test_what_makes_sense_is_computed(guarded: Engine, kind: str, request_: Any, value: str) -> None:
    assert str(guarded.compute(request_).value) == value


def test_there_are_at_least_25_kinds_and_none_twice() -> None:
    kinds = [row[0] for row in (*REFUSED, *MISSING, *WARNED, *ALLOWED)]
    assert len(REFUSED) >= 25
    assert len(set(kinds)) == len(kinds)
