from decimal import Decimal
from pathlib import Path

import pytest

from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.derive import Candidate, derive
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.linking import Linker
from tests.plan.grids.nurses import UNITS, grid_from


def _made(question: str, grid: Grid, *anchors: tuple[int, int]) -> tuple[Candidate, ...]:
    asked = read_asked(question)
    return derive(asked, grid, Linker(asked, grid), anchors)


@pytest.mark.parametrize(
    ("kind", "value"),
    [("lookup", "50"), ("difference", "20"), ("sum", "80"), ("mean", "40"), ("ratio", "1.666666666666666666666666667")],
)
def test_numbers_around_a_cell(wards: Grid, kind: str, value: str) -> None:
    found = _made("women by day in surgery and children", wards, (1, 0))
    assert Decimal(value) in [candidate.value for candidate in found if candidate.kind == kind]


def test_several_numbers_in_the_order_of_the_table(wards: Grid) -> None:
    found = _made("women by day in surgery and children", wards, (1, 0))
    assert (Decimal(50), Decimal(30)) in [one.values for one in found if one.kind == "several"]


def test_shares_are_of_a_whole(wards: Grid) -> None:
    shares = [one.value for one in _made("surgery", wards, (1, 0)) if one.kind == "share"]
    assert Decimal(50) / Decimal(90) in shares


def test_extremes_leave_wholes_out(wards: Grid) -> None:
    highest = [one for one in _made("which ward has the most?", wards, (1, 0)) if one.kind == "highest"]
    assert ("surgery",) in [one.names for one in highest]
    assert all("all wards" not in one.names for one in highest)


def test_the_second_largest(wards: Grid) -> None:
    found = _made("which ward has the second largest number?", wards, (1, 0))
    assert ("children",) in [one.names for one in found if one.kind == "highest"]


def test_changes_are_over_years(years: Grid) -> None:
    found = _made("from 2019 to 2022", years, (7, 0))
    assert Decimal("0.5") in [one.value for one in found if one.kind == "change"]


def test_candidates_are_distinct(wards: Grid) -> None:
    found = _made("surgery and children", wards, (1, 0), (2, 0))
    assert len(found) == len(set(found))


def test_a_group_without_a_total_is_added_up(tmp_path: Path) -> None:
    units = grid_from(UNITS, tmp_path / "units")
    found = _made("how many women work in large hospitals?", units, (3, 0))
    assert [one.value for one in found if one.kind == "group"] == [Decimal(750)]
    assert [one.value for one in found if one.kind == "group share"] == [Decimal("0.75")]


def test_a_group_with_a_total_is_not_added_to_it(wards: Grid) -> None:
    assert not [one for one in _made("women by day in surgery", wards, (1, 0)) if one.kind == "group"]


def test_the_first_few_are_added_up(wards: Grid) -> None:
    found = _made("how many women by day are in the top two wards?", wards, (1, 0))
    assert Decimal(80) in [one.value for one in found if one.kind == "group"]
    assert Decimal(80) / Decimal(90) in [one.value for one in found if one.kind == "group share"]


def test_percentages_beyond_100_are_not_added(grouped: Grid) -> None:
    found = _made("public among those born in Portugal and immigrants", grouped, (3, 0))
    assert not [one for one in found if one.kind == "sum"]


def test_nothing_is_compared_with_a_margin(tmp_path: Path) -> None:
    rows = (
        ("Nurses by ward (percent), 2022", "", "", ""),
        ("ward", "women", "men", "standard error"),
        ("surgery", "50.5", "20.5", "1.5"),
        ("children", "30.5", "15.5", "2.5"),
    )
    grid = grid_from(rows, tmp_path / "margins")
    found = [one for one in _made("surgery", grid, (0, 0)) if one.kind == "lowest" and one.axis]
    assert ("standard error",) not in [one.names for one in found]
    assert ("men",) in [one.names for one in found]


def test_a_member_that_is_half_said_beside_a_named_one_is_named_too(tmp_path: Path) -> None:
    labels = ("north", "registered immigrants", "south")
    rows = (("Nurses, 2022", ""), ("group", "nurses"), *((label, str(n + 4)) for n, label in enumerate(labels)))
    found = _made("which are more, immigrants or north?", grid_from(rows, tmp_path), (0, 0))
    assert ("registered immigrants",) in [one.names for one in found if one.named and len(one.cells) == 2]


def test_percentages_are_not_compared_with_the_amounts_beside_them(tmp_path: Path) -> None:
    rows = (("Nurses, 2022", ""), ("region", "nurses"), ("north", "4"), ("south", "7"), ("percent in towns", "60"))
    found = _made("which region has most nurses?", grid_from(rows, tmp_path), (0, 0))
    assert {one.names for one in found if one.kind == "highest"} == {("south",)}
