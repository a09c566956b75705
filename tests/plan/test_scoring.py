"""Which way people go decides between a measure of those who come and one of those who leave."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.plan.reading import read_question
from assistant.plan.scoring import _flow_fit
from assistant.settings import load_settings
from assistant.types import Field
from tests.conftest import NURSES


@pytest.mark.parametrize(
    ("question", "title", "fit"),
    [
        ("How many nurses came to Portugal in 2020?", "Inflow of nurses", 1),
        ("How many nurses came to Portugal in 2020?", "Outflow of nurses", -1),
        ("How many nurses left Portugal in 2020?", "Departures of nurses", 1),
        ("How many nurses left Portugal in 2020?", "Arrivals of nurses", -1),
        ("How many nurses were there in Portugal in 2020?", "Inflow of nurses", 0),
        ("How many nurses came to Portugal in 2020?", "Practising nurses", 0),
    ],
)
def test_the_measure_counts_the_way_that_is_asked(question: str, title: str, fit: int) -> None:
    assert _flow_fit(read_question(question), Field("m", title, "integer", "measure", unit="count")) == fit


def test_a_population_is_explained_by_a_rate_per_head_only_where_a_rate_is_asked(nurses: Assistant) -> None:
    planner = nurses._parts.planner
    assert not planner.plan("What is the population of Spain?").figures
    assert not planner.plan("What is the population of Spain?").options


def test_what_a_table_says_it_is_not_explains_no_word(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(NURSES, corpus)
    package = corpus / "datapackage.json"
    described = json.loads(package.read_text(encoding="utf-8"))
    table = next(r for r in described["resources"] if "Practising nurses" in r["description"])
    table["description"] += " All wards, not paediatric alone."
    package.write_text(json.dumps(described), encoding="utf-8")
    settings = load_settings(corpus=corpus, index=tmp_path / "index", data=tmp_path / "data", embedder="fake:64")
    build(settings)
    with Assistant.open(settings) as assistant:
        planner = assistant._parts.planner
        assert planner.plan("How many practising nurses were there in Spain in 2022?").figures
        assert not planner.plan("How many practising paediatric nurses were there in Spain in 2022?").figures
