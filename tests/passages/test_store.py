from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import SourceNotFound
from assistant.passages import PassageStore
from assistant.types import Corpus, SearchFilter
from tests.passages import sample
from tests.passages.sample import EMBEDDER, opened

QUERY = EMBEDDER.encode_query("In Portugal nurses spoke of wages")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PassageStore]:
    index = tmp_path_factory.mktemp("index")
    sample.build(index, sample.sample(40))
    with opened(index) as found:
        yield found


def test_nearest_is_by_cosine(store: PassageStore) -> None:
    found = store.nearest(QUERY, 10)
    vectors = store.vectors([key for key, _ in found])
    cosines = [score for _, score in found]
    assert cosines == sorted(cosines, reverse=True)
    np.testing.assert_allclose(cosines, [vectors[key] @ QUERY for key, _ in found], atol=1e-5)


def test_more_than_there_is_gives_all(store: PassageStore) -> None:
    assert len(store.nearest(QUERY, 5000)) == store.size == 161
    assert store.nearest(QUERY, 0) == []


def test_keywords_ignore_stop_words_and_endings(store: PassageStore) -> None:
    found = store.keyword("what are the WAGE of a nurse?", 5)
    passages = store.passages([key for key, _ in found])
    assert found
    assert all("wages" in passage.text for passage in passages.values())
    assert store.keyword("what is the", 5) == []


@pytest.mark.parametrize("text", ['"', "source:(", "AND NOT", "a^b~2", "wages*", "[1 TO 2]", "\x00", "🙂", "x" * 20000])
def test_odd_queries_only_find_words(store: PassageStore, text: str) -> None:
    assert isinstance(store.keyword(text, 3), list)


def test_passages_come_back_as_they_went_in(store: PassageStore) -> None:
    _, passages = sample.sample(40)
    ids = [passage.id for passage in passages]
    assert store.passages([*ids, "unknown"]) == {passage.id: passage for passage in passages}


def test_sources_and_documents_come_back(store: PassageStore) -> None:
    corpus, _ = sample.sample(40)
    assert store.source("brief-7") == corpus.documents[7].source
    assert store.document("brief-7") == corpus.documents[7]
    assert store.sources[-1] == corpus.tables[0].table.source
    with pytest.raises(SourceNotFound) as caught:
        store.source("breif-7")
    assert "brief-7" in caught.value.hint
    with pytest.raises(SourceNotFound, match="is a table"):
        store.document("nurse-shares")


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (SearchFilter(sources=("brief-3",)), {"brief-3"}),
        (SearchFilter(publishers=("statistics europe",)), {"nurse-shares"}),
        (SearchFilter(publishers=("Statistics MALTA",)), {f"brief-{n}" for n in range(5, 40, 8)}),
        (SearchFilter(published_from="2024"), {"brief-9", "brief-19", "brief-29", "brief-39"}),
        (SearchFilter(published_from="2021-03", published_to="2021-05-31", publishers=("Europe",)), {"nurse-shares"}),
        (SearchFilter(published_from="2021-06", publishers=("Europe",)), set()),
        (SearchFilter(owners=("anna",)), set()),
    ],
)
def test_filters_hold_for_both_searches(store: PassageStore, filters: SearchFilter, expected: set[str]) -> None:
    near = store.passages([key for key, _ in store.nearest(QUERY, 161, filters)])
    worded = store.passages([key for key, _ in store.keyword("nurses shares", 161, filters)])
    assert {passage.source_id for passage in near.values()} == expected
    assert {passage.source_id for passage in worded.values()} == expected


def test_a_filter_by_an_unknown_source_is_an_error(store: PassageStore) -> None:
    filters = SearchFilter(sources=("brief-3", "no-such-brief"))
    with pytest.raises(SourceNotFound):
        store.nearest(QUERY, 3, filters)
    with pytest.raises(SourceNotFound):
        store.keyword("nurses", 3, filters)


def test_a_files_id_covers_its_sheets(tmp_path: Path) -> None:
    names = ["book", "book/2", "bookkeeping"]
    made = sample.sample(3)[0].documents
    documents = [replace(d, source=replace(d.source, id=name)) for d, name in zip(made, names, strict=True)]
    passages = [passage for document in documents for passage in sample.passages_of(document, 2)]
    sample.build(tmp_path, (Corpus(tuple(documents)), passages))
    with opened(tmp_path) as store:
        near = store.passages([key for key, _ in store.nearest(QUERY, 9, SearchFilter(sources=("book",)))])
        assert {passage.source_id for passage in near.values()} == {"book", "book/2"}


def test_nobody_sees_another_owners_source(tmp_path: Path) -> None:
    documents = [sample.document(0), sample.document(1, owner="anna"), sample.document(2, owner="ben")]
    passages = [passage for document in documents for passage in sample.passages_of(document, 3)]
    sample.build(tmp_path, (Corpus(tuple(documents)), passages))
    with opened(tmp_path) as store:
        for owners, expected in [(("",), {"brief-0"}), (("", "anna"), {"brief-0", "brief-1"})]:
            filters = SearchFilter(owners=owners)
            for found in (store.nearest(QUERY, 9, filters), store.keyword("nurses", 9, filters)):
                seen = store.passages([key for key, _ in found]).values()
                assert {passage.source_id for passage in seen} == expected
        with pytest.raises(SourceNotFound) as caught:
            store.nearest(QUERY, 9, SearchFilter(sources=("brief-1",)))
        assert "brief-1" not in caught.value.hint


def test_threads_may_share_a_store(store: PassageStore) -> None:
    expected, got = store.nearest(QUERY, 5), []

    def search() -> None:
        for _ in range(20):
            got.append(store.nearest(QUERY, 5) == expected and len(store.keyword("nurses wages", 5)) == 5)

    threads = [threading.Thread(target=search) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(got)
    assert len(got) == 160


def test_a_folder_that_cannot_be_written_serves_from_memory(
    store: PassageStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    before = {path: path.stat().st_mtime_ns for path in store.folder.rglob("*")}
    with PassageStore.open(store.folder.parent.parent, sample.MODEL) as reader:
        assert [key for key, _ in reader.nearest(QUERY, 5)] == [key for key, _ in store.nearest(QUERY, 5)]
        assert reader.keyword("nurses wages", 5) == store.keyword("nurses wages", 5)
        assert not reader.degraded
    assert {path: path.stat().st_mtime_ns for path in store.folder.rglob("*")} == before


def test_no_embedding_function_is_stored(store: PassageStore) -> None:
    import chromadb
    from chromadb.config import Settings

    store.nearest(QUERY, 1)
    client = chromadb.PersistentClient(str(store.folder / "chroma"), Settings(anonymized_telemetry=False))
    for collection in client.list_collections():
        configuration = json.loads(json.dumps(collection.configuration_json))
        assert configuration["embedding_function"] in (None, {"type": "legacy"})


def test_no_port_is_opened(store: PassageStore) -> None:
    store.nearest(QUERY, 3)
    assert listening_sockets(os.getpid()) == set()


def listening_sockets(pid: int) -> set[str]:
    """The inodes of the process's TCP sockets that listen."""
    if not Path("/proc/net/tcp").is_file():
        pytest.skip("needs Linux")
    own = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    lines = [
        line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
    ]
    return {f"socket:[{line[9]}]" for line in lines if line[3] == "0A"} & own
