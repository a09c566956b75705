from __future__ import annotations

import pytest

from assistant.compute.periods import extent, gaps, in_order, same_period, span_of, years_between


@pytest.mark.parametrize(
    ("member", "start", "end"),
    [
        ("2019", 2019, 2019),
        ("2010-13", 2010, 2013),
        ("2010\u201313", 2010, 2013),
        ("2019-2023", 2019, 2023),
        ("2019 to 2023", 2019, 2023),
        ("2023/24", 2023, 2024),
        ("2025-09-21", 2025, 2025),
        ("2020-Q1", 2020, 2020),
        ("fiscal year 2021", 2021, 2021),
        ("2020-01", 2020, 2020),
    ],
)
def test_the_years_a_member_covers(member: str, start: int, end: int) -> None:
    span = span_of(member)
    assert span is not None
    assert (span.start, span.end) == (start, end)


def test_what_names_no_year_covers_none() -> None:
    assert span_of("before the war") is None
    assert span_of("12345") is None


def test_order_of_years_periods_months_and_dates() -> None:
    assert in_order(["2022", "2019", "2020"]) == ("2019", "2020", "2022")
    assert in_order(["2014-17", "2010-13", "2009"]) == ("2009", "2010-13", "2014-17")
    assert in_order(["2010-12", "2010-02", "2011-01"]) == ("2010-02", "2010-12", "2011-01")
    assert in_order(["2025-09-21", "2025-01-03"]) == ("2025-01-03", "2025-09-21")


def test_distances_gaps_and_extent() -> None:
    assert years_between("2010-13", "2014-17") == 4
    assert years_between("2010", "never") is None
    assert gaps(["2019", "2022"], 2018, 2022) == (2018, 2020, 2021)
    assert gaps(["2010-13"], None, None) == ()
    assert extent(["2022", "2019"]) == "2019 to 2022"
    assert same_period("2010-13", "2010 to 2013")
    assert not same_period("2010", "2010-13")
