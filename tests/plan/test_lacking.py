"""A table that holds what is asked, but not for the year or place asked, says which it has; no other year stands in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer.about import _dates
from assistant.ingest import read_corpus
from assistant.plan import Planner
from assistant.tables import TableStore, write_tables

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"
SHARES = "“Foreign-trained nurses by country” has no values of the number of practising nurses"


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    folder = tmp_path_factory.mktemp("lacking") / "tables"
    write_tables(folder, read_corpus(CORPUS).tables)
    store = TableStore.open(folder)
    yield Planner(store)
    store.close()


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        (
            "How many practising nurses were there in Spain in 2031?",
            f"{SHARES} for 2031: it covers 2019-2022.",
            "2031",
        ),
        ("How many practising nurses were there in Brazil in 2022?", f"{SHARES} for Brazil.", "Brazil"),
    ],
)
def test_what_the_table_has_is_said(planner: Planner, question: str, told: str, missing: str) -> None:
    plan = planner.plan(question)
    assert (plan.figures, plan.lacking, plan.missing) == ((), told, (missing,))


@pytest.mark.parametrize(
    "question",
    ["How many practising nurses were there in Spain in 2022?", "How many giraffes were there in Spain in 2022?"],
)
def test_nothing_is_said_where_the_table_answers_or_is_of_something_else(planner: Planner, question: str) -> None:
    assert planner.plan(question).lacking == ""


@pytest.mark.parametrize(
    ("sentence", "dated"),
    [
        ("In 2024 it was 1.1 percent, according to the Nursing Index 2025.", False),
        ("In 2025 it was 1.2 percent.", True),
        ("The rate of 2025 was 1.2 percent.", True),
        ("It rose between March 2025 and May 2026.", True),
    ],
)
def test_the_year_in_a_title_dates_nothing(sentence: str, dated: bool) -> None:
    assert _dates(sentence, "2025") is dated
