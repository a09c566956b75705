"""What a figure says it is of: the whole of a share, the direction of a net flow, the two sides of a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.compute import Engine
from assistant.tables import TableStore, write_tables
from assistant.types import Field, FigureRequest, Filter, Source, Table, TableData

PAPERS = (
    Field("year", "year", "year", "time", "year"),
    Field("country", "country", "string", "dimension", "place", totals=("World", "Europe")),
    Field("papers", "papers on nursing", "integer", "measure", unit="count", aggregation="sum"),
)
PAPER_ROWS = (
    ("2022", "World", "100"),
    ("2022", "Europe", "70"),
    ("2022", "Spain", "60"),
    ("2022", "Portugal", "55"),
)
MOVES = (
    Field("year", "year", "year", "time", "year"),
    Field("origin", "country of origin", "string", "dimension", "place", direction="origin"),
    Field("destination", "country of destination", "string", "dimension", "place", direction="destination"),
    Field("nurses", "moves of nurses", "integer", "measure", unit="count", aggregation="sum"),
)
MOVE_ROWS = (("2022", "Spain", "Portugal", "5"), ("2022", "Portugal", "Spain", "8"), ("2022", "France", "Spain", "2"))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    tables = (("papers", PAPERS, PAPER_ROWS), ("moves", MOVES, MOVE_ROWS))
    data = [TableData(Table(Source(n, "table", n), n, fields, len(rows), "h"), rows) for n, fields, rows in tables]
    write_tables(tmp_path / "tables", data)
    store = TableStore.open(tmp_path / "tables")
    yield Engine(store)
    store.close()


def test_a_share_is_of_the_declared_total_even_where_its_parts_overlap(engine: Engine) -> None:
    figure = engine.compute(FigureRequest("share", "papers", "papers", (Filter("country", ("Spain",)),), "country"))
    assert (figure.value, figure.unit) == (Decimal(60), "percent")
    assert {cell.value for cell in figure.cells} == {"60", "100"}
    assert any("World" in caveat and "overlap" in caveat for caveat in figure.caveats)
    assert dict((f.field, f.members) for f in figure.facets)["country"] == ("Spain",)


def test_the_facets_of_a_balance_are_those_of_the_way_in(engine: Engine) -> None:
    where = (Filter("origin", ("Portugal",)), Filter("destination", ("Spain",)))
    figure = engine.compute(FigureRequest("net_flow", "moves", "nurses", where))
    assert (figure.value, figure.label) == (Decimal(3), "Net flow of moves of nurses, Portugal to Spain, 2022")
    assert {f.direction: f.members for f in figure.facets if f.direction} == {
        "origin": ("Portugal",),
        "destination": ("Spain",),
    }
    alone = engine.compute(FigureRequest("net_flow", "moves", "nurses", where[1:]))
    assert alone.value == 5
    assert {f.direction: f.members for f in alone.facets}["destination"] == ("Spain",)


def test_a_comparison_of_two_tables_names_both_sides(engine: Engine) -> None:
    spain = FigureRequest("lookup", "papers", "papers", (Filter("country", ("Spain",)),))
    moves = FigureRequest("lookup", "moves", "nurses", (Filter("origin", ("France",)), Filter("destination", ("ESP",))))
    figure = engine.compute(FigureRequest("compare", operands=(spain, moves)))
    assert (figure.value, figure.display) == (Decimal(1), "yes")
    assert figure.label.startswith("Papers on nursing") and ", compared with moves of nurses" in figure.label
    assert [v.value for v in figure.values] == [Decimal(60), Decimal(2)]
