"""Figures against an independent computation with pandas, over random tables."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.compute import Engine
from assistant.errors import FigureError, NoData, UnknownName
from assistant.tables import TableStore, write_tables
from assistant.types import Condition, Field, Figure, FigureRequest, Filter, Operation, Source, Table, TableData

COUNTRIES = ("Portugal", "Spain", "Germany", "United Kingdom")
CODES = {"Portugal": "PRT", "Spain": "ESP", "Germany": "DEU", "United Kingdom": "GBR"}
YEARS = (2015, 2016, 2018, 2021)
TOTAL = "All countries"
NURSES = (
    Field("year", "year", "year", "time", "year"),
    Field("country", "country", "string", "dimension", "place", code="country_code", totals=(TOTAL,)),
    Field("country_code", "code", "string", "attribute", "code"),
    Field("nurses", "number of nurses", "number", "measure", unit="count", aggregation="sum"),
    Field(
        "foreign_percent",
        "share of foreign-trained nurses",
        "number",
        "measure",
        unit="percent",
        aggregation="weighted_mean",
        weight="nurses",
        base="nurses of that country",
    ),
)
FLOWS = (
    Field("year", "year", "year", "time", "year"),
    Field("origin", "country of origin", "string", "dimension", "place", direction="origin"),
    Field("destination", "country of destination", "string", "dimension", "place", direction="destination"),
    Field("movers", "number of nurses who moved", "integer", "measure", unit="count", aggregation="sum"),
)
RECOMPUTED: dict[Operation, Callable[[list[Decimal]], Decimal]] = {
    "sum": lambda numbers: sum(numbers, Decimal(0)),
    "mean": lambda numbers: sum(numbers, Decimal(0)) / len(numbers),
    "maximum": max,
    "minimum": min,
}
SLOW_BUILD = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True)
class Case:
    """A store with a random table, and the same rows as a frame."""

    engine: Engine
    frame: pd.DataFrame

    def figure(self, operation: Operation, *where: Filter, **rest: object) -> Figure:
        request = FigureRequest(operation, "nurses", "nurses", where)
        figure: Figure = self.engine.compute(replace(request, **rest))  # type: ignore[arg-type]
        return figure


def table_of(name: str, fields: tuple[Field, ...], rows: list[tuple[str, ...]]) -> TableData:
    return TableData(Table(Source(name, "table", name), name, fields, len(rows), "h"), tuple(rows))


@contextmanager
def engine_over(*tables: TableData) -> Iterator[Engine]:
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder) / "tables", tables)
        store = TableStore.open(Path(folder) / "tables")
        try:
            yield Engine(store)
        finally:
            store.close()


@contextmanager
def case_of(rows: list[tuple[str, ...]]) -> Iterator[Case]:
    frame = pd.DataFrame(rows, columns=[f.name for f in NURSES])
    frame["nurses"] = frame["nurses"].map(Decimal)
    frame["foreign_percent"] = frame["foreign_percent"].map(Decimal)
    with engine_over(table_of("nurses", NURSES, rows)) as engine:
        yield Case(engine, frame[frame["country"] != TOTAL])


values = st.decimals(min_value=0, max_value=10**9, places=2).map(str)
percents = st.decimals(min_value=0, max_value=100, places=1).map(str)


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[str, ...]]:
    """Rows for some pairs of country and year, in any order; each has both measures."""
    pairs = draw(st.lists(st.sampled_from([(c, y) for c in COUNTRIES for y in YEARS]), unique=True, min_size=1))
    return [(str(y), c, CODES[c], draw(values), draw(percents)) for c, y in pairs]


def at(*years: int) -> Filter:
    return Filter("year", tuple(str(y) for y in years))


def years_of(frame: pd.DataFrame) -> list[str]:
    return sorted(frame["year"].unique())


def close(one: Decimal | None, other: Decimal) -> bool:
    return one is not None and abs(one - other) <= max(abs(other), Decimal(1)) * Decimal("1e-20")


@SLOW_BUILD
@given(tables())
def test_aggregates_over_places(rows: list[tuple[str, ...]]) -> None:
    with case_of(rows) as case:
        for year in years_of(case.frame):
            here = case.frame[case.frame["year"] == year]
            numbers = list(here["nurses"])
            where = (Filter("country", excluded=(TOTAL,)),) if TOTAL in here["country"].values else ()
            total = case.figure("sum", *where, at(int(year)))
            assert total.value == sum(numbers)
            assert {cell.row for cell in total.cells} == set(here.index)
            assert close(case.figure("mean", *where, at(int(year))).value, sum(numbers) / len(numbers))
            median = pd.Series(sorted(numbers), dtype=object)
            middle = (median[(len(median) - 1) // 2] + median[len(median) // 2]) / 2
            assert close(case.figure("median", *where, at(int(year))).value, middle)
            top = case.figure("maximum", at(int(year)), by="country")
            assert top.value == max(numbers)
            assert {dict(v.members)["country"] for v in top.values} == set(
                here[here["nurses"] == max(numbers)]["country"]
            )
            assert case.figure("minimum", at(int(year)), by="country").value == min(numbers)


@SLOW_BUILD
@given(tables(), st.decimals(min_value=0, max_value=10**9, places=2))
def test_counts_ranks_and_shares(rows: list[tuple[str, ...]], limit: Decimal) -> None:
    with case_of(rows) as case:
        year = years_of(case.frame)[0]
        here = case.frame[case.frame["year"] == year].set_index("country")["nurses"]
        when = at(int(year))
        found = case.figure("count", when, by="country", condition=Condition("at_least", limit))
        assert found.value == sum(v >= limit for v in here)
        best = sorted(here, reverse=True)
        ordered = case.figure("top", when, by="country", limit=len(here))
        assert [v.value for v in ordered.values] == best
        lowest = case.figure("bottom", when, by="country", limit=len(here))
        assert [v.value for v in lowest.values] == best[::-1]
        for country, value in here.items():
            who = Filter("country", (str(country),))
            assert case.figure("rank", who, when, by="country").value == 1 + sum(v > value for v in here)
            if sum(here):
                share = case.figure("share", who, when, by="country")
                assert share.unit == "percent"
                assert close(share.value, Decimal(100) * value / sum(here))


@SLOW_BUILD
@given(tables())
def test_changes_over_time(rows: list[tuple[str, ...]]) -> None:
    with case_of(rows) as case:
        for country, own in case.frame.groupby("country"):
            series = own.set_index("year")["nurses"].sort_index()
            who = Filter("country", (str(country),))
            listed = case.figure("series", who, by="year")
            assert [(dict(v.members)["year"], v.value) for v in listed.values] == list(series.items())
            if len(series) < 2:
                continue
            first, last = series.iloc[0], series.iloc[-1]
            ends = Filter("year", start=int(series.index[0]), end=int(series.index[-1]))
            change = case.figure("difference", who, ends)
            assert change.value == last - first
            assert [v.value for v in change.values] == [first, last]
            if first > 0:
                assert close(case.figure("percent_change", who, ends).value, (last - first) / first * 100)
            if first > 0 and last > 0:
                growth = case.figure("growth_rate", who, ends).value
                years = int(series.index[-1]) - int(series.index[0])
                assert growth is not None
                assert float(first) * (1 + float(growth) / 100) ** years == pytest.approx(float(last), rel=1e-9)


@SLOW_BUILD
@given(tables())
def test_shares_are_changed_in_points_and_averaged_with_weights(rows: list[tuple[str, ...]]) -> None:
    with case_of(rows) as case:
        year = years_of(case.frame)[-1]
        here = case.frame[case.frame["year"] == year]
        if sum(here["nurses"]):
            mean = case.figure("weighted_mean", at(int(year)), measure="foreign_percent")
            expected = sum(here["nurses"] * here["foreign_percent"]) / sum(here["nurses"])
            assert close(mean.value, expected)
        own = here.set_index("country")["foreign_percent"]
        if len(own) > 1:
            one, other = own.index[:2]
            operands = tuple(
                FigureRequest("lookup", "nurses", "foreign_percent", (Filter("country", (name,)), at(int(year))))
                for name in (one, other)
            )
            gap = case.engine.compute(FigureRequest("difference", operands=operands))
            assert (gap.value, gap.unit) == (own[one] - own[other], "points")
            more = case.engine.compute(FigureRequest("compare", operands=operands))
            assert more.value == (own[one] > own[other])
            assert [v.value for v in more.values] == [own[one], own[other]]


@SLOW_BUILD
@given(tables(), st.randoms(use_true_random=False))
def test_order_of_rows_and_a_declared_total_change_no_sum(rows: list[tuple[str, ...]], chance: random.Random) -> None:
    with case_of(rows) as case:
        years = [int(y) for y in years_of(case.frame)]
        before = [case.figure("sum", at(year)).value for year in years]
        totals = [
            (str(y), TOTAL, "", str(sum(case.frame[case.frame["year"] == str(y)]["nurses"])), "1.0") for y in years
        ]
    shuffled = rows + totals
    chance.shuffle(shuffled)
    with case_of(shuffled) as case:
        assert [case.figure("sum", at(year)).value for year in years] == before
        assert [sum(v.value for v in case.figure("top", at(y), by="country", limit=9).values) for y in years] == before


@SLOW_BUILD
@given(
    st.lists(st.tuples(st.sampled_from(COUNTRIES), st.sampled_from(COUNTRIES)), unique=True, min_size=1),
    st.data(),
)
def test_net_flow_is_inflow_minus_outflow(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    rows: list[tuple[str, ...]] = [("2020", a, b, str(data.draw(st.integers(0, 10**6)))) for a, b in pairs if a != b]
    if not rows:
        return
    frame = pd.DataFrame(rows, columns=[f.name for f in FLOWS])
    frame["movers"] = frame["movers"].map(Decimal)
    with engine_over(table_of("flows", FLOWS, rows)) as engine:
        for place in COUNTRIES:
            inflow, outflow = frame[frame["destination"] == place], frame[frame["origin"] == place]
            if inflow.empty or outflow.empty:
                continue
            figure = engine.compute(
                FigureRequest("net_flow", "flows", "movers", (Filter("destination", (place,)), at(2020)))
            )
            assert figure.value == sum(inflow["movers"]) - sum(outflow["movers"])
            assert {c.row for c in figure.cells} == set(inflow.index) | set(outflow.index)


@SLOW_BUILD
@given(tables())
def test_a_figure_is_recomputed_from_its_cells(rows: list[tuple[str, ...]]) -> None:
    with case_of(rows) as case:
        when = at(int(years_of(case.frame)[0]))
        for operation, again in RECOMPUTED.items():
            by = "country" if operation in ("maximum", "minimum") else None
            figure = case.figure(operation, when, by=by)
            assert close(figure.value, again([Decimal(cell.value) for cell in figure.cells]))
            assert all(rows[cell.row][3] == cell.value for cell in figure.cells)
            assert case.engine.compute(figure.request).value == figure.value


INJECTED = (
    "x' OR '1'='1",
    "'; drop table nurses; --",
    '" union select 1 --',
    "\\",
    "%",
    "\x00",
    "O'Brien",
    "$1",
    "{{x}}",
)


@pytest.mark.parametrize("text", INJECTED)
def test_a_members_name_is_never_sql(text: str) -> None:
    rows: list[tuple[str, ...]] = [("2020", "Portugal", "PRT", "1", "1"), ("2020", "Spain", "ESP", "2", "2")]
    with case_of(rows) as case:
        with pytest.raises((UnknownName, NoData)):
            case.figure("lookup", Filter("country", (text,)), at(2020))
        for name in ("table", "measure", "by"):
            with pytest.raises(FigureError):
                case.figure("lookup", at(2020), **{name: text})
        with pytest.raises(FigureError):
            case.figure("lookup", Filter(text, ("Spain",)), at(2020))
    if "\0" not in text:
        with case_of([*rows, ("2020", text, "", "7", "7")]) as case:
            assert case.figure("lookup", Filter("country", (text,)), at(2020)).value == 7
