from __future__ import annotations

from pathlib import Path

from assistant.passages import unchanged
from assistant.passages.layout import home_of
from assistant.types import Corpus, Problem
from tests.passages import sample
from tests.passages.sample import MODEL


def test_unchanged_inputs_are_known_without_a_corpus(tmp_path: Path) -> None:
    assert unchanged(tmp_path, MODEL, "one") is None
    corpus, passages = sample.sample()
    broken = Corpus(corpus.documents, corpus.tables, (Problem("a.md", "unreadable"),))
    sample.build(tmp_path, (broken, passages), inputs="one")
    report = unchanged(tmp_path, MODEL, "one")
    assert report is not None
    assert (report.changed, report.embedded, report.kept, report.generation) == (False, 0, 49, 1)
    assert report.problems == broken.problems
    assert unchanged(tmp_path, MODEL, "two") is None
    assert unchanged(tmp_path, "fake:32", "one") is None


def test_other_inputs_of_the_same_corpus_are_learnt(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample(), inputs="one")
    assert not sample.build(tmp_path, sample.sample(), inputs="two").changed
    assert unchanged(tmp_path, MODEL, "two") is not None


def test_a_generation_that_is_not_whole_is_not_unchanged(tmp_path: Path) -> None:
    sample.build(tmp_path, sample.sample(), inputs="one")
    (home_of(tmp_path, MODEL) / "gen-1" / "truth.sqlite3").unlink()
    assert unchanged(tmp_path, MODEL, "one") is None
