import pytest

from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.cells import UNIT_FEATURES, Features, spots_of
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.linking import Linker


def _spots(question: str, grid: Grid) -> dict[tuple[int, int], Features]:
    asked = read_asked(question)
    return {spot.place: spot.features for spot in spots_of(asked, grid, Linker(asked, grid))}


def test_every_filled_cell_is_a_spot(wards: Grid) -> None:
    assert len(_spots("how many nurses?", wards)) == 16


def test_row_and_column_said(wards: Grid) -> None:
    spots = _spots("how many women work in surgery by night?", wards)
    assert spots[1, 1]["both said"] == 1.0
    assert spots[1, 1]["explained"] == max(features["explained"] for features in spots.values())
    assert spots[2, 1]["row silent"] == 1.0


def test_a_total_counts_where_nothing_else_is_said(wards: Grid) -> None:
    assert _spots("how many women work by day?", wards)[0, 0]["row total by default"] == 1.0
    spot = _spots("how many women work in surgery?", wards)[0, 0]
    assert (spot["row total by default"], spot["row total though parts said"] > 0) == (0.0, True)


@pytest.mark.parametrize(
    ("place", "asked", "other"), [((5, 0), 1.0, 0.0), ((4, 0), 0.0, 1.0)], ids=["the year asked", "another year"]
)
def test_years(years: Grid, place: tuple[int, int], asked: float, other: float) -> None:
    features = _spots("how many nurses in the north in 2020?", years)[place]
    assert (features["year asked"], features["year other"]) == (asked, other)


def test_units(grouped: Grid, wards: Grid) -> None:
    assert _spots("what percentage were public?", grouped)[3, 0]["percent as asked"] == 1.0
    assert _spots("what percentage were in surgery?", wards)[1, 0]["no percent though asked"] == 1.0
    assert {"percent as asked"} <= UNIT_FEATURES


def test_the_latest_year_stands_first_where_none_is_asked_for(years: Grid) -> None:
    spots = _spots("nurses in the north", years)
    own = {(features["latest"], features["not latest"]) for features in spots.values()}
    assert own == {(1.0, 0.0), (0.0, 1.0)}
