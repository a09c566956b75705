"""What is peculiar to a server: its refusals, its limits, its schemas, and readers while it is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.errors import AssistantError, ConfigError, FigureError, IndexBroken, StoreError
from assistant.settings import Settings, load_settings
from assistant.tables import ROW, TableStore, drop_schemas, schemas_held, schemas_noted, text_column, write_tables
from assistant.tables.server import Server, connect
from assistant.types import Field, Source, Table, TableData
from tests.conftest import NURSES
from tests.tables.servers import ESCAPED, PASSWORD, RunningServer
from tests.tables.test_store import ROWS, data

pytestmark = pytest.mark.slow

HOSTILE = ("'; drop table x; --", '" or ""="', "\\'", "$1", "%s", "{x}", "a\u202eb", "Ünï", "/* */", "x" * 5000)


@pytest.fixture
def store(tmp_path: Path, server: RunningServer) -> Iterator[TableStore]:
    write_tables(tmp_path / "tables", [data(), data('file/2 "x"', ())], server.url)
    opened = TableStore.open(tmp_path / "tables", server.url)
    yield opened
    opened.close()


def test_cells_come_back_as_written(store: TableStore) -> None:
    assert store.rows("nurse-shares") == ROWS
    assert store.rows('file/2 "x"') == ()
    assert store.members("nurse-shares", "country") == ("Portugal", "Spain")


def test_hostile_texts_are_bound(tmp_path: Path, server: RunningServer) -> None:
    rows = tuple(("2020", text, str(number), text) for number, text in enumerate(HOSTILE))
    write_tables(tmp_path / "tables", [data("hostile", rows)], server.url)
    with closing(TableStore.open(tmp_path / "tables", server.url)) as store:
        assert store.rows("hostile") == rows
        table = store.get("hostile")
        for number, text in enumerate(HOSTILE):
            expression = store.expression("hostile")
            chosen = expression.filter(expression[text_column(table, "country")].isin([text])).select(ROW)
            assert store.run(chosen).rows == ((number,),)


def test_long_and_odd_names_are_kept_apart(tmp_path: Path, server: RunningServer) -> None:
    names = ("x" * 80, "x" * 80 + "y", "pg_class", 'a"b', "ä" * 50)
    fields = tuple(Field(name, name, "number", "measure") for name in names)
    ids = ("pg_class", "t" * 90, "t" * 90 + "u")
    tables = [TableData(Table(Source(i, "table", i), i, fields, 1, "h"), (("1", "2", "3", "4", "5"),)) for i in ids]
    write_tables(tmp_path / "tables", tables, server.url)
    with closing(TableStore.open(tmp_path / "tables", server.url)) as store:
        assert [store.rows(i) for i in ids] == [(("1", "2", "3", "4", "5"),)] * 3


@pytest.mark.parametrize(
    "sql",
    ['delete from "nurse-shares"', "create table t (i int)", 'drop table "nurse-shares"', "create schema s"],
)
def test_the_session_is_read_only(store: TableStore, sql: str) -> None:
    with pytest.raises(StoreError, match="read-only transaction"):
        store._backend.run(sql, ())
    assert store.rows("nurse-shares") == ROWS


def test_a_long_query_is_stopped_and_the_store_lives_on(server: RunningServer) -> None:
    with closing(Server(server.url, "public", seconds=0.2)) as backend:
        with pytest.raises(FigureError, match="was stopped"):
            backend.run("select pg_sleep(5)", ())
        assert backend.run("select 1", ()) == ((1,),)


def test_several_threads_read_at_once(store: TableStore) -> None:
    with ThreadPoolExecutor(12) as pool:
        assert set(pool.map(lambda _: store.rows("nurse-shares"), range(64))) == {ROWS}


def test_a_connection_that_was_cut_is_replaced(store: TableStore, server: RunningServer) -> None:
    store.rows("nurse-shares")
    with closing(connect(server.url)) as other:
        other.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()")
    assert store.rows("nurse-shares") == ROWS


def test_a_closed_store_fails_with_a_sentence(store: TableStore) -> None:
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.rows("nurse-shares")


def refusals(server: RunningServer) -> dict[str, str]:
    return {
        server.at(password="wrong-secret"): "password authentication failed",
        server.at(user="nobody-here"): "password authentication failed",
        server.at(database="nowhere"): "does not exist",
        server.at(port="1"): "refused",
        f"postgresql://owner:{ESCAPED}@no-such-host.invalid/postgres": "cannot be reached",
    }


def test_a_server_that_refuses_is_told_without_the_password(server: RunningServer, tmp_path: Path) -> None:
    for url, words in refusals(server).items():
        with pytest.raises(StoreError, match=words) as raised:
            write_tables(tmp_path / "tables", [data()], url)
        told(raised.value)


def test_a_url_that_is_none_is_told_without_the_password(server: RunningServer, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="not a URL") as raised:
        write_tables(tmp_path / "tables", [data()], server.url + "?no_such_option=1")
    told(raised.value)


def told(error: AssistantError) -> None:
    text = f"{error.message} {error.hint}"
    assert not any(secret in text for secret in (PASSWORD, ESCAPED, "wrong-secret"))
    assert error.hint and "\n" not in error.message and error.message.endswith(".")


def test_an_index_says_that_its_tables_are_elsewhere(store: TableStore, tmp_path: Path, server: RunningServer) -> None:
    with pytest.raises(IndexBroken, match="in a PostgreSQL database"):
        TableStore.open(tmp_path / "tables")
    with pytest.raises(IndexBroken, match="another place"):
        TableStore.open(tmp_path / "tables", server.at(database="other"))
    write_tables(tmp_path / "own", [data()])
    with pytest.raises(IndexBroken, match="in the index itself"):
        TableStore.open(tmp_path / "own", server.url)


def settings_of(tmp_path: Path, url: str) -> Settings:
    return load_settings(
        corpus=NURSES, index=tmp_path / "index", data=tmp_path / "data", embedder="fake:384", tables_url=url
    )


def test_ingest_loads_the_server_and_answers_come_from_it(
    tmp_path: Path, server: RunningServer, nurses: Assistant
) -> None:
    settings = settings_of(tmp_path, server.url)
    build(settings)
    question = "How many nurses practised in Portugal in 2022?"
    with Assistant.open(settings) as assistant:
        mine, theirs = assistant.ask(question), nurses.ask(question)
        assert [f.values for f in mine.figures] == [f.values for f in theirs.figures]
        assert mine.text == theirs.text
        assert not build(settings).changed
    assert len(schemas_noted(settings.index, server.url)) == 1


def test_old_schemas_are_dropped_and_lost_ones_loaded_again(tmp_path: Path, server: RunningServer) -> None:
    settings = settings_of(tmp_path, server.url)
    build(settings)
    (first,) = schemas_noted(settings.index, server.url)
    for number in range(2):
        extra = tmp_path / f"extra{number}.csv"
        extra.write_text(f"year,country,beds{number}\n2020,Spain,5{number}\n2021,Spain,6\n")
        build(settings, [extra])
    noted = schemas_noted(settings.index, server.url)
    assert len(noted) == 2 and first not in noted
    assert noted <= schemas_held(server.url) and first not in schemas_held(server.url)
    drop_schemas(server.url, noted)
    with pytest.raises(IndexBroken, match="lacks the table"):
        Assistant.open(settings)
    assert build(settings).changed
    with Assistant.open(settings) as assistant:
        assert assistant.tables.rows("extra1")


def test_a_load_that_fails_leaves_no_schema_and_the_old_index_serving(tmp_path: Path, server: RunningServer) -> None:
    before = schemas_held(server.url)
    wide = tuple(Field(f"m{i}", f"m{i}", "number", "measure") for i in range(900))
    table = TableData(Table(Source("wide", "table", "wide"), "wide", wide, 1, "h"), (("1",) * 900,))
    with pytest.raises(StoreError, match="wide has 900 columns"):
        write_tables(tmp_path / "tables", [data(), table], server.url)
    assert schemas_held(server.url) == before


def test_readers_never_see_half_a_load(tmp_path: Path, server: RunningServer) -> None:
    write_tables(tmp_path / "old", [data()], server.url)
    with closing(TableStore.open(tmp_path / "old", server.url)) as store, ThreadPoolExecutor(1) as pool:
        many = tuple(("2019", f"c{i}", str(i), "") for i in range(20_000))
        loading = pool.submit(write_tables, tmp_path / "new", [data(rows=many)], server.url)
        while not loading.done():
            assert store.rows("nurse-shares") == ROWS
        loading.result()
        assert store.rows("nurse-shares") == ROWS
