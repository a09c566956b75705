from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import CorpusError, IndexBroken, IndexUnwritable, ModelReplyInvalid, ModelUnavailable
from assistant.passages import build_index
from assistant.passages.layout import home_of
from assistant.passages.lock import exclusive
from assistant.types import Corpus, Problem
from tests.passages import sample
from tests.passages.sample import MODEL, Counting, opened


def folders(index: Path) -> list[str]:
    return sorted(path.name for path in home_of(index, MODEL).iterdir() if path.is_dir())


def test_a_first_build_embeds_everything(tmp_path: Path) -> None:
    embed, seen = Counting(), []
    made = sample.sample()
    report = build_index(tmp_path, *made, embed, MODEL, sample.write_tables, lambda *step: seen.append(step))
    assert (report.embedded, report.kept, report.removed, report.generation) == (49, 0, 0, 1)
    assert report.changed
    assert embed.texts == 49
    assert seen[0] == (0, 49)
    assert seen[-1] == (49, 49)
    assert folders(tmp_path) == ["gen-1"]
    with opened(tmp_path) as store:
        assert (store.folder / "tables" / "cells.txt").read_text() == "cells"


def test_nothing_changed_builds_nothing(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample())
    embed = Counting()
    report = sample.build(tmp_path, sample.sample(), embed=embed)
    assert not report.changed
    assert (report.embedded, report.kept, report.generation, embed.texts) == (0, 49, 1, 0)


def test_only_changed_passages_are_embedded(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample())
    embed = Counting()
    report = sample.build(tmp_path, sample.sample(edited=3), embed=embed)
    assert report.changed
    assert report.embedded == embed.texts
    assert 1 <= report.embedded <= 4
    assert report.removed == report.embedded


def test_what_was_removed_disappears_and_comes_back_for_nothing(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample(12))
    report = sample.build(tmp_path, sample.sample(11))
    assert (report.removed, report.passages) == (4, 45)
    with opened(tmp_path) as store:
        assert "brief-11" not in {source.id for source in store.sources}
        assert all(key in store.passages([key]) for key, _ in store.nearest(sample.EMBEDDER.encode_query("nurses"), 45))
    assert sample.build(tmp_path, sample.sample(12)).embedded == 0


def test_only_the_last_two_generations_stay(tmp_path: Path) -> None:
    for edition in (2, 3, 4, 5):
        sample.build(tmp_path, sample.sample(edited=1, edition=edition))
    assert folders(tmp_path) == ["gen-3", "gen-4"]


def test_a_change_of_the_tables_alone_makes_a_generation(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample(), extra_hash="a")
    assert not sample.build(tmp_path, sample.sample(), extra_hash="a").changed
    report = sample.build(tmp_path, sample.sample(), extra_hash="b")
    assert report.changed
    assert report.embedded == 0


def test_one_ingest_at_a_time(tmp_path: Path) -> None:
    with exclusive(home_of(tmp_path, MODEL)), pytest.raises(IndexUnwritable, match="Another ingest"):
        sample.build(tmp_path, sample.sample())


def test_a_file_in_the_folders_place_is_unwritable(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(IndexUnwritable, match="cannot be written"):
        sample.build(tmp_path / "index", sample.sample())


def test_a_full_disk_leaves_what_served(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample())

    def full(point: str) -> None:
        if point == "indexed":
            raise OSError(28, "No space left on device")

    with pytest.raises(IndexUnwritable, match="No space left"):
        sample.build(tmp_path, sample.sample(edited=1), at=full)
    assert folders(tmp_path) == ["gen-1"]


def test_a_model_that_fails_half_way_loses_nothing(tmp_path: Path) -> None:
    embed = Counting()

    def fail(point: str) -> None:
        if point == "embedding" and embed.texts >= 128:
            raise ModelUnavailable("gone", "wait")

    with pytest.raises(ModelUnavailable):
        sample.build(tmp_path, sample.sample(60), embed=embed, at=fail)
    again = Counting()
    report = sample.build(tmp_path, sample.sample(60), embed=again)
    assert again.texts == 241 - embed.texts
    assert report.embedded == again.texts
    assert folders(tmp_path) == ["gen-1"]


def test_vectors_that_are_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelReplyInvalid):
        sample.build(tmp_path, sample.sample(), embed=lambda texts: np.full((len(texts), 4), np.nan, np.float32))


def test_one_id_twice_is_refused(tmp_path: Path) -> None:
    corpus, passages = sample.sample()
    with pytest.raises(CorpusError, match="brief-0"):
        sample.build(tmp_path, (corpus, [*passages, passages[0]]))


def test_an_empty_corpus_and_its_problems(tmp_path: Path) -> None:
    corpus = Corpus(problems=(Problem("a.md", "unreadable"),))
    report = sample.build(tmp_path, (corpus, []))
    assert report.problems == corpus.problems
    with opened(tmp_path) as store:
        assert store.nearest(sample.EMBEDDER.encode_query("x"), 3) == []
        assert store.keyword("x", 3) == []


def test_a_generation_that_fails_its_check_never_serves(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample())

    def damage(point: str) -> None:
        if point == "indexed":
            (staging,) = home_of(tmp_path, MODEL).glob("staging-*")
            with sqlite3.connect(staging / "chroma" / "chroma.sqlite3") as database:
                database.execute("DELETE FROM embeddings WHERE id IN (SELECT id FROM embeddings LIMIT 2)")

    with pytest.raises(IndexBroken, match="did not pass"):
        sample.build(tmp_path, sample.sample(edited=1), at=damage)
    assert folders(tmp_path) == ["gen-1"]
    with opened(tmp_path) as store:
        assert store.generation == 1


def test_a_damaged_generation_is_rebuilt_without_embedding(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample())
    shutil.rmtree(home_of(tmp_path, MODEL) / "gen-1" / "chroma")
    report = sample.build(tmp_path, sample.sample())
    assert (report.changed, report.embedded, report.generation) == (True, 0, 2)


def test_two_models_have_a_home_each(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample())
    sample.build(tmp_path, sample.sample(), model_id="fake:65")
    with opened(tmp_path) as one, opened(tmp_path, "fake:65") as two:
        assert one.corpus_version == two.corpus_version
        assert one.folder != two.folder
