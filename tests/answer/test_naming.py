"""Who a figure is attributed to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from assistant.answer.naming import source_phrase
from assistant.types import Figure, FigureRequest, Source


@pytest.mark.parametrize(
    ("publisher", "phrase"),
    [
        ("Eurostat", "Eurostat"),
        ("National Center for Nursing", "the National Center for Nursing"),
        ("", "Nurses by country"),
        ("Several, named in each row", "the table “Nurses by country”"),
        ("Governments and press, named in each row", "the table “Nurses by country”"),
    ],
)
def test_rows_of_several_sources_are_not_put_into_one_mouth(publisher: str, phrase: str) -> None:
    source = Source("nurses", "table", "Nurses by country", publisher)
    request = FigureRequest("lookup", "nurses", "nurses")
    figure = Figure("", "Nurses", Decimal(1), (), "count", "1", "lookup", request, "", (), "", sources=(source,))
    assert source_phrase(figure) == phrase
