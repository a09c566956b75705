from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import IndexBroken, StoreError, UnknownName
from assistant.tables import ROW, TableStore, number_column, text_column, write_tables
from assistant.types import Break, Field, Publication, Source, Table, TableData

FIELDS = (
    Field("year", "year", "year", "time", "year"),
    Field("country", "country", "string", "dimension", "place", totals=("All",), member_aliases=(("All", ("total",)),)),
    Field("Nurses", "number of nurses", "integer", "measure", unit="count", aggregation="sum"),
    Field("nurses", "remark", "string", "attribute"),
)
ROWS = (
    ("2019", "Portugal", "70,000", "a; drop table x; --"),
    ("2019", "Spain", "280000.50", ""),
    ("2022", "Portugal", "\u22125", "O'Brien"),
    ("2022", "", "..", "\\'"),
)


def data(name: str = "nurse-shares", rows: tuple[tuple[str, ...], ...] = ROWS) -> TableData:
    source = Source(name, "table", "Nurses", based_on=(Publication("Register", "Observatory"),))
    breaks = (Break("Nurses", (2019, 2022), "New register.", (("country", ("Spain",)),)),)
    return TableData(Table(source, "Nurses by country.", FIELDS, len(rows), "h", breaks=breaks), rows)


@pytest.fixture
def store(tmp_path: Path) -> TableStore:
    write_tables(tmp_path / "tables", [data(), data('file/2 "x"', ())])
    return TableStore.open(tmp_path / "tables")


def test_descriptions_and_cells_come_back_as_written(store: TableStore) -> None:
    assert store.tables == (data().table, data('file/2 "x"', ()).table)
    assert store.rows("nurse-shares") == ROWS
    assert store.rows('file/2 "x"') == ()
    assert store.cells("nurse-shares")[1]["Nurses"] == "280000.50"


def test_members_are_distinct_in_table_order_without_empty_ones(store: TableStore) -> None:
    assert store.members("nurse-shares", "country") == ("Portugal", "Spain")
    assert store.members("nurse-shares", "year") == ("2019", "2022")
    assert store.distinct("nurse-shares", "year", "country")[-1] == ("2022", "")


def test_measures_and_times_have_numeric_twins(store: TableStore) -> None:
    table = store.get("nurse-shares")
    expression = store.expression("nurse-shares").order_by(ROW)
    ran = store.run(expression.select(number_column(table, "Nurses"), number_column(table, "year")))
    assert ran.rows[:3] == (
        (Decimal(70000), Decimal(2019)),
        (Decimal("280000.5"), Decimal(2019)),
        (Decimal(-5), Decimal(2022)),
    )
    assert ran.rows[3] == (None, Decimal(2022))
    assert "Nurses__n" in ran.sql


def test_names_that_differ_in_case_only_are_kept_apart(store: TableStore) -> None:
    table = store.get("nurse-shares")
    assert text_column(table, "Nurses") == "Nurses"
    assert text_column(table, "nurses").lower() != "nurses"


def test_a_literal_with_quotes_selects_only_its_own_row(store: TableStore) -> None:
    table = store.get("nurse-shares")
    column = text_column(table, "nurses")
    for row in (0, 2, 3):
        rows = store.expression("nurse-shares")
        ran = store.run(rows.filter(rows[column].isin([ROWS[row][3]])).select(ROW))
        assert ran.rows == ((row,),)


def test_an_unknown_table_names_the_nearest(store: TableStore) -> None:
    with pytest.raises(UnknownName, match="nurse-share") as raised:
        store.get("nurse-share")
    assert raised.value.nearest == ("nurse-shares",)


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('*')",
        "create table t (i int)",
        'delete from "nurse-shares"',
        "set enable_external_access=true",
        "attach 'other.duckdb'",
        "copy \"nurse-shares\" to 'out.csv'",
        "install httpfs",
    ],
)
def test_the_database_is_locked(store: TableStore, sql: str) -> None:
    import duckdb

    with pytest.raises(duckdb.Error):
        store._backend._connection.cursor().execute(sql).fetchall()  # type: ignore[attr-defined]


def test_several_threads_read_at_once(store: TableStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: store.rows("nurse-shares"), range(64)))
    assert set(results) == {ROWS}


def test_a_missing_or_damaged_store_is_said_to_be_broken(tmp_path: Path) -> None:
    with pytest.raises(IndexBroken, match="missing or damaged"):
        TableStore.open(tmp_path)
    write_tables(tmp_path / "tables", [data()])
    (tmp_path / "tables" / "tables.duckdb").write_bytes(b"x" * 5000)
    with pytest.raises(IndexBroken, match=r"tables\.duckdb"):
        TableStore.open(tmp_path / "tables")
    (tmp_path / "tables" / "tables.json").write_text('{"format": 1, "tables": [{"source": 3}]}')
    with pytest.raises(IndexBroken, match=r"tables\.json"):
        TableStore.open(tmp_path / "tables")


def test_a_closed_store_fails_with_a_sentence(store: TableStore) -> None:
    store.close()
    with pytest.raises(StoreError, match="cannot run a query"):
        store.rows("nurse-shares")
