"""Years and periods as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quantities import find_years


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2022", [("2022", 2022, 2022, "year")]),
        ("2019 and 2022", [("2019", 2019, 2019, "year"), ("2022", 2022, 2022, "year")]),
        ("2019 to 2023", [("2019 to 2023", 2019, 2023, "period")]),
        ("from 2019 to 2023", [("from 2019 to 2023", 2019, 2023, "period")]),
        ("between 2019 and 2022", [("between 2019 and 2022", 2019, 2022, "period")]),
        ("from 2019 through 2023", [("from 2019 through 2023", 2019, 2023, "period")]),
        ("2017-19", [("2017-19", 2017, 2019, "period")]),
        ("2010-13", [("2010-13", 2010, 2013, "period")]),
        ("2019–2022", [("2019–2022", 2019, 2022, "period")]),
        ("2023/24", [("2023/24", 2023, 2024, "period")]),
        ("1999-00", [("1999-00", 1999, 2000, "period")]),
        ("FY2021", [("FY2021", 2021, 2021, "year")]),
        ("FY21", [("FY21", 2021, 2021, "year")]),
        ("fiscal 2021", [("fiscal 2021", 2021, 2021, "year")]),
        ("fiscal year 2021", [("fiscal year 2021", 2021, 2021, "year")]),
        ("academic year 2021/22", [("academic year 2021/22", 2021, 2022, "period")]),
        ("FY2019-20", [("FY2019-20", 2019, 2020, "period")]),
        ("from fiscal 2019 to fiscal 2021", [("from fiscal 2019 to fiscal 2021", 2019, 2021, "period")]),
        ("since 2017", [("since 2017", 2017, None, "since")]),
        ("after 2017", [("after 2017", 2018, None, "since")]),
        ("from 2017 onwards", [("from 2017 onwards", 2017, None, "since")]),
        ("until 2020", [("until 2020", None, 2020, "until")]),
        ("before 2020", [("before 2020", None, 2019, "until")]),
        ("2020 or earlier", [("2020 or earlier", None, 2020, "until")]),
        ("the 1990s", [("the 1990s", 1990, 1999, "decade")]),
        ("Q3 2022", [("2022", 2022, 2022, "year")]),
        ("2020Q3", [("2020", 2020, 2020, "year")]),
        ("on 2025-09-21", [("2025", 2025, 2025, "year")]),
        ("2021-03", [("2021", 2021, 2021, "year")]),
        ("2022 to 2019", [("2022", 2022, 2022, "year"), ("2019", 2019, 2019, "year")]),
        ("2,022 nurses, 2022 nurses, $2022 and 2022 percent", []),
        ("Proclamation 2022", []),
    ],
)
def test_spans(text: str, expected: list[tuple[str, int | None, int | None, str]]) -> None:
    found = find_years(text)
    assert [(y.text, y.first, y.last, y.kind) for y in found] == expected
    assert all(text[y.start : y.end] == y.text for y in found)


def test_stated_years_are_the_written_ones() -> None:
    assert [y.stated for y in find_years("after 2019, and 2010-13")] == [(2019,), (2010, 2013)]


def test_covers() -> None:
    (since,) = find_years("since 2017")
    assert since.covers(2017) and since.covers(2030) and not since.covers(2016)


@given(st.integers(min_value=1900, max_value=2098), st.integers(min_value=1, max_value=30), st.sampled_from("-–/"))
def test_periods_are_read_back(first: int, years: int, dash: str) -> None:
    last = min(first + years, 2099)
    (found,) = find_years(f"in {first}{dash}{last}")
    assert (found.first, found.last) == (first, last)
