"""Questions over three irregular workbooks, made here, that have to stay right."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.compute import Engine
from assistant.ingest.inference import infer_tables
from assistant.ingest.sheets import read_sheets
from assistant.plan.grids.planner import GridPlanner
from assistant.tables import TableStore, write_tables
from assistant.types import Figure, Source
from tests.plan.grids.nurses import GROUPED, WARD_MERGES, WARDS, YEARS, Rows

BOOKS: dict[str, tuple[Rows, tuple[tuple[int, int, int, int], ...]]] = {
    "wards": (WARDS, WARD_MERGES),
    "years": (YEARS, ()),
    "grouped": (GROUPED, ()),
}

NUMBERS: tuple[tuple[str, str, str], ...] = (
    ("wards", "how many women work in surgery by day?", "50"),
    ("wards", "how many men work at night in the children ward?", "9"),
    ("wards", "how many women work by night in all wards?", "45"),
    ("wards", "how many men are in emergency by day?", "8"),
    ("wards", "how many times as many women work by day in surgery as in emergency?", "5"),
    ("years", "how many nurses were there in the north in 2020?", "110"),
    ("years", "what was the number of nurses in the south in 2022?", "270"),
    ("years", "how many nurses were there in total in 2021?", "360"),
    ("years", "by what percentage did nurses in the north increase from 2019 to 2022?", "50"),
    ("years", "how much did the number of nurses in the south increase from 2019 to 2022?", "70"),
    (
        "years",
        "what percentage of the total nurses did the north account for in 2020?",
        "33.33333333333333333333333333",
    ),
    ("grouped", "what percentage of immigrants were in the public sector?", "52"),
    ("grouped", "what percentage of nurses born in Portugal are aged 30 to 49?", "50"),
    ("grouped", "what was the share of immigrants aged under 30?", "35"),
    ("grouped", "what percentage of immigrants work in the private sector?", "48"),
)
NAMES: tuple[tuple[str, str, str], ...] = (
    ("wards", "which ward had the most women by day?", "surgery"),
    ("wards", "which ward had the fewest men by day?", "emergency"),
    ("years", "which region had more nurses in 2022, north or south?", "south"),
    ("grouped", "which age group had the highest percentage of immigrants?", "30 to 49"),
    ("grouped", "who are more likely to be under 30, immigrants or those born in Portugal?", "immigrants"),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> TableStore:
    folder = tmp_path_factory.mktemp("books")
    tables = []
    for name, (rows, merged) in BOOKS.items():
        path = _book(folder / f"{name}.xlsx", rows, merged)
        sources = (Source(name, "table", name, "Observatory"), Source(f"{name}/2", "table", name, "Observatory"))
        tables += [table for sheet in read_sheets(path) for table in infer_tables(sheet, sources)]
    write_tables(folder, tables)
    return TableStore.open(folder)


def _book(path: Path, rows: Rows, merged: tuple[tuple[int, int, int, int], ...]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text:
                sheet.cell(number, column, float(text) if text.replace(".", "").isdigit() else text)
    for top, left, bottom, right in merged:
        sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    book.save(path)
    return path


@pytest.fixture(scope="module")
def planner(store: TableStore) -> GridPlanner:
    return GridPlanner(store)


def _figure(planner: GridPlanner, store: TableStore, table: str, question: str) -> Figure:
    (planned,) = planner.plan(question, (table,)).figures
    return Engine(store).compute(planned.request)


@pytest.mark.parametrize(("table", "question", "value"), NUMBERS)
def test_numbers(planner: GridPlanner, store: TableStore, table: str, question: str, value: str) -> None:
    assert _figure(planner, store, table, question).value == Decimal(value)


@pytest.mark.parametrize(("table", "question", "name"), NAMES)
def test_names(planner: GridPlanner, store: TableStore, table: str, question: str, name: str) -> None:
    first = _figure(planner, store, table, question).values[0]
    assert [member for _, member in first.members] == [name]


def test_two_numbers_asked_respectively(planner: GridPlanner, store: TableStore) -> None:
    plan = planner.plan("what were the numbers of nurses in the north and south in 2021 respectively?", ("years",))
    values = {Engine(store).compute(planned.request).value for planned in plan.figures}
    assert values == {Decimal(120), Decimal(240)}


def test_a_question_about_nothing_in_the_tables_is_not_sure(planner: GridPlanner) -> None:
    assert planner.plan("what was the price of tin in Bolivia in 1987?", ("wards",)).confidence < 0.4


def test_scopes(planner: GridPlanner) -> None:
    assert planner.covers(("wards",))
    assert not planner.covers(())
    assert not planner.covers(("nowhere",))


def test_the_first_figure_says_that_the_layout_was_read(planner: GridPlanner) -> None:
    (planned,) = planner.plan("how many women work in surgery by day?", ("wards",)).figures
    assert "no description of its own" in planned.notes[0].text
