"""The limits of the embedded store: time, memory, rows fetched."""

from __future__ import annotations

import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.compute import Engine
from assistant.errors import FigureError
from assistant.tables import TableStore, marker, write_tables
from assistant.tables.embedded import Embedded
from assistant.tables.statements import template_of
from assistant.types import Field, FigureRequest, Filter, Source, Table, TableData

MANY = 100_001
FIELDS = (
    Field("year", "year", "year", "time", "year"),
    Field("ward", "ward", "string", "dimension", "place"),
    Field("beds", "beds", "number", "measure", unit="count", aggregation="sum"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table with one row more than a figure may take."""
    rows = tuple((str(2000 + i % 2), f"ward {i // 2}", "0.1") for i in range(MANY))
    made = tmp_path_factory.mktemp("embedded") / "tables"
    write_tables(made, [TableData(Table(Source("beds", "table", "beds"), "beds", FIELDS, MANY, "h"), rows)])
    return made


@pytest.fixture
def store(folder: Path) -> Iterator[TableStore]:
    opened = TableStore.open(folder)
    yield opened
    opened.close()


def test_a_long_query_is_stopped_and_the_store_lives_on(folder: Path) -> None:
    backend = Embedded.open(folder, seconds=0.3)
    start = time.monotonic()
    with pytest.raises(FigureError, match="was stopped") as raised:
        backend.run('select count(*) from "beds" a, "beds" b where a.ward < b.ward || b.year', ())
    assert time.monotonic() - start < 5
    assert raised.value.hint
    assert backend.run("select 1", ()) == ((1,),)
    backend.close()


@pytest.mark.slow
def test_a_query_that_needs_too_much_memory_ends_in_a_sentence(folder: Path) -> None:
    backend = Embedded.open(folder, seconds=120)
    with pytest.raises(FigureError, match="more memory than the 1GB"):
        backend.run('select list(a.ward || b.ward) from "beds" a, (from "beds" limit 400) b', ())
    assert backend.run("select 1", ()) == ((1,),)
    backend.close()


def test_more_cells_than_a_figure_can_show_are_refused(store: TableStore) -> None:
    engine = Engine(store)
    with pytest.raises(FigureError, match="more than 100,000 cells of beds") as raised:
        engine.compute(FigureRequest("series", "beds", "beds", by="ward"))
    assert "one period" in raised.value.hint
    both = engine.compute(FigureRequest("sum", "beds", "beds", (Filter("year", ("2000", "2001")),)))
    assert both.value == MANY * Decimal("0.1")
    one = engine.compute(FigureRequest("sum", "beds", "beds", (Filter("ward", ("ward 7",)), Filter("year", ("2001",)))))
    assert str(one.value) == "0.1"


def test_a_template_keeps_values_out_of_what_runs(store: TableStore) -> None:
    rows = store.expression("beds")
    template = template_of(rows.filter(rows["ward"].isin([marker(0), marker(1)])), "duckdb", most=5)
    statement = template.filled(("O'Brien", "$2"))
    assert statement.values == ("O'Brien", "$2")
    assert "'O''Brien'" in statement.shown and "O'Brien" not in statement.bound
    assert "LIMIT 5" in statement.bound and "LIMIT" not in statement.shown
