"""Plans over a corpus the planner was not written for: nurses in Portugal, Spain, Germany and the United Kingdom."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ingest import read_corpus
from assistant.plan import Planner
from assistant.tables import TableStore, write_tables
from assistant.types import FigureRequest, Filter

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    folder = tmp_path_factory.mktemp("plan") / "tables"
    write_tables(folder, read_corpus(CORPUS).tables)
    store = TableStore.open(folder)
    yield Planner(store)
    store.close()


def only(planner: Planner, question: str, *history: str) -> FigureRequest:
    plan = planner.plan(question, history)
    assert len(plan.figures) == 1, (plan.options, plan.missing)
    return plan.figures[0].request


def where(request: FigureRequest, dimension: str) -> Filter:
    return next(f for f in request.where if f.dimension == dimension)


def test_lookup_with_direction(planner: Planner) -> None:
    request = only(planner, "How many nurses moved from Portugal to the UK in 2022?")
    assert (request.operation, request.table, request.measure) == ("lookup", "nurse_flows", "nurses")
    assert where(request, "origin").members == ("Portugal",)
    assert where(request, "destination").members == ("United Kingdom",)
    assert where(request, "year").members == ("2022",)


def test_direction_is_not_the_order_of_words(planner: Planner) -> None:
    request = only(planner, "In 2022, how many nurses went to Germany from Portugal?")
    assert where(request, "origin").members == ("Portugal",)
    assert where(request, "destination").members == ("Germany",)


def test_latest_year_is_an_assumption(planner: Planner) -> None:
    plan = planner.plan("What percentage of nurses in Germany are foreign trained?")
    assert any("latest" in note.text for note in plan.figures[0].notes)


def test_change_over_time(planner: Planner) -> None:
    request = only(planner, "How did the foreign-trained share of nurses in Spain change between 2019 and 2022?")
    assert request.operation == "difference"
    assert (where(request, "year").start, where(request, "year").end) == (2019, 2022)


def test_superlative_over_countries(planner: Planner) -> None:
    request = only(planner, "Which country has the highest foreign-trained percentage of nurses in 2022?")
    assert (request.operation, request.by, request.limit) == ("top", "country", 1)


def test_follow_up_replaces_the_place(planner: Planner) -> None:
    first = "What percentage of nurses in Germany were foreign trained in 2022?"
    plan = planner.plan("and in Spain?", (first,))
    assert "Spain" in plan.standalone_question
    assert where(plan.figures[0].request, "country").members == ("Spain",)
    assert where(plan.figures[0].request, "year").members == ("2022",)


def test_follow_up_replaces_the_year(planner: Planner) -> None:
    request = only(planner, "what about 2019?", "What percentage of nurses in Germany were foreign trained in 2022?")
    assert where(request, "year").members == ("2019",)
    assert where(request, "country").members == ("Germany",)


@pytest.mark.parametrize(
    "question",
    [
        "How many military nurses moved from Portugal to the UK in 2022?",
        "How many nurses moved from Brazil to the UK in 2022?",
        "How many nurses moved from Portugal to the UK in 1987?",
        "What is the average salary of a nurse in Portugal?",
        "How many dentists moved from Portugal to Spain in 2022?",
        "Who won the football match yesterday?",
        "How many nurses went from Germany to Portugal in 2030?",
    ],
)
def test_what_no_table_explains_has_no_figure(planner: Planner, question: str) -> None:
    assert planner.plan(question).figures == ()


def test_scope_limits_the_tables(planner: Planner) -> None:
    question = "How many nurses moved from Portugal to the UK in 2022?"
    assert planner.plan(question, scope=("nurse_shares",)).figures == ()


def test_a_loose_spelling_is_understood(planner: Planner) -> None:
    request = only(planner, "What percentage of nurses in Germany were foriegn trained in 2022?")
    assert request.measure == "foreign_trained_percent"


@pytest.mark.parametrize(
    "question",
    [
        "For a briefing I need the number of people: how many nurses moved from Portugal to the UK in 2022?",
        "Would you be so kind as to tell me, in the course of 2022, how many nurses moved from Portugal to the UK?",
    ],
)
def test_words_that_frame_a_request_do_not_stand_in_the_way(planner: Planner, question: str) -> None:
    request = only(planner, question)
    assert (request.operation, request.table) == ("lookup", "nurse_flows")


def test_people_of_one_place_in_another_are_not_read_from_a_table_of_places_side_by_side(planner: Planner) -> None:
    plan = planner.plan("What share of Portuguese nurses in Germany are foreign trained?", (), ("nurse_shares",))
    assert not plan.figures
