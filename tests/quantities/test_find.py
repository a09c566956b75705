"""Numbers as reports write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quantities import find_quantities, format_value

CASES: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "47 percent in 2022, up from 29 percent in 2019",
        [("47", "percent"), ("2022", "year"), ("29", "percent"), ("2019", "year")],
    ),
    ("rose from 29 to 47 percent, by 18 points", [("29", "percent"), ("47", "percent"), ("18", "points")]),
    ("shares of 29, 20 and 18 percent", [("29", "percent"), ("20", "percent"), ("18", "percent")]),
    ("47 per cent", [("47", "percent")]),
    ("47%", [("47", "percent")]),
    ("18 percentage points", [("18", "points")]),
    ("950,000 people", [("950000", "count")]),
    ("1.2 million students", [("1200000", "count")]),
    ("₹10,372 crore", [("103720000000", "inr")]),
    ("a fee of $100,000", [("100000", "usd")]),
    ("−1,375 and -621", [("-1375", "count"), ("-621", "")]),
    ("274.62 per 10,000 members", [("274.62", "per_10000")]),
    ("-0.76 per 10,000", [("-0.76", "per_10000")]),
    ("between 3 and 5 percent", [("3", "percent"), ("5", "percent")]),
    ("3-5%", [("3", "percent"), ("5", "percent")]),
    ("two dozen were charged", [("24", "count")]),
    ("twenty-five percent", [("25", "percent")]),
    ("ranked second", [("2", "rank")]),
    ("came in 3rd place", [("3", "rank")]),
    ("more than 2,000 programmes", [("2000", "count")]),
    ("more than 2000 programmes since 2018", [("2000", "count"), ("2018", "year")]),
    ("2017-19", [("2017", "year"), ("2019", "year")]),
    ("2010–13", [("2010", "year"), ("2013", "year")]),
    ("2023/24", [("2023", "year"), ("2024", "year")]),
    ("signed on 2025-09-21", [("2025", "year")]),
    ("29 May 2020", [("29", "date"), ("2020", "year")]),
    ("May 28, 2025", [("28", "date"), ("2025", "year")]),
    ("half of them", [("50", "percent")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_values_and_units(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(str(q.value), q.unit) for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4",
        "an H-1B visa",
        "COVID-19",
        "F-1 students",
        "NSF 25-325",
        "Order 814",
        "Proclamation 10043",
        "Tracker 2.0",
        "her first degree",
        "one of them",
        "a second time",
    ],
)
def test_names_are_no_quantities(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("about 150", "about"),
        ("more than 300", "over"),
        ("nearly 1,000", "nearly"),
        ("fewer than 10", "under"),
        ("at least 62 percent", "over"),
        ("just under 40 percent", "nearly"),
        ("300 or more", "over"),
        ("150", ""),
    ],
)
def test_hedges(text: str, hedge: str) -> None:
    assert find_quantities(text)[0].hedge == hedge


@pytest.mark.parametrize(("text", "places"), [("47", 0), ("25.6", 1), ("2.3 million", -5), ("10,372 crore", -7)])
def test_precision(text: str, places: int) -> None:
    assert find_quantities(text)[0].places == places


def test_text_is_the_slice() -> None:
    text = "In 2022 about 47 percent, or −1,375."
    assert all(text[q.start : q.end] == q.text for q in find_quantities(text))


@given(
    st.decimals(min_value=-(10**7), max_value=10**7, places=2).filter(lambda d: not 1900 <= abs(d) <= 2100),
    st.sampled_from(["percent", "points", "per_10000", "usd"]),
)
def test_formatted_values_are_read_back(value: Decimal, unit: str) -> None:
    (found,) = find_quantities(format_value(value, unit))
    assert (found.value, found.unit) == (value, unit)
