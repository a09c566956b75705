"""Every table of the corpus is computed on: figures keep their cells, replay alike, and refuse with a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.compute import Engine
from assistant.errors import FigureError
from assistant.ingest import read_corpus
from assistant.tables import TableStore, write_tables
from assistant.types import Field, Figure, FigureRequest, Filter, Operation, Table

CORPUS = Path(__file__).parents[2] / "corpus"
OVER_MEMBERS: tuple[Operation, ...] = ("top", "bottom", "maximum", "minimum", "count")
OVER_CELLS: tuple[Operation, ...] = ("sum", "mean", "median", "weighted_mean")
ENDS: tuple[Operation, ...] = ("difference", "percent_change", "growth_rate")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TableStore]:
    folder = tmp_path_factory.mktemp("corpus") / "tables"
    write_tables(folder, read_corpus(CORPUS).tables)
    opened = TableStore.open(folder)
    yield opened
    opened.close()


def requests_on(table: Table, measure: Field, rows: tuple[dict[str, str], ...]) -> Iterator[FigureRequest]:
    """Requests of every kind on one measure, all about the last row that has a value of it."""
    row = next((r for r in reversed(rows) if r[measure.name].strip()), None)
    if row is None:
        return
    where = {f.name: Filter(f.name, (row[f.name],)) for f in table.dimensions if row[f.name]}
    times = {f.name: Filter(f.name, (row[f.name],)) for f in table.with_role("time") if row[f.name]}
    exact = (*where.values(), *times.values())
    for operation in ("lookup", *OVER_CELLS):
        yield FigureRequest(operation, table.id, measure.name, exact)
    for operation in ("lookup", "series", *ENDS):
        yield FigureRequest(operation, table.id, measure.name, tuple(where.values()))
    for dimension in table.dimensions:
        others = tuple(f for name, f in (where | times).items() if name != dimension.name)
        for operation in OVER_MEMBERS:
            yield FigureRequest(operation, table.id, measure.name, others, dimension.name)
        for operation in OVER_CELLS:
            yield FigureRequest(operation, table.id, measure.name, others)
        for operation in ("rank", "share"):
            yield FigureRequest(operation, table.id, measure.name, exact, dimension.name)


def check(figure: Figure, cells: dict[str, tuple[dict[str, str], ...]]) -> None:
    assert figure.value is not None or figure.values
    assert figure.label and figure.display and figure.formula and figure.sql and figure.cells
    assert figure.sources and figure.table_hashes
    for cell in figure.cells:
        assert cells[cell.table][cell.row][cell.field] == cell.value
    for facet in figure.facets:
        assert all(facet.members)
    assert figure.label[0].isupper() or not figure.label[0].isalpha()


def test_every_measure_of_every_table(store: TableStore) -> None:
    engine = Engine(store)
    cells = {table.id: store.cells(table.id) for table in store.tables}
    computed = refused = 0
    for table in store.tables:
        for measure in table.measures:
            for request in requests_on(table, measure, cells[table.id]):
                try:
                    figure = engine.compute(request)
                except FigureError as error:
                    refused += 1
                    assert str(error).endswith((".", "?")), error
                    assert error.hint, error
                    continue
                computed += 1
                check(figure, cells)
                again = engine.compute(figure.request)
                assert (again.value, again.values, again.cells) == (figure.value, figure.values, figure.cells), request
    assert computed > refused


def test_the_last_row_with_a_value_is_looked_up(store: TableStore) -> None:
    engine = Engine(store)
    for table in store.tables:
        cells = store.cells(table.id)
        for measure in table.measures:
            request = next(requests_on(table, measure, cells), None)
            if request is not None:
                figure = engine.compute(request)
                assert figure.value is not None, request
                assert figure.cells[-1].value.strip()
