"""What a request takes for granted where the question leaves a dimension open, and what a table cannot list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.ingest import read_corpus
from assistant.plan import Planner
from assistant.tables import TableStore, write_tables

FEES = "year,kind of licence,fee\n2022,basic,80\n2022,advanced,120\n2023,basic,90\n2023,advanced,130\n"
WARDS = (
    "hospital,city,beds\n"
    + "".join(f"Hospital {n},City {n % 7},{100 + n}\n" for n in range(1, 10))
    + "St Anna,Faro,400\n"
)


@pytest.fixture(scope="module")
def planner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planner]:
    corpus = tmp_path_factory.mktemp("shaping")
    (corpus / "tables").mkdir()
    for name, text in (("licence fees", FEES), ("hospitals", WARDS)):
        (corpus / "tables" / f"{name.replace(' ', '_')}.csv").write_text(text, encoding="utf-8")
    write_tables(corpus / "written", read_corpus(corpus).tables)
    store = TableStore.open(corpus / "written")
    yield Planner(store)
    store.close()


def test_the_values_of_a_few_open_members_are_all_given(planner: Planner) -> None:
    plan = planner.plan("What is the licence fee in 2023?")
    (figure,) = plan.figures
    assert set(figure.request.where[0].members) | set(figure.request.where[1].members) >= {"basic", "advanced"}
    assert any("all 2 are given" in note.text for note in figure.notes)


def test_a_member_settles_the_dimension_that_follows_from_it(planner: Planner) -> None:
    plan = planner.plan("Which hospital has the most beds?")
    assert plan.options == ()
    assert [f.request.by for f in plan.figures] == ["hospital"]


def test_a_table_lists_no_kind_of_thing_that_it_does_not_know(planner: Planner) -> None:
    assert planner.plan("Which airport has the most beds?").figures == ()


def test_no_members_are_listed_where_a_word_may_name_one_that_is_not_there(planner: Planner) -> None:
    assert planner.plan("What is the licence fee for dentists in 2023?").figures == ()
