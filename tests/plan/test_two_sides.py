"""Questions that set two sides against each other, over the nurses of four countries: the subject stands first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ingest import read_corpus
from assistant.plan import Planner
from assistant.tables import TableStore, write_tables
from assistant.types import FigureRequest

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    folder = tmp_path_factory.mktemp("sides") / "tables"
    write_tables(folder, read_corpus(CORPUS).tables)
    store = TableStore.open(folder)
    yield Planner(store)
    store.close()


def sides(request: FigureRequest, field: str) -> list[str]:
    return [f.members[0] for operand in request.operands for f in operand.where if f.dimension == field]


@pytest.mark.parametrize(
    ("question", "operation", "field", "expected"),
    [
        (
            "How many times as many practising nurses as Portugal did Spain have in 2022?",
            "ratio",
            "country",
            ["Spain", "Portugal"],
        ),
        (
            "How many practising nurses are there in Germany for every one in Spain in 2022?",
            "ratio",
            "country",
            ["Germany", "Spain"],
        ),
        (
            "How far behind Germany was Portugal in the share of foreign-trained nurses in 2022?",
            "difference",
            "country",
            ["Portugal", "Germany"],
        ),
        ("Did Spain have more practising nurses than Germany in 2022?", "compare", "country", ["Spain", "Germany"]),
        ("Did Spain have fewer practising nurses than Germany in 2022?", "compare", "country", ["Germany", "Spain"]),
        (
            "How many more nurses moved from Portugal to Spain than to Germany in 2022?",
            "difference",
            "destination",
            ["Spain", "Germany"],
        ),
        (
            "Did more nurses move from Portugal to Spain than the other way round in 2022?",
            "compare",
            "origin",
            ["Portugal", "Spain"],
        ),
        ("Has the foreign-trained share of nurses in Spain risen since 2019?", "compare", "year", ["2022", "2019"]),
        (
            "Did the number of practising nurses in Spain fall between 2019 and 2022?",
            "compare",
            "year",
            ["2019", "2022"],
        ),
    ],
)
def test_operands(planner: Planner, question: str, operation: str, field: str, expected: list[str]) -> None:
    plan = planner.plan(question)
    assert len(plan.figures) == 1, (plan.options, plan.missing)
    request = plan.figures[0].request
    assert (request.operation, sides(request, field)) == (operation, expected)


@pytest.mark.parametrize(
    "question",
    [
        "How many times as many practising nurses as the moon did Spain have in 2022?",
        "By what margin did the practising nurses of Spain outnumber its dentists in 2022?",
    ],
)
def test_one_side_alone_is_no_answer(planner: Planner, question: str) -> None:
    assert not planner.plan(question).figures
