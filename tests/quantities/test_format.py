"""Values in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.quantities import format_value, normalise_unit


@pytest.mark.parametrize(
    ("value", "unit", "places", "expected"),
    [
        ("47", "percent", None, "47 percent"),
        ("36.8954", "percent", None, "36.9 percent"),
        ("2.0", "percent", 1, "2.0 percent"),
        ("1", "points", None, "1 point"),
        ("-1375", "count", None, "−1,375"),
        ("274.62", "per_10000", None, "274.62 per 10,000"),
        ("0.00312", "ratio", None, "0.0031"),
        ("2", "rank", None, "rank 2"),
        ("2022", "year", None, "2022"),
        ("100000", "usd", None, "100,000 US dollars"),
        ("0", "count", None, "0"),
    ],
)
def test_format(value: str, unit: str, places: int | None, expected: str) -> None:
    assert format_value(Decimal(value), unit, places) == expected


@pytest.mark.parametrize(
    ("text", "unit"), [("%", "percent"), ("percentage points", "points"), ("USD", "usd"), ("apples", "")]
)
def test_normalise_unit(text: str, unit: str) -> None:
    assert normalise_unit(text) == unit
