"""Random requests on random tables agree with an independent oracle, and no text in a request is ever parsed."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.compute import Engine
from assistant.errors import FigureError
from assistant.requests import request_from_json, request_to_json
from assistant.tables import TableStore, write_tables
from assistant.types import Condition, Field, Figure, FigureRequest, Filter, Operation, Source, Table, TableData
from tests.compute.oracle import TOTALS, expected

COUNTRIES = ("Portugal", "Spain", "Germany", "France")
NURSING = ("Surgery", "Paediatrics", "Geriatrics")
YEARS = (2015, 2016, 2018, 2021)
FIELDS = (
    Field("year", "year", "year", "time", "year"),
    Field("country", "country", "string", "dimension", "place", totals=(TOTALS["country"],)),
    Field("field", "field of nursing", "string", "dimension", "category", totals=(TOTALS["field"],)),
    Field("count", "number of nurses", "integer", "measure", unit="count", aggregation="sum"),
    Field("amount", "pay bill", "number", "measure", unit="eur", aggregation="sum"),
    Field("percent", "share trained abroad", "number", "measure", unit="percent", aggregation="weighted_mean",
          weight="count", base="nurses of that country and field"),
)  # fmt: skip
NAMES = [field.name for field in FIELDS]
MISSING = ("", "..", "n/a")
COMPARISONS: tuple[Literal["at_least", "more_than", "at_most", "less_than", "equal"], ...] = (
    "at_least", "more_than", "at_most", "less_than", "equal",
)  # fmt: skip
OF_TWO: tuple[Operation, ...] = ("difference", "ratio", "compare", "share")
REDUCING: tuple[Operation, ...] = ("sum", "mean", "median", "weighted_mean")
OVER_MEMBERS: tuple[Operation, ...] = ("top", "bottom", "maximum", "minimum", "count")
LISTING: tuple[Operation, ...] = ("lookup", "series")
CHANGING: tuple[Operation, ...] = ("difference", "percent_change")
Rows = list[tuple[str, ...]]
REQUESTS = 25


def examples(tables: int) -> settings:
    return settings(max_examples=tables, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)


counts = st.integers(0, 10**6).map(str) | st.integers(1, 50).map(str) | st.sampled_from(("0", "1,250", *MISSING))
amounts = st.decimals(-1000, 10**9, places=2).map(str) | st.decimals(1, 9, places=2).map(str) | st.sampled_from(MISSING)
percents = st.decimals(0, 100, places=1).map(str) | st.integers(1, 99).map(str) | st.sampled_from(MISSING)


@st.composite
def tables(draw: st.DrawFn) -> Rows:
    """Rows for some combinations of year, country and field, totals among them or not, in any order."""
    countries = COUNTRIES + draw(st.sampled_from(((), (TOTALS["country"],))))
    fields = NURSING + draw(st.sampled_from(((), (TOTALS["field"],))))
    cells = [(str(year), country, field) for year in YEARS for country in countries for field in fields]
    keys = draw(st.lists(st.sampled_from(cells), unique=True, min_size=8, max_size=60))
    chance = random.Random(draw(st.integers(0, 2**32)))
    pool = draw(st.lists(st.tuples(counts, amounts, percents), min_size=4, max_size=12))
    return [(*key, *chance.choice(pool)) for key in keys]


def some_of(names: tuple[str, ...], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(names), unique=True, min_size=1, max_size=most).map(tuple)


def place_filters(name: str, known: tuple[str, ...]) -> st.SearchStrategy[Filter | None]:
    one = st.sampled_from(known).map(lambda member: Filter(name, (member,)))
    several = some_of(known).map(lambda members: Filter(name, members))
    others = st.sampled_from(known).map(lambda member: Filter(name, excluded=(member,)))
    return st.none() | one | one | several | others


def year_filters() -> st.SearchStrategy[Filter | None]:
    one = st.sampled_from(YEARS).map(lambda year: Filter("year", (str(year),)))
    several = some_of(tuple(map(str, YEARS))).map(lambda years: Filter("year", years))
    span = st.tuples(st.sampled_from(YEARS), st.sampled_from(YEARS)).map(
        lambda ends: Filter("year", start=min(ends), end=max(ends))
    )
    return st.none() | one | one | several | span | st.just(Filter("year", latest=True))


@st.composite
def requests(draw: st.DrawFn, rows: Rows) -> FigureRequest:
    """A request that names only what the table has."""
    present = {name: tuple(dict.fromkeys(row[i] for row in rows)) for i, name in enumerate(NAMES[:3])}
    kind = draw(st.sampled_from(("cells", "reduce", "change", "members", "operands")))
    measure = draw(st.sampled_from(("count", "amount", "percent")))
    if kind == "operands":
        operands = tuple(_look(draw(st.sampled_from(rows)), draw(st.sampled_from(NAMES[3:5]))) for _ in range(2))
        operation = draw(st.sampled_from(OF_TWO))
        return FigureRequest(operation, operands=operands)
    if kind == "change":
        row = draw(st.sampled_from(rows))
        ends = sorted((draw(st.sampled_from(YEARS)), draw(st.sampled_from(YEARS))))
        where = (*_at(row, "country", "field"), Filter("year", start=ends[0], end=ends[1]))
        return FigureRequest(draw(st.sampled_from(CHANGING)), "t", measure, where)
    chosen = [draw(place_filters(name, present[name])) for name in ("country", "field")]
    where = tuple(f for f in (*chosen, draw(year_filters())) if f)
    if kind == "cells":
        return FigureRequest(draw(st.sampled_from(LISTING)), "t", measure, where)
    if kind == "reduce":
        return FigureRequest(draw(st.sampled_from(REDUCING)), "t", measure, where)
    by = draw(st.sampled_from(("country", "field")))
    where = tuple(f for f in where if f.dimension != "year" or len(f.members) == 1 or f.latest)
    operation = draw(st.sampled_from(OVER_MEMBERS))
    comparison = draw(st.sampled_from(COMPARISONS))
    condition = Condition(comparison, draw(st.decimals(0, 10**6, places=1)))
    limit = draw(st.integers(1, 4)) if operation in ("top", "bottom") else None
    return FigureRequest(
        operation, "t", measure, where, by, limit=limit, condition=condition if operation == "count" else None
    )


def _at(row: tuple[str, ...], *names: str) -> tuple[Filter, ...]:
    return tuple(Filter(name, (row[NAMES.index(name)],)) for name in names)


def _look(row: tuple[str, ...], measure: str) -> FigureRequest:
    return FigureRequest("lookup", "t", measure, _at(row, "year", "country", "field"))


@dataclass(frozen=True)
class Case:
    engine: Engine
    frame: pd.DataFrame

    def asked(self, request: FigureRequest) -> Figure | None:
        try:
            return self.engine.compute(request)
        except FigureError as error:
            assert error.message.endswith((".", "?")) and error.hint, error
            return None

    def wanted(self, request: FigureRequest) -> Decimal | tuple[Decimal, ...] | None:
        return expected(self.frame, request)


@contextmanager
def case_of(rows: Rows, fields: tuple[Field, ...] = FIELDS) -> Iterator[Case]:
    data = TableData(Table(Source("t", "table", "t"), "t", fields, len(rows), "h"), tuple(rows))
    frame = pd.DataFrame(rows, columns=NAMES, dtype=object)
    for name in NAMES[3:]:
        frame[name] = pd.Series([_number(text) for text in frame[name]], dtype=object)
    with tempfile.TemporaryDirectory() as folder:
        write_tables(Path(folder) / "tables", [data])
        with closing(TableStore.open(Path(folder) / "tables")) as store:
            yield Case(Engine(store), frame)


def _number(text: str) -> Decimal | None:
    return None if text in MISSING else Decimal(text.replace(",", ""))


def agree(mine: Decimal, theirs: Decimal) -> bool:
    return abs(mine - theirs) <= max(abs(theirs), Decimal(1)) * Decimal("1e-20")


def check(case: Case, request: FigureRequest) -> None:
    assert request_from_json(request_to_json(request)) == request
    figure, wanted = case.asked(request), case.wanted(request)
    if wanted is None or figure is None:
        assert figure is None and wanted is None, (request, wanted, figure and (figure.value, figure.values))
        return
    if isinstance(wanted, Decimal):
        assert figure.value is not None and agree(figure.value, wanted), (request, wanted, figure.value)
    else:
        order = list if request.operation in ("top", "bottom") else sorted
        values = [v.value for v in figure.values]
        assert order(values) == order(wanted), (request, wanted, values)
    again = case.engine.compute(figure.request)
    assert (again.value, again.values, again.cells) == (figure.value, figure.values, figure.cells), request


def battery(rows: Rows, data: st.DataObject) -> None:
    with case_of(rows) as case:
        for _ in range(REQUESTS):
            check(case, data.draw(requests(rows)))


@examples(6)
@given(tables(), st.data())
def test_requests_agree_with_the_oracle(rows: Rows, data: st.DataObject) -> None:
    battery(rows, data)


@pytest.mark.slow
@examples(160)
@given(tables(), st.data())
def test_thousands_of_requests_agree_with_the_oracle(rows: Rows, data: st.DataObject) -> None:
    battery(rows, data)


@examples(3)
@given(tables(), st.randoms(use_true_random=False))
def test_order_totals_and_names_change_no_sum(rows: Rows, chance: random.Random) -> None:
    parts = [row for row in rows if row[1] != TOTALS["country"] and row[2] != TOTALS["field"]]
    if not any(_number(row[3]) is not None for row in parts):
        return
    before = sums(parts)
    shuffled = list(parts)
    chance.shuffle(shuffled)
    assert sums(shuffled) == before
    assert sums([*parts, *totals_of(parts)]) == before
    renamed = {name: f"Ward {i} of {name[::-1]}" for i, name in enumerate((*COUNTRIES, *NURSING))}
    assert sums([(row[0], renamed[row[1]], renamed[row[2]], *row[3:]) for row in parts]) == before


def sums(rows: Rows) -> list[Decimal | None]:
    with case_of(rows) as case:
        years = [Filter("year", (str(year),)) for year in YEARS]
        asked = [FigureRequest("sum", "t", name, (year,)) for name in ("count", "amount") for year in years]
        return [figure.value if figure else None for figure in map(case.asked, asked)]


def totals_of(rows: Rows) -> Rows:
    """A declared total over countries for each year and field, and one over fields for each year and country."""
    added: Rows = []
    for year, field in sorted({(row[0], row[2]) for row in rows}):
        own = [row for row in rows if (row[0], row[2]) == (year, field)]
        added.append((year, TOTALS["country"], field, *(_added(own, i) for i in (3, 4)), ""))
    for year, country in sorted({(row[0], row[1]) for row in rows}):
        own = [row for row in rows if row[:2] == (year, country)]
        added.append((year, country, TOTALS["field"], *(_added(own, i) for i in (3, 4)), ""))
    return added


def _added(rows: Rows, position: int) -> str:
    values = [number for row in rows if (number := _number(row[position])) is not None]
    return str(sum(values, Decimal(0))) if values else ""


INJECTED = (
    "x' OR '1'='1", "'; drop table t; --", '" union select 1 --', '"; attach \':memory:\' as x; --', "\\", "\\'",
    "%", "%s",
    "$1", "?", ":name", "{{x}}", "{0}", "\n", "/* */", "--", "O'Brien", "\u2019", "\x00", "\u202e", "null", "true",
    "1 or 1=1",
    "select", "_row", "count__n", "t0",
)  # fmt: skip
PLAIN: Rows = [("2020", "Portugal", "Surgery", "1", "1", "1"), ("2020", "Spain", "Surgery", "2", "2", "2")]


@pytest.fixture(scope="module")
def plain() -> Iterator[Case]:
    with case_of(PLAIN) as case:
        yield case


@pytest.mark.parametrize("text", INJECTED)
def test_a_text_in_any_place_of_a_request_is_never_parsed(plain: Case, text: str) -> None:
    asked = FigureRequest("sum", "t", "count", (Filter("year", ("2020",)),))
    hostile = [
        replace(asked, table=text),
        replace(asked, measure=text),
        replace(asked, by=text),
        replace(asked, operation="weighted_mean", measure="percent", weight=text),
        replace(asked, where=(Filter(text, ("Spain",)),)),
        replace(asked, where=(Filter("country", (text,)),)),
        replace(asked, where=(Filter("country", excluded=(text,)),)),
        replace(asked, where=(Filter("year", (text,)),)),
    ]
    for request in hostile:
        assert request_from_json(request_to_json(request)) == request
        assert plain.asked(request) is None, request
    figure = plain.asked(asked)
    assert figure and figure.value == 3


def test_members_that_look_like_sql_select_their_own_rows() -> None:
    texts = [text for text in INJECTED if "\0" not in text]
    rows: Rows = [("2020", text, "Surgery", str(2**i), "1", "1") for i, text in enumerate(texts)]
    with case_of(rows) as case:
        for i, text in enumerate(texts):
            only = case.asked(FigureRequest("sum", "t", "count", (Filter("country", (text,)),)))
            others = case.asked(FigureRequest("sum", "t", "count", (Filter("country", excluded=(text,)),)))
            assert only and only.value == 2**i
            assert others and others.value == 2 ** len(texts) - 1 - 2**i


@given(
    st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=9), max_size=3), st.decimals(-9, 9, places=3)
)
def test_a_request_survives_json(table: str, by: str, members: list[str], value: Decimal) -> None:
    where = (Filter(table, tuple(members), tuple(members[:1]), 1999, None, True),)
    inner = FigureRequest("count", table, by, where, by, "ascending", 3, Condition("equal", value), table)
    request = FigureRequest("ratio", operands=(inner, replace(inner, where=(), limit=None)))
    assert request_from_json(request_to_json(request)) == request
