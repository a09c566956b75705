"""Members ordered by how much they changed, and what of a total: over nurses the planner was not written for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.compute import Engine
from assistant.ingest import read_corpus
from assistant.plan import Planner
from assistant.tables import TableStore, write_tables
from assistant.types import Figure

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TableStore]:
    folder = tmp_path_factory.mktemp("growing") / "tables"
    write_tables(folder, read_corpus(CORPUS).tables)
    opened = TableStore.open(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def planner(store: TableStore) -> Planner:
    return Planner(store)


def computed(store: TableStore, planner: Planner, question: str) -> Figure:
    plan = planner.plan(question)
    assert len(plan.figures) == 1, (plan.options, plan.missing)
    return Engine(store).compute(plan.figures[0].request)


@pytest.mark.parametrize(
    ("question", "first", "value"),
    [
        ("In which country did the number of practising nurses grow most between 2019 and 2022?", "Germany", 50000),
        ("In which country did the number of practising nurses grow least between 2019 and 2022?", "Portugal", 10000),
        ("Which country's foreign-trained share of nurses grew most from 2019 to 2022?", "United Kingdom", 5),
    ],
)
def test_who_grew_most(store: TableStore, planner: Planner, question: str, first: str, value: int) -> None:
    figure = computed(store, planner, question)
    assert dict(figure.values[0].members)["country"] == first
    assert figure.values[0].value == value


def test_fastest_is_in_percent(store: TableStore, planner: Planner) -> None:
    figure = computed(store, planner, "In which country did practising nurses grow fastest between 2019 and 2022?")
    assert (dict(figure.values[0].members)["country"], figure.unit) == ("Portugal", "percent")


def test_a_level_is_not_ranked_where_a_change_is_asked(planner: Planner) -> None:
    plan = planner.plan("In which country did practising nurses grow most in 2022?")
    assert all(f.request.operands or f.request.operation not in ("top", "bottom") for f in plan.figures)


def test_share_of_all_countries(store: TableStore, planner: Planner) -> None:
    question = "What share of the practising nurses of all four countries came from Spain in 2022?"
    figure = computed(store, planner, question)
    assert (figure.operation, round(figure.value or 0, 2)) == ("share", Decimal("15.54"))
