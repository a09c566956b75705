from pathlib import Path

from assistant.plan.grids.axes import axes_through, column_of, outer_total, totals_beside
from assistant.plan.grids.grid import Grid
from tests.plan.grids.nurses import UNITS, grid_from


def test_axes_of_a_cell(wards: Grid) -> None:
    found = {axis.kind: [label.text for label in axis.labels] for axis in axes_through(wards, (1, 0))}
    assert found == {
        "rows": ["all wards", "surgery", "children", "emergency"],
        "columns": ["day", "night"],
        "groups of columns": ["women", "men"],
    }


def test_an_axis_of_years_knows_its_years(years: Grid) -> None:
    axis = next(axis for axis in axes_through(years, (5, 0)) if axis.years)
    assert axis.years_of((5, 0)) == {2020}
    assert axis.label((5, 0)).text == "2020"


def test_rows_of_one_group_are_an_axis(grouped: Grid) -> None:
    axis = next(axis for axis in axes_through(grouped, (3, 0)) if axis.kind == "rows")
    assert [label.text for label in axis.labels] == ["public", "private"]
    assert len(column_of(grouped, (3, 0)).places) == 5


def test_wholes_beside_a_cell(wards: Grid) -> None:
    assert [total for _, total in totals_beside(wards, (2, 0))][0] == (0, 0)


def test_a_total_outside_the_group(tmp_path: Path) -> None:
    units = grid_from(UNITS, tmp_path / "units")
    assert units.lines[0].leaf.text == "all hospitals"
    assert outer_total(units, (1, 0)) == (0, 0)
    assert outer_total(units, (0, 0)) is None


def test_a_total_under_a_label_stands_for_it(tmp_path: Path) -> None:
    rows = (
        ("Nurses by sex and birth, 2022", "", "", ""),
        ("ward", "women", "", ""),
        ("", "native", "immigrant", ""),
        ("", "", "all", "recent"),
        ("surgery", "50", "20", "8"),
        ("children", "30", "15", "9"),
    )
    grid = grid_from(rows, tmp_path, ((1, 0, 3, 0), (1, 1, 1, 3), (2, 2, 2, 3)))
    found = [[label.text for label in axis.labels] for axis in axes_through(grid, (0, 0))]
    assert ["native", "immigrant"] in found


def test_the_row_that_a_group_is_called_by_is_its_whole(tmp_path: Path) -> None:
    rows = (("Nurses, 2022", ""), ("sector", "nurses"), ("hospitals", "6"), ("public", "4"), ("private", "2"))
    again = (("schools", "5"), ("public", "4"), ("private", "1"))
    grid = grid_from(rows + again, tmp_path)
    assert outer_total(grid, (5, 0)) == (3, 0)
