from assistant.ingest.grid import Grid
from assistant.ingest.shape import Shape, shaped, with_header, with_title

ROWS = (("junk", "junk"), ("Country", "Nurses"), ("Spain", "5.5"), ("Italy", "6.5"), ("Malta", "7.5"))


def test_rows_are_skipped_and_a_header_is_stated() -> None:
    (grid,) = shaped([Grid(ROWS)], Shape(skip_rows=1, header_rows=1))
    assert grid.rows == ROWS[1:]
    assert grid.headed
    (bare,) = shaped([Grid(ROWS)], Shape(skip_rows=2, header_rows=0))
    assert bare.rows[0] == ("column 1", "column 2")


def test_a_sheet_by_name_or_number_and_one_that_is_not_there() -> None:
    grids = [Grid(ROWS, "Staff"), Grid(ROWS, "Beds")]
    assert [grid.name for grid in shaped(grids, Shape("beds"))] == ["Beds"]
    assert [grid.name for grid in shaped(grids, Shape("2"))] == ["Beds"]
    both = shaped(grids, Shape("Stuff"))
    assert len(both) == 2
    assert both[0].remarks == ("its YAML file names the sheet 'Stuff', which is not there or empty. Nearest: Staff.",)


def test_a_table_without_a_header_gets_one_and_is_told() -> None:
    grid = with_header(Grid(ROWS[2:]))
    assert grid.rows[0] == ("column 1", "column 2")
    assert "no header was found" in grid.remarks[0]
    for rows in (ROWS, (("rank", "1", "2"), ("Spain", "5", "6"), ("Italy", "7", "8"))):
        assert with_header(Grid(rows)).rows == rows


def test_statements_of_source_and_unit_are_no_title() -> None:
    rows = (("Source: us", ""), *ROWS[1:])
    assert with_title(Grid(rows), "Nurses").rows[0] == ("Nurses", "")
    assert with_title(Grid((("Nurses: who are they", ""), *ROWS[1:])), "x").rows[0][0] == "Nurses: who are they"
