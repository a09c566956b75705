from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import IndexBroken, IndexMissing, IndexStale
from assistant.passages.layout import home_of
from tests.passages import sample
from tests.passages.sample import EMBEDDER, MODEL, opened


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of two generations; the served one knows edition 2 of brief 1."""
    sample.build(tmp_path, sample.sample())
    sample.build(tmp_path, sample.sample(edited=1))
    return tmp_path


def generation(index: Path, number: int) -> Path:
    return home_of(index, MODEL) / f"gen-{number}"


def graph_file(folder: Path, name: str) -> Path:
    (path,) = (folder / "chroma").glob(f"*/{name}")
    return path


def answers(index: Path) -> tuple[int, bool, int, int]:
    """Generation, degraded, and how many passages each of the two searches finds."""
    with opened(index) as store:
        near = store.nearest(EMBEDDER.encode_query("nurses in Portugal"), 7)
        return store.generation, store.degraded, len(near), len(store.keyword("nurses Portugal", 7))


def test_the_current_generation_serves(index: Path) -> None:
    assert answers(index) == (2, False, 7, 7)


def test_no_index_says_so(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(IndexMissing) as caught:
            opened(folder)
        assert "assistant ingest" in caught.value.hint
    (tmp_path / "uploads").mkdir()
    with pytest.raises(IndexMissing):
        opened(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["uploads"]


def test_an_index_of_another_model_names_both(index: Path) -> None:
    with pytest.raises(IndexStale, match=r"fake:64.*fake:32") as caught:
        opened(index, "fake:32")
    assert "assistant ingest" in caught.value.hint


@pytest.mark.parametrize("name", ["header.bin", "data_level0.bin", "link_lists.bin"])
def test_a_cut_graph_file_never_reaches_the_process(index: Path, name: str) -> None:
    path = graph_file(generation(index, 2), name)
    path.write_bytes(path.read_bytes()[:40])
    assert answers(index)[1:] in [(True, 7, 7), (False, 7, 7)]


@pytest.mark.parametrize("part", ["chroma/chroma.sqlite3", "truth.sqlite3", "tables/cells.txt", "MANIFEST.json"])
def test_a_lost_file_brings_the_generation_before(index: Path, part: str) -> None:
    (generation(index, 2) / part).unlink()
    number, degraded, near, worded = answers(index)
    assert degraded
    assert (near, worded) == (7, 7)
    assert number == (2 if part.startswith("chroma/") else 1)


def test_vectors_stand_in_where_every_graph_is_damaged(index: Path) -> None:
    for number in (1, 2):
        graph_file(generation(index, number), "header.bin").write_bytes(b"\xff" * 100)
        (generation(index, number) / "lexical" / "meta.json").unlink()
    assert answers(index) == (2, True, 7, 7)


def test_nothing_left_is_broken(index: Path) -> None:
    for number in (1, 2):
        (generation(index, number) / "truth.sqlite3").write_bytes(b"not a database" * 100)
    with pytest.raises(IndexBroken) as caught:
        opened(index)
    assert "assistant ingest" in caught.value.hint


def test_a_pointer_to_nothing_falls_back(index: Path) -> None:
    (home_of(index, MODEL) / "CURRENT").write_text("gen-9\n")
    assert answers(index) == (2, True, 7, 7)


def test_a_manifest_of_another_shape_is_no_manifest(index: Path) -> None:
    path = generation(index, 2) / "MANIFEST.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "surprise": 1}))
    assert answers(index)[:2] == (1, True)


def test_a_reader_learns_of_a_newer_generation(index: Path) -> None:
    with opened(index) as store:
        assert store.is_current()
        sample.build(index, sample.sample(edited=2))
        assert not store.is_current()
        assert len(store.nearest(EMBEDDER.encode_query("nurses"), 5)) == 5


def test_a_file_in_the_place_of_the_folder_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("", encoding="utf-8")
    with pytest.raises(IndexMissing):
        opened(tmp_path / "index")
