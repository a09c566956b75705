import pytest

from assistant.ingest.body import split_body


def test_labels_alone_in_their_row_stand_above_the_next_rows() -> None:
    body, paths, notes = split_body(
        (("surgery", "", ""), ("day", "4", "3"), ("night", "5", "2"), ("Source: x", "", "")), 3
    )
    assert body == (("day", "4", "3"), ("night", "5", "2"))
    assert paths == (("surgery",), ("surgery",))
    assert notes == ("Source: x",)


def test_words_over_the_numbers_alone_are_a_banner() -> None:
    _, paths, _ = split_body((("", "number", ""), ("day", "4", "3"), ("", "percent", ""), ("day", "60", "40")), 3)
    assert paths == (("number",), ("percent",))


def test_the_banner_of_the_first_rows_may_be_known() -> None:
    _, paths, _ = split_body((("day", "4", "3"), ("", "percent", ""), ("day", "60", "40")), 3, "number")
    assert paths == (("number",), ("percent",))


def test_rows_straight_under_an_outer_group_stand_in_no_inner_one() -> None:
    rows: tuple[tuple[str, str], ...] = (("2021", ""), ("all", "3"), ("women", ""), ("day", "1"))
    rows += (("2022", ""), ("all", "7"), ("women", ""), ("day", "3"))
    _, paths, _ = split_body(rows, 2)
    assert [path[-2:] for path in paths] == [("2021", ""), ("2021", "women"), ("2022", ""), ("2022", "women")]


def test_rounds_of_the_same_rows_stand_under_the_row_they_begin_with() -> None:
    rows = (
        ("all", "9", "1"),
        ("women", "5", "1"),
        ("men", "4", "0"),
        ("north", "3", "1"),
        ("women", "2", "1"),
        ("men", "1", "0"),
    )
    _, paths, _ = split_body(rows, 3)
    assert paths == (("",), ("all",), ("all",), ("",), ("north",), ("north",))


def test_groups_that_come_again_have_an_outer_one() -> None:
    rows = (("2021", ""), ("women", ""), ("day", "1"), ("men", ""), ("day", "2"))
    again = (("2022", ""), ("women", ""), ("day", "3"), ("men", ""), ("day", "4"))
    _, paths, _ = split_body(rows + again, 2)
    assert [path[-1] for path in paths] == ["women", "men", "women", "men"]


@pytest.mark.parametrize(("rows", "kept"), [(((("a",), ("",), ("b",))), 2), ((), 0)])
def test_a_single_column_has_no_groups(rows: tuple[tuple[str, ...], ...], kept: int) -> None:
    body, paths, notes = split_body(rows, 1)
    assert (len(body), paths, notes) == (kept, ((),) * kept, ())
