import pytest

from assistant.errors import CorpusError
from assistant.ingest.grid import Grid
from assistant.ingest.headers import lay_out


def test_titles_header_groups_and_notes() -> None:
    layout = lay_out(
        Grid(
            (
                ("Nurses by ward, 2022", "", ""),
                ("", "", ""),
                ("ward", "women", "men"),
                ("all wards", "9", "5"),
                ("Surgery", "", ""),
                ("day", "4", "3"),
                ("night", "5", "2"),
                ("Source: hospital", "", ""),
            )
        )
    )
    assert layout.titles == ("Nurses by ward, 2022",)
    assert layout.headers == (("ward",), ("women",), ("men",))
    assert layout.groups == (("",), ("Surgery",), ("Surgery",))
    assert layout.body[0] == ("all wards", "9", "5")
    assert layout.notes == ("Source: hospital",)


def test_merged_headers_and_a_row_of_units() -> None:
    layout = lay_out(
        Grid(
            (
                ("", "men", "", "women", ""),
                ("", "high-paying firm", "other", "high-paying firm", "other"),
                ("", "percent", "", "", ""),
                ("20 to 24", "1.5", "2", "3", "4"),
            ),
            merged=((0, 1, 0, 2), (0, 3, 0, 4), (0, 0, 2, 0)),
        )
    )
    assert layout.headers[1] == ("men", "high-paying firm")
    assert layout.headers[4] == ("women", "other")
    assert layout.units[1:] == ("percent",) * 4


def test_tables_side_by_side_are_stacked() -> None:
    layout = lay_out(Grid((("state", "n", "state", "n"), ("A", "1", "C", "3"), ("B", "2", "", ""))))
    assert layout.body == (("A", "1"), ("B", "2"), ("C", "3"))


def test_a_header_without_data_is_an_error() -> None:
    with pytest.raises(CorpusError, match="no rows of data"):
        lay_out(Grid((("year", "nurses"),)))


def test_a_unit_under_the_header_that_another_replaces_is_that_of_the_first_rows() -> None:
    rows = (
        ("spending", "2021", "2022"),
        ("", "current $millions", "current $millions"),
        ("north", "4", "5"),
        ("", "constant $millions", ""),
        ("north", "3", "4"),
    )
    laid = lay_out(Grid(rows))
    assert laid.groups == (("current $millions",), ("constant $millions",))
    assert laid.units == ("", "", "")
