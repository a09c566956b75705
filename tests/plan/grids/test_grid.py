from decimal import Decimal
from pathlib import Path

import pytest

from assistant.plan.grids.grid import Grid, Label, is_grid, is_irregular, years_in
from assistant.plan.grids.tokens import label_tokens
from assistant.types import Filter
from tests.plan.grids.nurses import grid_from


def _label(text: str) -> Label:
    return Label(text, label_tokens(text))


def test_rows_columns_and_values(wards: Grid) -> None:
    assert [line.leaf.text for line in wards.lines] == ["all wards", "surgery", "children", "emergency"]
    assert [(h.above[0].text, h.leaf.text) for h in wards.headings][:2] == [("women", "day"), ("women", "night")]
    assert wards.at(1, 3) == Decimal(8)


def test_a_row_that_is_the_sum_of_those_below_is_a_whole(wards: Grid) -> None:
    assert wards.lines[0].whole
    assert [line.parent for line in wards.lines] == [None, 0, 0, 0]


def test_sums_are_found_year_by_year(years: Grid) -> None:
    assert {line.leaf.text for line in years.lines if line.whole} == {"total"}
    assert all(years.lines[line.parent].years == line.years for line in years.lines if line.parent is not None)
    assert sum(line.parent is not None for line in years.lines) == 8


def test_a_number_beyond_100_is_no_percentage(years: Grid, grouped: Grid) -> None:
    assert years.beyond_percent(0, 0)
    assert not grouped.beyond_percent(0, 0)


def test_groups_stand_above_their_rows(grouped: Grid) -> None:
    assert [label.text for label in grouped.lines[0].above] == ["age group"]
    assert grouped.address(3) == (Filter("group", ("sector",)), Filter("characteristic", ("public",)))


def test_percent_is_known_from_the_title(grouped: Grid, wards: Grid) -> None:
    assert grouped.percent(0, 0)
    assert grouped.percentlike(0, 0)
    assert not wards.percentlike(0, 0)


def test_a_year_with_a_footnote_mark_is_a_year(years: Grid) -> None:
    assert [line.labels[1].text for line in years.lines[:4]] == ["2019", "2020", "2021", "2022"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2008-15", {2008, 2015}),
        ("fy 2019", {2019}),
        ("constant 2012 $millions, 2016", {2016}),
        ("2012 dollars", set()),
        ("12019", set()),
    ],
)
def test_years(text: str, expected: set[int]) -> None:
    assert years_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("total", True), ("All wards", True), ("total, excluding Spain", False), ("surgery", False)],
)
def test_totals(text: str, expected: bool) -> None:
    assert _label(text).total is expected


def test_a_text_among_the_numbers_tells_no_rows_apart(tmp_path: Path) -> None:
    rows = (
        ("Nurses, 2022", "", ""),
        ("region", "nurses", "largest ward"),
        ("north", "4", "surgery"),
        ("south", "7", "a"),
    )
    grid = grid_from(rows, tmp_path)
    assert [[label.text for label in line.labels] for line in grid.lines] == [["north"], ["south"]]


def test_lines_about_reliability_are_asides() -> None:
    assert _label("standard error").aside
    assert not _label("nurses").aside


def test_grids_are_small_and_undescribed(wards: Grid, years: Grid) -> None:
    assert is_grid(wards.table)
    assert is_irregular(wards.table)
    assert not is_irregular(years.table)
