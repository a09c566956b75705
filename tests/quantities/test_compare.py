"""Agreement is rounding to the stated precision, never a tolerance of convenience."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.quantities import agrees, find_quantities, units_compatible


@pytest.mark.parametrize(
    ("stated", "value", "unit", "expected"),
    [
        ("47 percent", "47", "percent", True),
        ("47 percent", "46.6", "percent", True),
        ("47 percent", "46.4", "percent", False),
        ("47.0 percent", "46.6", "percent", False),
        ("36.9 percent", "36.8954", "percent", True),
        ("37 percent", "36.8954", "percent", True),
        ("18 points", "18", "percent", False),
        ("18 percent", "18", "points", False),
        ("1.2 million", "1177766", "count", True),
        ("1.1 million", "1177766", "count", False),
        ("about 150", "153", "count", True),
        ("about 150", "170", "count", False),
        ("more than 300", "312", "count", True),
        ("more than 300", "299", "count", False),
        ("nearly 1,000", "985", "count", True),
        ("nearly 1,000", "1010", "count", False),
        ("a third", "33.4", "percent", True),
        ("a third", "29", "percent", False),
        ("half of them", "50", "percent", True),
        ("47 percent", "0.47", "ratio", True),
        ("−621", "621", "count", False),
        ("74 percent", "47", "percent", False),
        ("more than 47 percent", "46.6", "percent", False),
        ("more than 300", "300", "count", False),
        ("at least 300", "300", "count", True),
        ("under 47 percent", "47.3", "percent", False),
        ("no more than 47 percent", "47", "percent", True),
        ("more than half", "74", "percent", False),
        ("nearly 1,000", "1000", "count", False),
        ("2 million", "2400000", "count", False),
        ("2 million", "1.96e6", "count", True),
        ("a hundred nurses", "104", "count", True),
        ("a hundred nurses", "140", "count", False),
        ("one in five", "20.3", "percent", True),
        ("doubled", "2.03", "ratio", True),
        ("doubled", "2.4", "ratio", False),
        ("more than doubled", "2.4", "times", True),
        ("12 hours", "12", "hours", True),
        ("12 percent", "12", "hours", False),
        ("$12", "12", "count", False),
        ("3 nurses", "3", "rank", False),
        ("0.5 percent", "0.45", "percent", True),
        ("47 percent", "1e30", "percent", False),
    ],
)
def test_agrees(stated: str, value: str, unit: str, expected: bool) -> None:
    assert agrees(find_quantities(stated)[0], Decimal(value), unit) is expected


def test_units() -> None:
    assert not units_compatible("percent", "points")
    assert not units_compatible("count", "percent")
    assert units_compatible("", "percent")
