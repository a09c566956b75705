import pytest

from assistant.ingest.grid import Grid, indent_of
from assistant.ingest.headers import lay_out
from assistant.ingest.indents import nested

ROWS = (("all", "9"), ("hospitals", "6"), ("public", "4"), ("private", "2"), ("schools", "3"))


def test_rows_stand_under_those_that_are_indented_less() -> None:
    outer, inner = nested(ROWS, (0, 1, 2, 2, 1), (True,) * 5)
    assert outer == ["", "all", "all", "all", "all"]
    assert inner == ["", "", "hospitals", "hospitals", ""]


@pytest.mark.parametrize("indents", [(), (0,) * 5, (2, 2, 1, 1, 0)], ids=["none", "all alike", "never further"])
def test_without_steps_nothing_is_nested(indents: tuple[int, ...]) -> None:
    assert nested(ROWS, indents, (True,) * 5) == ()


def test_a_label_alone_stands_over_the_rows_that_are_as_far_in() -> None:
    rows = (("wards", ""), ("surgery", "4"), ("day", "3"), ("night", "1"), ("offices", ""), ("post", "2"))
    outer, inner = nested(rows, (0, 0, 1, 1, 0, 0), (False, True, True, True, False, True))
    assert outer == ["wards", "wards", "wards", "offices"]
    assert inner == ["", "surgery", "surgery", ""]


def test_a_total_that_is_set_in_at_the_end_is_part_of_nothing() -> None:
    (level,) = nested((("north", "1"), ("coast", "1"), ("south", "2"), ("Total", "3")), (0, 1, 0, 2), (True,) * 4)
    assert level == ["", "north", "", ""]


def test_indents_give_the_groups_of_a_table() -> None:
    rows = (("sector", "nurses", "doctors"), ("hospitals", "6", "3"), ("public", "4", "2"), ("private", "2", "1"))
    assert lay_out(Grid(rows, indents=(0, 0, 2, 2))).groups == (("",), ("hospitals",), ("hospitals",))


@pytest.mark.parametrize(
    ("text", "indent"), [("north", 0), ("  north", 2), ("\tnorth", 4), ("\u00a0north", 1), ("", 0)]
)
def test_how_far_a_text_is_indented(text: str, indent: int) -> None:
    assert indent_of(text) == indent
