"""Numbers in words."""

from __future__ import annotations

import pytest

from assistant.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nineteen nurses", ["19 count"]),
        ("thirty two nurses", ["32 count"]),
        ("one hundred and fifty nurses", ["150 count"]),
        ("two hundred thousand", ["200000 count"]),
        ("one hundred to two hundred", ["100 count", "200 count"]),
        ("a hundred people", ["100 count"]),
        ("a dozen", ["12 count"]),
        ("half a dozen", ["6 count"]),
        ("half a million", ["500000 count"]),
        ("half-million", ["500000 count"]),
        ("a quarter of a million", ["250000 count"]),
        ("two and a half million", ["2500000 count"]),
        ("two and a half percent", ["2.5 percent"]),
        ("one and a half times", ["1.5 times"]),
        ("half a percentage point", ["0.5 points"]),
        ("two-thirds stayed", ["66.66666666666666666666666667 percent"]),
        ("three quarters", ["75 percent"]),
        ("a third left", ["33.33333333333333333333333333 percent"]),
        ("one half", ["50 percent"]),
        ("more than half", ["50 percent"]),
        ("a tenth of nurses", ["10 percent"]),
        ("one in five nurses", ["20 percent"]),
        ("one nurse in five", ["20 percent"]),
        ("1 in 10", ["10 percent"]),
        ("3 in 4", ["75 percent"]),
        ("three out of four", ["75 percent"]),
        ("grew 2 in 5 years", ["2", "5 count"]),
        ("1 in 2019", ["1", "2019 year"]),
        ("34 out of 120 countries", ["34", "120 count"]),
        ("zero percent", ["0 percent"]),
        ("one percent", ["1 percent"]),
        ("doubled", ["2 times"]),
        ("halved", ["0.5 times"]),
        ("more than doubled", ["2 times"]),
        ("twice as many", ["2 times"]),
        ("half as many", ["0.5 times"]),
        ("a threefold rise", ["3 times"]),
        ("nearly double the rate", ["2 times"]),
        ("ranked second", ["2 rank"]),
        ("ranks third in Europe", ["3 rank"]),
        ("the second-largest employer", ["2 rank"]),
        ("the third most common", ["3 rank"]),
        ("in second place", ["2 rank"]),
        ("number two", ["2 rank"]),
        ("rose by Two percent", ["2 percent"]),
        ("Two Spanish hospitals", ["2 count"]),
    ],
)
def test_values(text: str, expected: list[str]) -> None:
    assert [f"{q.value} {q.unit}".strip() for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "her first degree",
        "one of them",
        "a second time",
        "a third country",
        "the second half of the year",
        "a half-year",
        "the twenty-first century",
        "the Ten Thousand Talents programme",
        "the Five Eyes",
        "asked twice",
        "at first",
        "hundreds of nurses",
        "double counting",
        "someone often weighed the attendance",
    ],
)
def test_words_that_are_no_numbers(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(("text", "hedge"), [("two thirds", "about"), ("three quarters", ""), ("doubled", "about")])
def test_fractions_are_rounded_by_nature(text: str, hedge: str) -> None:
    assert find_quantities(text)[0].hedge == hedge
