"""Counts with a condition, orders, sums, weighted means and balances, over nurses the planner was not written for."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.ingest import read_corpus
from assistant.plan import Planner
from assistant.plan.cues import find_cues
from assistant.plan.tasks import find_task
from assistant.quantities import find_quantities
from assistant.tables import TableStore, write_tables
from assistant.types import FigureRequest

CORPUS = Path(__file__).parent.parent / "fixtures" / "corpus"


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    folder = tmp_path_factory.mktemp("tasks") / "tables"
    write_tables(folder, read_corpus(CORPUS).tables)
    store = TableStore.open(folder)
    yield Planner(store)
    store.close()


def asked(planner: Planner, question: str) -> FigureRequest | None:
    figures = planner.plan(question).figures
    return figures[0].request if len(figures) == 1 else None


@pytest.mark.parametrize(
    ("text", "comparison", "value", "noun"),
    [
        ("How many countries have more than 500,000 nurses?", "more_than", 500000, "countries"),
        ("In how many years was it below 10 percent?", "less_than", 10, "years"),
        ("Number of countries with over one thousand nurses", "more_than", 1000, "countries"),
        ("Of the EU members, how many exceeded 2,000 nurses?", "more_than", 2000, "EU members"),
        ("How many countries had a negative balance of nurses?", "less_than", 0, "countries"),
        ("How many countries had 5 percent or more?", "at_least", 5, "countries"),
    ],
)
def test_a_condition_is_read(text: str, comparison: str, value: int, noun: str) -> None:
    task = find_task(text, find_quantities(text))
    assert task.condition is not None
    assert (task.condition.comparison, task.condition.value) == (comparison, Decimal(value))
    assert noun in task.noun


@pytest.mark.parametrize(
    "text", ["How many nurses moved in 2019?", "Did more than 500 nurses move?", "Net gain in 2019?"]
)
def test_no_count_without_condition_and_noun(text: str) -> None:
    assert not find_task(text, find_quantities(text)).counts


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Which two countries employ the most nurses?", 2),
        ("Give me the first three countries by nurses", 3),
        ("Where is the share of nurses smallest? Name three countries.", 3),
        ("Top four destinations of nurses", 4),
        ("Which country employs the most nurses?", None),
    ],
)
def test_a_limit_in_words(text: str, limit: int | None) -> None:
    assert find_cues(text).limit == limit


@pytest.mark.parametrize(
    ("question", "operation", "by"),
    [
        ("How many countries had more than 500,000 practising nurses in 2022?", "count", "country"),
        ("In how many countries was the share of foreign-trained nurses below 9 percent in 2022?", "count", "country"),
        ("Number of EU member states with over 100,000 practising nurses in 2022", "count", "country"),
        ("In how many years were more than 8 percent of nurses in Germany foreign-trained?", "count", "year"),
        ("Where does Spain come by number of practising nurses in 2022?", "rank", "country"),
        ("Which two countries had the fewest practising nurses in 2022?", "bottom", "country"),
        ("Peak year of the share of foreign-trained nurses in Spain?", "maximum", "year"),
        ("Median share of foreign-trained nurses across all countries in 2022?", "median", None),
        ("In the exchange of nurses with Spain in 2019, did Portugal come out ahead?", "net_flow", None),
        ("Practising nurses in Spain and Portugal put together in 2022?", "sum", None),
    ],
)
def test_operations(planner: Planner, question: str, operation: str, by: str | None) -> None:
    request = asked(planner, question)
    assert request is not None, question
    assert (request.operation, request.by) == (operation, by)


@pytest.mark.parametrize(
    "question",
    [
        "How many nurses with more than 500 colleagues worked in Spain in 2022?",
        "Practising nurses per 1,000 inhabitants in Spain in 2022?",
        "Median number of practising nurses in Spain in 2022?",
        "In how many countries did more than 12 percent of practising nurses count in 2022?",
        "Peak year of practising nurses per capita in Spain?",
    ],
)
def test_what_cannot_be_done_is_no_lookup(planner: Planner, question: str) -> None:
    request = asked(planner, question)
    assert request is None or request.operation == "count" and request.measure == "foreign_trained_percent"


def test_a_group_of_places_without_a_total_is_counted_by_its_members(planner: Planner) -> None:
    request = asked(planner, "How many G7 countries had more than 500,000 practising nurses in 2022?")
    assert request is not None
    assert next(f.members for f in request.where if f.dimension == "country") == ("G7",)


def test_the_place_that_gains_is_the_destination(planner: Planner) -> None:
    request = asked(planner, "In the exchange of nurses with Spain in 2019, did Portugal come out ahead?")
    assert request is not None
    chosen = {f.dimension: f.members for f in request.where}
    assert (chosen["destination"], chosen["origin"]) == (("Portugal",), ("Spain",))


@pytest.mark.parametrize(
    ("question", "comparison"),
    [
        ("How many countries lost more nurses than they gained in 2022?", "less_than"),
        ("How many countries gained more nurses than they lost in 2022?", "more_than"),
    ],
)
def test_more_lost_than_gained_is_a_negative_balance(question: str, comparison: str) -> None:
    task = find_task(question, find_quantities(question))
    assert task.counts and task.net and task.condition is not None
    assert task.condition.comparison == comparison
    assert task.condition.value == Decimal(0)


@pytest.mark.parametrize("question", ["Do most nurses in Spain leave?", "Did the majority of nurses stay?"])
def test_most_of_them_is_more_than_half(question: str) -> None:
    task = find_task(question, find_quantities(question))
    assert task.checks and task.condition is not None
    assert (task.condition.comparison, task.condition.value, task.unit) == ("more_than", Decimal(50), "percent")


@pytest.mark.parametrize("question", ["Which country has most nurses?", "Does Spain have the most nurses?"])
def test_the_most_is_not_a_majority(question: str) -> None:
    assert not find_task(question, find_quantities(question)).checks


def test_a_majority_is_held_against_half(planner: Planner) -> None:
    request = asked(planner, "Were most nurses in Germany in 2022 foreign trained?")
    assert request is None or request.operation == "compare"
