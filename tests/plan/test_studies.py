"""Rival sources of one quantity are given side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.settings import load_settings

TABLE = """year,study,counted,country,nurses
2020,Bank of Portugal,"nurses, all sectors",Portugal,70000
2021,Nurse Count 2000,hospital nurses,Portugal,41000
2021,Bank of Portugal,"nurses, all sectors",Spain,300000
"""
DESCRIPTOR = """
title: Estimates of the number of nurses
fields:
  year: {role: time, kind: year}
  study: {role: dimension, kind: study}
  counted: {role: dimension, kind: category}
  country: {role: dimension, kind: place}
  nurses: {role: measure, unit: count, title: Nurses, aggregation: none}
"""


@pytest.fixture(scope="module")
def estimates(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("estimates")
    file: Path = folder / "estimates.csv"
    file.write_text(TABLE, encoding="utf-8")
    file.with_suffix(".csv.yaml").write_text(DESCRIPTOR, encoding="utf-8")
    settings = load_settings(
        corpus=Path("tests/fixtures/corpus"), index=folder / "index", data=folder / "data", embedder="fake:64"
    )
    build(settings, [file])
    return Assistant.open(settings)


def test_all_sources_are_told_with_their_years_where_none_is_named(estimates: Assistant) -> None:
    answer = estimates.ask("How many nurses are there in Portugal?", scope=["estimates"])
    assert answer.status == "answered"
    assert "- Bank of Portugal, nurses, all sectors in 2020: 70,000" in answer.text
    assert "- Nurse Count 2000, hospital nurses in 2021: 41,000" in answer.text
    assert [note for note in answer.notes if note.kind == "disagreement"]


def test_a_named_year_leaves_the_sources_of_that_year(estimates: Assistant) -> None:
    answer = estimates.ask("How many nurses were there in Portugal in 2021?", scope=["estimates"])
    assert "41,000" in answer.text
    assert "70,000" not in answer.text


def test_a_named_source_stands_alone(estimates: Assistant) -> None:
    answer = estimates.ask("How many nurses did the Bank of Portugal count in Portugal in 2020?", scope=["estimates"])
    assert "70,000" in answer.text
    assert "41,000" not in answer.text
