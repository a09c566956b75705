"""Questions whose best table has cells, but none that give what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ingest import read_corpus
from assistant.plan import Planner
from assistant.tables import TableStore, write_tables

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    folder = tmp_path_factory.mktemp("unfit") / "tables"
    write_tables(folder, read_corpus(CORPUS).tables)
    store = TableStore.open(folder)
    yield Planner(store)
    store.close()


@pytest.mark.parametrize(
    "question",
    [
        "In how many years from 2019 to 2022 did more nurses move from Portugal to Spain than from Spain to Portugal?",
        "In the year when practising nurses in Spain were at their peak, how many were there in Portugal?",
        "How much do practising nurses in Portugal earn?",
        "Which country and which year show the highest foreign-trained share of nurses?",
    ],
)
def test_no_figure_stands_for_it(planner: Planner, question: str) -> None:
    assert planner.plan(question).figures == ()


def test_a_misspelt_noun_still_says_what_is_listed(planner: Planner) -> None:
    plan = planner.plan("list the three countrys with most practising nurses in 2022")
    assert all(f.request.operation == "top" for f in plan.figures)
