"""Numbers as reports write them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quantities import UNITS, find_quantities, format_value

# Text -> each number as "value unit"; a bare number has no unit.
CASES: list[tuple[str, list[str]]] = [
    ("47 percent in 2022, up from 29 percent in 2019", ["47 percent", "2022 year", "29 percent", "2019 year"]),
    ("47 per cent", ["47 percent"]),
    ("47%", ["47 percent"]),
    ("47 %", ["47 percent"]),
    ("47 pct of nurses", ["47 percent"]),
    ("12 per 100 nurses", ["12 percent"]),
    ("12,5 percent", ["12.5 percent"]),
    (".5 percent", ["0.5 percent"]),
    ("0.0", ["0.0"]),
    ("2½ percent", ["2.5 percent"]),
    ("18 percentage points", ["18 points"]),
    ("18 points", ["18 points"]),
    ("a 5-point rise", ["5 points"]),
    ("47pp", ["47 points"]),
    ("300 basis points", ["3.00 points"]),
    ("25 bps", ["0.25 points"]),
    ("950,000 people", ["950000 count"]),
    ("12 000 nurses", ["12000 count"]),
    ("1 234 567 people", ["1234567 count"]),
    ("12\u202f000 nurses", ["12000 count"]),
    ("1.234.567 nurses", ["1234567 count"]),
    ("10,37,200 voters", ["1037200 count"]),
    ("1.2 million students", ["1200000 count"]),
    ("a 5-million gap", ["5000000 count"]),
    ("10k", ["10000"]),
    ("5m people", ["5000000 count"]),
    ("3 bn", ["3000000000"]),
    ("1.5 lakh", ["150000"]),
    ("1e6", ["1000000"]),
    ("₹10,372 crore", ["103720000000 inr"]),
    ("Rs. 500", ["500 inr"]),
    ("a fee of $100,000", ["100000 usd"]),
    ("$1.2 billion (€900m; £3bn)", ["1200000000 usd", "900000000 eur", "3000000000 gbp"]),
    ("USD 5 million", ["5000000 usd"]),
    ("5 million US dollars", ["5000000 usd"]),
    ("C$40 and 40 Canadian dollars", ["40 cad", "40 cad"]),
    ("-$5 million", ["-5000000 usd"]),
    ("12 won prizes", ["12 count"]),
    ("3 trillion Korean won", ["3000000000000 krw"]),
    ("−1,375 and -621", ["-1375 count", "-621"]),
    ("a change of –2.5%", ["-2.5 percent"]),
    ("− 2.5 percent", ["-2.5 percent"]),
    ("minus 3 percent", ["-3 percent"]),
    ("negative 3 points", ["-3 points"]),
    ("+3.5 points", ["3.5 points"]),
    ("5 minus 3", ["5", "3"]),
    ("274.62 per 10,000 members", ["274.62 per_10000"]),
    ("-0.76 per 10,000", ["-0.76 per_10000"]),
    ("7.6 per 1,000", ["7.6 per_1000"]),
    ("7.6 per thousand", ["7.6 per_1000"]),
    ("12 per 100,000 people", ["12 per_100000"]),
    ("5 per million", ["5 per_million"]),
    ("9.7 nurses per 1,000 people", ["9.7 per_1000"]),
    ("a rate per 10,000 members", []),
    ("1.5 times", ["1.5 times"]),
    ("a 3-fold rise", ["3 times"]),
    ("2.5x more", ["2.5 times"]),
    ("3×", ["3 times"]),
    ("a grid of 3 x 4", ["3", "4"]),
    ("came in 3rd place", ["3 rank"]),
    ("ranks 12th of 40", ["12 rank", "40"]),
    ("is No. 1 in Europe", ["1 rank"]),
    ("ranked 4", ["4 rank"]),
    ("#2", ["2 rank"]),
    # shared units and scales
    ("rose from 29 to 47 percent, by 18 points", ["29 percent", "47 percent", "18 points"]),
    ("shares of 29, 20 and 18 percent", ["29 percent", "20 percent", "18 percent"]),
    ("between 3 and 5 percent", ["3 percent", "5 percent"]),
    ("3-5%", ["3 percent", "5 percent"]),
    ("29–47%", ["29 percent", "47 percent"]),
    ("$5-10 million", ["5000000 usd", "10000000 usd"]),
    ("£5–7m", ["5000000 gbp", "7000000 gbp"]),
    ("**47** percent and 12 **points**", ["47 percent", "12 points"]),
    ("from 2 to 3 million nurses", ["2000000", "3000000 count"]),
    ("from 900,000 to 1.2 million", ["900000 count", "1200000"]),
    ("between 1,200 and 1,300 nurses", ["1200 count", "1300 count"]),
    ("29,20,18 percent", ["29 percent", "20 percent", "18 percent"]),
    ("1,2 and 3", ["1", "2", "3"]),
    ("a ratio of 1:5", ["1", "5"]),
    ("n = 1,234; r = −0.4", ["1234 count", "-0.4"]),
    ("Portugal-47 percent", ["47 percent"]),
    ("Portugal–47, Spain–12", ["47", "12"]),
    # years and amounts that look like years
    ("more than 2,000 programmes", ["2000 count"]),
    ("more than 2000 programmes since 2018", ["2000 count", "2018 year"]),
    ("2000 nurses", ["2000 count"]),
    ("a total of 2019 nurses", ["2019 count"]),
    ("In 2019 nurses left", ["2019 year"]),
    ("the 2022 results", ["2022 year"]),
    ("2022 figures", ["2022 year"]),
    ("2020 percent", ["2020 percent"]),
    ("2017-19", ["2017 year", "2019 year"]),
    ("2010–13", ["2010 year", "2013 year"]),
    ("2023/24", ["2023 year", "2024 year"]),
    ("1999/2000", ["1999 year", "2000 year"]),
    ("FY2021 and fiscal 2020", ["2021 year", "2020 year"]),
    ("mid-2019", ["2019 year"]),
    ("signed on 2025-09-21", ["2025 year"]),
    ("in 2021-03", ["2021 year"]),
    ("on 03/04/2021", ["2021 year"]),
    ("29 May 2020", ["29 date", "2020 year"]),
    ("May 28, 2025", ["28 date", "2025 year"]),
    ("the 1990s", []),
    ("May 28 300 nurses", ["28 date", "300 count"]),
    # words
    ("two dozen were charged", ["24 count"]),
    ("twenty-five percent", ["25 percent"]),
    ("half of them", ["50 percent"]),
    ("5 million and two thirds", ["5000000", "66.66666666666666666666666667 percent"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_values_and_units(text: str, expected: list[str]) -> None:
    assert [f"{q.value} {q.unit}".strip() for q in find_quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "places"), [("47", 0), ("25.6", 1), ("2.3 million", -5), ("10,372 crore", -7), ("30 bps", 2), ("10k", -3)]
)
def test_precision(text: str, places: int) -> None:
    assert find_quantities(text)[0].places == places


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_text_is_the_slice_and_none_overlap(text: str) -> None:
    found = find_quantities(f"In Spain, {text}, or so they say.")
    assert all(f"In Spain, {text}, or so they say."[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


_WORDED = sorted(unit for unit, words in UNITS.items() if words[0])


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2), st.sampled_from(_WORDED))
def test_formatted_values_are_read_back(value: Decimal, unit: str) -> None:
    (found,) = find_quantities(format_value(value, unit))
    assert (found.value, found.unit) == (value, unit)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_formatted_counts_are_read_back(value: int) -> None:
    (found,) = find_quantities(f"It was {format_value(Decimal(value), 'count')} in all.")
    assert found.value == value and found.unit in ("", "count")


@given(st.integers(min_value=1900, max_value=2100), st.integers(min_value=1, max_value=999))
def test_formatted_years_and_ranks_are_read_back(year: int, rank: int) -> None:
    (found, place) = find_quantities(f"In {format_value(Decimal(year), 'year')}, {format_value(Decimal(rank), 'rank')}")
    assert (int(found.value), found.unit, int(place.value), place.unit) == (year, "year", rank, "rank")


@given(st.text(alphabet="0123456789 .,%-–−$€/()[]abFKmx½\n", max_size=40))
def test_any_text_is_read_without_overlap(text: str) -> None:
    found = find_quantities(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@given(
    st.integers(min_value=2, max_value=899), st.sampled_from(["{} of", "({})", "; {};", "was {}.", "“{}”", "{}, or"])
)
def test_no_plain_number_is_missed(number: int, frame: str) -> None:
    assert [q.value for q in find_quantities(f"There {frame.format(number)} so")] == [number]
