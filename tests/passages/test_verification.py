from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from assistant.passages.verification import problem_of, verify
from tests.passages import sample
from tests.passages.sample import opened


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    index = tmp_path_factory.mktemp("index")
    sample.build(index, sample.sample(30))
    with opened(index) as store:
        return store.folder


def test_a_sound_generation_has_no_problem(sound: Path) -> None:
    assert problem_of(sound) == verify(sound) == ""


def test_a_graph_that_kills_its_reader_is_a_problem_not_the_end(sound: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(sound, copy)
    (header,) = (copy / "chroma").glob("*/header.bin")
    header.write_bytes(b"\xff" * 100)
    assert verify(copy)


def test_a_keyword_index_of_another_corpus_is_a_problem(sound: Path, tmp_path: Path) -> None:
    other, copy = tmp_path / "other", tmp_path / "copy"
    sample.build(other, sample.sample(10))
    shutil.copytree(sound, copy)
    shutil.rmtree(copy / "lexical")
    with opened(other) as store:
        shutil.copytree(store.folder / "lexical", copy / "lexical")
    assert "keyword index holds 41" in problem_of(copy)
