import pytest

from assistant.ingest.marks import meanings


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("p", "p = preliminary"),
        ("p", "(p) Preliminary"),
        ("(D)", "D: preliminary"),
        ("..", ".. preliminary; x not asked"),
        ("r", "Symbols: p = other; r = preliminary."),
    ],
)
def test_the_notes_of_a_table_say_what_a_mark_means(mark: str, note: str) -> None:
    assert [said.lower() for _, told in meanings([mark], [note]) for said in told] == ["preliminary"]


def test_custom_says_what_notes_do_not() -> None:
    told = dict(meanings(["bp", ": c", "x", "", "#DIV/0!", "<5"], ["Nurses of all ages."]))
    assert told["bp"] == ("usually: a break in the series and provisional",)
    assert told[": c"] == ("usually: confidential",)
    assert told["#DIV/0!"] == ("a formula that failed",)
    assert "<5" not in told


def test_letters_of_footnotes_are_no_flags() -> None:
    assert meanings(["a", "b", ".."], []) == (("..", ("usually: not available",)),)
