import pytest

from assistant.ingest.loaders.writing import heading, item, joined, paragraph, table


@pytest.mark.parametrize(
    ("first", "second", "known", "expected"),
    [
        ("the nurses", "left", "", "the nurses left"),
        ("the migra-", "tion of nurses", "", "the migration of nurses"),
        ("the migra\u2010", "tion of nurses", "", "the migration of nurses"),
        ("a long-", "term plan", "long-term", "a long-term plan"),
        ("a long-", "term plan", "long term", "a long-term plan"),
        ("a re-", "turn", "return re", "a return"),
        ("the AI-", "related jobs", "", "the AI-related jobs"),
        ("in 2010-", "2019 it", "", "in 2010-2019 it"),
        ("the Franco-", "German plan", "", "the Franco-German plan"),
        ("a dash -", "and more", "", "a dash - and more"),
        ("", "start", "", "start"),
    ],
)
def test_lines_are_joined(first: str, second: str, known: str, expected: str) -> None:
    assert joined(first, second, frozenset(known.split())) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# of nurses", "\\# of nurses"),
        ("#1 in nursing", "#1 in nursing"),
        ("```", "\\```"),
        ("| a bar", "\\| a bar"),
        ("•  An item", "- An item"),
        ("two\n lines", "two lines"),
    ],
)
def test_prose_is_taken_for_nothing_else(text: str, expected: str) -> None:
    assert paragraph(text) == expected


def test_headings_and_items() -> None:
    assert heading(9, " Deep\nhead ") == "###### Deep head"
    assert item("text", "2.", 1) == "  2. text"


def test_tables_lose_empty_rows_and_columns_and_keep_their_bars() -> None:
    assert table([("a", "", "b"), ("", "", ""), ("1|2", "")]) == "| a | b |\n| 1/2 |  |"
    assert table([]) == ""
