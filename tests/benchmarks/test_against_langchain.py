from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import bench_against_langchain as bench


def test_only_small_tables_are_copied(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    kept = bench.copy_corpus(bench.ROOT / "tests" / "fixtures" / "corpus", tmp_path / "corpus", 0)
    assert kept == []
    (tmp_path / "again").mkdir()
    kept = bench.copy_corpus(bench.ROOT / "tests" / "fixtures" / "corpus", tmp_path / "again", 10**6)
    described = json.loads((tmp_path / "again" / "datapackage.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in described["resources"]] == kept != []


def test_both_sides_get_the_same_queries() -> None:
    corpus = bench.ROOT / "corpus"
    assert bench.queries_of(corpus) == bench.queries_of(corpus)
    assert len(bench.queries_of(corpus)) == 60


@pytest.mark.slow
def test_ingest_is_as_quick_and_search_is_quicker_than_the_recipe() -> None:
    result = bench.compare(bench.ROOT / "corpus", rows=0, repeat=1)
    assert result["ratios"]["ingest_seconds"] <= 1.1, bench.as_table(result)
    assert result["ratios"]["search_median_ms"] < 1, bench.as_table(result)
