"""The identical requests on DuckDB and on a PostgreSQL server give the same figures to the last digit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import pytest

from assistant.compute import Engine
from assistant.errors import FigureError
from assistant.ingest import read_corpus
from assistant.tables import TableStore, write_tables
from assistant.types import Figure, FigureRequest, Operation, TableData
from tests.compute.conftest import TABLES
from tests.tables.requests import requests_on
from tests.tables.servers import RunningServer

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
MOST = 400  # of all requests on a corpus, evenly chosen
CORPORA = {"fixture": ROOT / "tests" / "fixtures" / "corpus", "built-in": ROOT / "corpus"}


@dataclass(frozen=True)
class Both:
    """The same tables in both engines."""

    embedded: TableStore
    server: TableStore


def both(folder: Path, tables: tuple[TableData, ...], url: str) -> Both:
    write_tables(folder / "embedded", tables)
    write_tables(folder / "server", tables, url)
    return Both(TableStore.open(folder / "embedded"), TableStore.open(folder / "server", url))


@pytest.fixture(scope="module", params=[*CORPORA, "hand-made"])
def stores(
    request: pytest.FixtureRequest, server: RunningServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    tables = TABLES if request.param == "hand-made" else read_corpus(CORPORA[request.param]).tables
    opened = both(tmp_path_factory.mktemp("both"), tables, server.url)
    yield opened
    opened.embedded.close()
    opened.server.close()


def outcome(engine: Engine, request: FigureRequest) -> Figure | tuple[type, str, str]:
    try:
        return engine.compute(request)
    except FigureError as error:
        return type(error), error.message, error.hint


def test_every_operation_gives_the_same_figure(stores: Both) -> None:
    embedded, server = Engine(stores.embedded), Engine(stores.server)
    computed: Counter[str] = Counter()
    every = [r for table in stores.embedded.tables for r in requests_on(table, stores.embedded.cells(table.id))]
    asked = every[:: max(1, len(every) // MOST)]
    for request in asked:
        mine, theirs = outcome(embedded, request), outcome(server, request)
        if not isinstance(mine, Figure):
            assert theirs == mine, request
            continue
        assert isinstance(theirs, Figure), (request, theirs)
        computed[request.operation] += 1
        told = [(f.value, str(f.value), f.values, f.cells, f.formula, f.caveats, f.label) for f in (mine, theirs)]
        assert told[0] == told[1], request
    assert len(asked) >= 100
    assert sum(computed.values()) >= 60
    assert set(computed) >= set(get_args(Operation)) - {"net_flow", "weighted_mean", "share", "growth_rate"}, computed


def test_cells_and_members_come_back_in_the_same_order(stores: Both) -> None:
    for table in stores.embedded.tables:
        assert stores.server.rows(table.id) == stores.embedded.rows(table.id)
        for field in (*table.dimensions, *table.with_role("time")):
            assert stores.server.members(table.id, field.name) == stores.embedded.members(table.id, field.name)
