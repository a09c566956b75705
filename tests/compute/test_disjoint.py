"""Shares are added only as disjoint parts of one whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.compute import Engine
from assistant.errors import NotMeaningful
from assistant.tables import TableStore, write_tables
from assistant.types import Field, FigureRequest, Filter, Source, Table, TableData

SHARE = Field(
    "share_percent", "share of foreign nurses", "number", "measure", unit="percent", base="foreign nurses in Germany"
)
FIELDS = (
    Field("year", "year", "year", "time", "year"),
    Field("origin", "country of origin", "string", "dimension", "place", direction="origin", totals=("Europe",)),
    SHARE,
    replace(SHARE, name="trained_percent", title="share of nurses trained abroad", base="nurses of that country"),
    replace(SHARE, name="growth_percent", title="growth of the number of nurses", base="a year earlier"),
    replace(SHARE, name="stay_percent", title="share of nurses who stay", base="nurses who arrived"),
    Field("place_rank", "rank among origins", "integer", "measure", unit="rank"),
)
ROWS = (
    ("2019", "Spain", "10.5", "3", "4", "80", "7"),
    ("2019", "Portugal", "20", "6", "1", "70", "3"),
    ("2019", "Europe", "60", "6", "1", "70", "1"),
    ("2022", "Spain", "12", "3", "4", "80", "8"),
    ("2022", "Portugal", "21.25", "6", "1", "70", "2"),
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    table = Table(Source("nurses", "table", "Nurses"), "Nurses.", FIELDS, len(ROWS), "h")
    write_tables(tmp_path / "tables", [TableData(table, ROWS)])
    store = TableStore.open(tmp_path / "tables")
    yield Engine(store)
    store.close()


def total(measure: str, members: tuple[str, ...], *years: str) -> FigureRequest:
    where = (Filter("origin", members), *((Filter("year", years),) if years else ()))
    return FigureRequest("sum", "nurses", measure, where)


def test_parts_of_one_whole_in_one_period_are_added_with_a_caveat(engine: Engine) -> None:
    figure = engine.compute(total("share_percent", ("ESP", "Portugal"), "2022"))
    assert (figure.value, figure.unit) == (Decimal("33.25"), "percent")
    assert figure.formula.startswith("12 + 21.25 = 33.25")
    assert any("one whole" in caveat and "foreign nurses in Germany" in caveat for caveat in figure.caveats)
    assert engine.compute(figure.request) == figure


def test_the_latest_period_is_taken_where_none_is_named(engine: Engine) -> None:
    assert engine.compute(total("share_percent", ("Spain", "Portugal"))).value == Decimal("33.25")


@pytest.mark.parametrize(
    ("measure", "members", "years", "why"),
    [
        ("trained_percent", ("Spain", "Portugal"), ("2022",), "own base"),
        ("growth_percent", ("Spain", "Portugal"), ("2022",), "different bases"),
        ("stay_percent", ("Spain", "Portugal"), ("2022",), "more than 100"),
        ("share_percent", ("Spain", "Portugal"), ("2019", "2022"), "one period"),
        ("share_percent", ("Spain",), ("2019", "2022"), "one period"),
        ("share_percent", ("Spain",), ("2022",), "one dimension"),
        ("share_percent", ("Spain", "Europe"), ("2019",), "count twice"),
        ("place_rank", ("Spain", "Portugal"), ("2022",), "do not add up"),
    ],
)
def test_other_shares_are_not_added(
    engine: Engine, measure: str, members: tuple[str, ...], years: tuple[str, ...], why: str
) -> None:
    with pytest.raises(NotMeaningful, match=why) as raised:
        engine.compute(total(measure, members, *years))
    assert raised.value.hint


def test_a_published_rank_is_looked_up(engine: Engine) -> None:
    figure = engine.compute(FigureRequest("rank", "nurses", "place_rank", (Filter("origin", ("Spain",)),), "origin"))
    assert (figure.value, figure.unit, len(figure.cells)) == (Decimal(8), "rank", 1)


def test_the_one_member_at_the_top_gives_the_value(engine: Engine) -> None:
    request = FigureRequest("top", "nurses", "share_percent", (Filter("year", ("2022",)),), "origin", limit=1)
    figure = engine.compute(request)
    assert figure.value == Decimal("21.25")
    assert dict(figure.values[0].members)["origin"] == "Portugal"
