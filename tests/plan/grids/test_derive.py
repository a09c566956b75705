from decimal import Decimal

import pytest

from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.derive import Candidate, derive
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.linking import Linker


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
