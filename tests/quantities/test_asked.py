"""Which questions want an amount of money."""

from __future__ import annotations

import pytest

from assistant.quantities import asks_money, is_money


@pytest.mark.parametrize(
    "question",
    [
        "How much do nurses earn in Portugal?",
        "how much does a licence cost",
        "How much money went to hospitals in 2020?",
        "How much did the ministry spend on school meals?",
    ],
)
def test_what_is_earned_or_spent_is_money(question: str) -> None:
    assert asks_money(question)


@pytest.mark.parametrize(
    "question",
    [
        "How much of the spending goes to nurses?",
        "How much higher is the share in Spain?",
        "How much did emigration fall?",
        "How many people earn a doctorate?",
        "How much has the number of students who earned a US doctorate grown?",
    ],
)
def test_other_amounts_are_none(question: str) -> None:
    assert not asks_money(question)


def test_a_currency_is_money() -> None:
    assert is_money("eur")
    assert not is_money("percent")
