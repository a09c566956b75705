import pytest

from assistant.ingest.cells import decimal_mark, is_missing, is_period, mark_of, number_text, period_text


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,234", "1234"),
        ("1 234 567.5", "1234567.5"),
        ("\u22125.5", "-5.5"),
        ("(1,200)", "-1200"),
        ("12.5%", "12.5"),
        ("$1,000", "1000"),
        ("65.2*", "65.2"),
        ("65.2 [a]", "65.2"),
        ("65.2a", "65.2"),
        (".5", "0.5"),
        ("1.5e3", "1500"),
        ("10k", None),
        ("12 nurses", None),
        ("1,23", None),
        ("2010-13", None),
        ("*" * 60 + "x", None),
    ],
)
def test_number_text(cell: str, number: str | None) -> None:
    assert number_text(cell) == number


def test_decimal_comma_is_a_matter_of_the_column() -> None:
    assert decimal_mark(["1,5", "1.234,5", "12"]) == ","
    assert decimal_mark(["1,500", "2.5"]) == "."
    assert number_text("1.234,5", ",") == "1234.5"


def test_missing_symbols() -> None:
    assert all(map(is_missing, ["", "..", "-", "n/a", "x", "\u2013"]))
    assert not is_missing("0")


def test_periods() -> None:
    assert all(map(is_period, ["2019", "2010-13", "2023/24", "FY 2021", "2020 Q1"]))
    assert not any(map(is_period, ["20", "3019", "2019 actual", "5-9"]))
    assert period_text("FY 2021") == "2021"


@pytest.mark.parametrize(
    ("cell", "number", "mark"),
    [
        ("12.3 p", "12.3", "p"),
        ("12.3 bp", "12.3", "bp"),
        ("12 b", "12", "b"),
        ("(p) 12", "12", "p"),
        ("12.3% (p)", "12.3", "p"),
        ("65.2 [a]*", "65.2", "a *"),
        ("12", "12", ""),
        ("$12 b", None, "$12 b"),
        ("<5", None, "<5"),
        (": c", None, ": c"),
        ("(D)", None, "(D)"),
        ("#DIV/0!", None, "#DIV/0!"),
    ],
)
def test_a_number_and_its_marks(cell: str, number: str | None, mark: str) -> None:
    assert number_text(cell) == number
    assert mark_of(cell) == mark


def test_marked_symbols_are_missing() -> None:
    assert all(map(is_missing, [": c", ":c", "(D)", "[x]", "#REF!"]))
    assert not is_missing("<5")
