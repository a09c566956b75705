"""What a question means for two small tables: sides in two tables, groups and parts, periods without values."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from assistant.compute import Engine
from assistant.plan import Planner
from assistant.tables import TableStore
from assistant.types import Figure, Plan
from tests.plan.schools import schools


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TableStore]:
    opened = schools(tmp_path_factory.mktemp("schools"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def planner(store: TableStore) -> Planner:
    return Planner(store)


def _only(planner: Planner, store: TableStore, question: str) -> tuple[Plan, Figure]:
    plan = planner.plan(question)
    assert len(plan.figures) == 1, plan
    return plan, Engine(store).compute(plan.figures[0].request)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("What is the ratio of pupils in Spain to teachers in Spain in 2020?", Decimal(12)),
        (
            "In 2020, what was the ratio between the number of pupils in Italy and the number of teachers in Italy?",
            Decimal(12),
        ),
    ],
)
def test_sides_in_two_tables_are_set_against_each_other(
    planner: Planner, store: TableStore, question: str, value: Decimal
) -> None:
    plan, figure = _only(planner, store, question)
    assert figure.value == value
    assert {o.table for o in figure.request.operands} == {"pupils", "teachers"}
    assert any("different tables" in note.text for note in plan.figures[0].notes)


def test_no_ratio_where_a_side_is_in_no_table(planner: Planner) -> None:
    assert not planner.plan("What is the ratio of pupils in Spain to hospital beds in Spain in 2020?").figures


def test_a_part_of_a_group_is_a_share_of_the_group(planner: Planner, store: TableStore) -> None:
    question = "Of the fixed-term teachers in Portugal in 2020, what share were substitute teachers?"
    _, figure = _only(planner, store, question)
    assert figure.value == Decimal(25)


def test_the_share_of_the_first_few_together(planner: Planner, store: TableStore) -> None:
    question = "What share of all pupils in 2020 do the two largest countries make together?"
    _, figure = _only(planner, store, question)
    assert figure.value is not None and round(figure.value, 4) == Decimal("74.1935")


def test_a_range_without_values_at_its_end_says_which_years_have_them(planner: Planner) -> None:
    plan = planner.plan("What was the number of teachers in Germany from 2020 to 2022?")
    told = "The question asks for 2020 to 2022: there is no value for 2020, only for 2021, 2022."
    assert [n.text for n in plan.figures[0].notes if n.kind == "caveat"] == [told]
    whole = planner.plan("What was the number of teachers in Spain from 2020 to 2022?")
    assert "caveat" not in [n.kind for n in whole.figures[0].notes]


def test_a_change_is_not_taken_from_another_year_than_asked(planner: Planner) -> None:
    assert not planner.plan("By how much did the number of teachers in Germany change from 2020 to 2022?").figures


@pytest.mark.parametrize(
    ("question", "year"),
    [
        ("How many teachers were there in Germany in the first year you have?", "2021"),
        ("What is the earliest figure for the number of teachers in Spain?", "2020"),
        ("What is the most recent figure for the number of teachers in Spain?", "2022"),
    ],
)
def test_the_first_and_the_latest_period(planner: Planner, store: TableStore, question: str, year: str) -> None:
    plan, figure = _only(planner, store, question)
    assert figure.operation == "lookup"
    assert [f.members for f in plan.figures[0].request.where if f.dimension == "year"] == [(year,)]


def test_what_is_told_before_the_question_need_not_be_explained(planner: Planner, store: TableStore) -> None:
    question = "My minister is worried about the timetable. How many teachers did Spain have in 2020?"
    _, figure = _only(planner, store, question)
    assert figure.value == Decimal(3000)


def test_no_member_is_picked_from_a_clause_that_asks_which(planner: Planner) -> None:
    assert not planner.plan("How many teachers did the country whose pupils were most in 2020 have?").figures


def test_a_part_of_no_group_is_no_share(planner: Planner) -> None:
    question = "Of the substitute teachers in Portugal in 2020, what share were fixed-term teachers?"
    assert not planner.plan(question).figures


def test_the_places_that_a_table_has_are_told_where_it_lacks_one(planner: Planner) -> None:
    told = planner.plan("What was the number of pupils in Norway in 2021?").lacking
    assert told == (
        "“Pupils by country” has no values of the number of pupils for Norway: "
        "there are values for Portugal, Spain, Germany, Italy."
    )
