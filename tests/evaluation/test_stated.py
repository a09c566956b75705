from decimal import Decimal

import pytest

from assistant.evaluation import Value
from assistant.evaluation.stated import states
from tests.evaluation.answers import answer, figure


def _value(value: str, unit: str, tolerance: str = "0.5") -> Value:
    return Value(Decimal(value), unit, Decimal(tolerance))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The share was 47 percent [F1].", _value("47", "percent")),
        ("The share was 46.8% [1].", _value("47", "percent")),
        ("It fell by 7 points [F1].", _value("-7", "points")),
        ("The balance was −362.92 per 10,000 members.", _value("-362.92", "per_10000", "1")),
        ("There were 1,375 nurses.", _value("1375", "count")),
    ],
)
def test_a_number_in_the_text_counts(text: str, value: Value) -> None:
    assert states(answer(text), value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The share was 48 percent.", _value("47", "percent")),
        ("It rose by 47 points.", _value("47", "percent")),
        ("It rose by 7 points.", _value("-7", "points")),
        ("In 2022 the share was 12 percent [47].", _value("47", "percent")),
    ],
)
def test_another_number_unit_or_sign_does_not(text: str, value: Value) -> None:
    assert not states(answer(text), value)


def test_figures_count_with_their_units() -> None:
    assert states(answer("See below.", figures=(figure("0.4686", "ratio"),)), _value("46.9", "percent"))
    assert states(
        answer("", figures=(figure(None, "count", (("Spain", "12"), ("Malta", "9"))),)), _value("9", "count", "0")
    )
    assert not states(answer("", figures=(figure("46.9", "points"),)), _value("46.9", "percent"))
