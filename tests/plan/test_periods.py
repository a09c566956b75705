"""Time expressions as people write them."""

from __future__ import annotations

import pytest

from assistant.plan.periods import find_period


@pytest.mark.parametrize(
    ("text", "kind", "years"),
    [
        ("nurses in 2019", "list", (2019,)),
        ("from 2019 to 2022", "range", (2019, 2022)),
        ("between 2019 and 2022", "range", (2019, 2022)),
        ("over 2017-2023", "range", (2017, 2023)),
        ("the years 2017–19", "range", (2017, 2019)),
        ("in 2019 and 2022", "list", (2019, 2022)),
        ("2019 versus 2022", "list", (2019, 2022)),
        ("bigger in 2019 than in 2015", "list", (2019, 2015)),
        ("since 2017", "since", (2017,)),
        ("before 2017", "until", (2017,)),
        ("in 2022 and three years earlier", "list", (2022, 2019)),
        ("the latest figure", "latest", ()),
        ("over the last five years", "last", ()),
        ("how many nurses are there", "none", ()),
        ("fiscal 2021", "list", (2021,)),
        ("in FY 2021", "list", (2021,)),
        ("in the financial year 2021", "list", (2021,)),
        ("from fiscal 2021 to fiscal 2023", "range", (2021, 2023)),
        ("in the first year you have", "first", ()),
        ("the most recent figure", "latest", ()),
    ],
)
def test_kind_and_years(text: str, kind: str, years: tuple[int, ...]) -> None:
    period = find_period(text)
    assert (period.kind, period.years) == (kind, years)


def test_open_ends() -> None:
    assert find_period("since 2017").start == 2017
    assert find_period("before 2017").end == 2016
    assert find_period("until 2017").end == 2017
    assert find_period("the past 3 years").last == 3


def test_spans_cover_the_words_used() -> None:
    text = "from 2019 to 2022 in Spain"
    start, end = find_period(text).spans[0]
    assert text[start:end].strip() == "from 2019 to 2022"


def test_years_after_a_degree_are_no_other_year() -> None:
    assert find_period("the stay rate ten years after the doctorate in 2021").years == (2021,)


@pytest.mark.parametrize("text", ["in the academic year 2019-20", "school year 2019/20", "FY2019-20"])
def test_an_academic_year_is_one_period_and_not_two_years(text: str) -> None:
    period = find_period(f"Pupils {text}")
    assert (period.kind, period.years, period.ranges) == ("list", (), ((2019, 2020),))
    assert period.spans[0][1] == len(f"Pupils {text}")


def test_the_year_before_is_a_second_year() -> None:
    assert find_period("How many more in 2022 than the year before?").years == (2022, 2021)
    assert find_period("How many more in 2022/23 than the year before?").ranges == ((2022, 2023), (2021, 2022))


def test_school_years_from_one_to_another_are_one_range() -> None:
    period = find_period("in the three school years 2020/21 to 2022/23 together")
    assert (period.kind, period.start, period.end) == ("range", 2020, 2023)
    assert find_period("2020/21 and 2022/23").kind == "list"
