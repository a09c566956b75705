from assistant.ingest.blocks import split_blocks
from assistant.ingest.grid import Grid

STACKED = """
Nurses by country
Country | 2020 | 2021
Spain   | 10   | 12

Note: counted in June.

Doctors by country
Country | Doctors | Share
Spain   | 3       | 4.5
"""
GROUPED = """
Nurses by country and sex
      | 2020 | 2021
Men
Spain | 10   | 12

Women
Spain | 10   | 12

Total | 20   | 24
Source: the ministry
"""
BESIDE = """
Nurses  |        |      |  | Doctors |
Country | Nurses | Beds |  | Region  | Doctors
Spain   | 10     | 2    |  | North   | 4
France  | 5      | 3    |  | South   | 5
"""
SPACED = """
Staff
Country | Nurses |  | Doctors | Beds
Spain   | 10     |  | 4       | 3
France  | 5      |  | 5       | 3
"""
CAPTIONS = """
Table 1. Nurses
Country | 2020 | 2021
Spain   | 10   | 12
Table 2. Doctors
Country | 2020 | 2021
Spain   | 1    | 2
"""
UNTITLED = """
Country | Nurses
Spain   | 10

Region  | Doctors | Share
North   | 3       | 4
"""
YEARS_AS_DATA = """
Country | First | Last
Spain   | 1987  | 2003

France  | 1999  | 2001
Italy   | 20    | 30
"""


def blocks(text: str) -> list[tuple[tuple[str, ...], ...]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    width = max(map(len, lines))
    grid = Grid(tuple((*line, *[""] * (width - len(line))) for line in lines))
    return [block.rows for block in split_blocks(grid)]


def first_cells(text: str) -> list[str]:
    return [rows[0][0] for rows in blocks(text)]


def test_tables_under_one_another_are_cut_with_their_titles_and_notes() -> None:
    assert first_cells(STACKED) == ["Nurses by country", "Doctors by country"]
    assert blocks(STACKED)[0][-1][0] == "Note: counted in June."
    assert first_cells(CAPTIONS) == ["Table 1. Nurses", "Table 2. Doctors"]
    assert first_cells(UNTITLED) == ["Country", "Region"]


def test_groups_of_rows_and_a_total_cut_nothing() -> None:
    assert len(blocks(GROUPED)) == 1
    assert len(blocks(YEARS_AS_DATA)) == 1


def test_tables_beside_one_another_are_cut_but_a_spacer_is_none() -> None:
    assert [rows[0][0] for rows in blocks(BESIDE)] == ["Nurses", "Doctors"]
    assert blocks(BESIDE)[1][1] == ("Region", "Doctors")
    assert len(blocks(SPACED)) == 1


def test_empty_columns_before_a_table_go_and_merged_cells_move_along() -> None:
    grid = Grid((("", "Staff", ""), ("", "Country", "Nurses"), ("", "Spain", "5")), merged=((0, 1, 0, 2),))
    (block,) = split_blocks(grid)
    assert block.rows[1] == ("Country", "Nurses")
    assert block.merged == ((0, 0, 0, 1),)
