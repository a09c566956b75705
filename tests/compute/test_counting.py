"""How a count says what it counted."""

from __future__ import annotations

import pytest

from assistant.compute.counting import _having, _members_of
from assistant.types import Field


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (Field("year", "year", "year", "time", "year"), "years"),
        (Field("origin", "country of origin", "string", "dimension", "place"), "countries"),
        (Field("ward", "ward", "string", "dimension", "category"), "members of ward"),
        (Field("region", "region", "string", "dimension", "place"), "members of region"),
    ],
)
def test_members_are_named_in_the_plural_where_that_is_known(by: Field, words: str) -> None:
    assert _members_of(by) == words


@pytest.mark.parametrize(
    ("title", "unit", "told", "words"),
    [
        ("Number of nurses by country", "count", "more than 5", "more than 5 nurses"),
        ("Stay rate", "percent", "more than 5 percent", "stay rate of more than 5 percent"),
        ("Stay rate", "percent", "", "a value of stay rate"),
    ],
)
def test_what_they_have_is_told_with_the_bound_beside_it(title: str, unit: str, told: str, words: str) -> None:
    assert _having(Field("m", title, "number", "measure", unit=unit), told) == words
