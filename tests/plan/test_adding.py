"""When members that a question does not name are added, and when they are no parts."""

from __future__ import annotations

import pytest

from assistant.plan.adding import parted
from assistant.types import Field


@pytest.mark.parametrize(
    ("title", "members", "parts"),
    [
        ("ward", ("North", "South"), True),
        ("contract", ("full time", "part time"), True),
        ("indicator", ("beds", "nurses"), False),
        ("source", ("survey", "register"), False),
        ("age group", ("15-24", "25-34"), False),
        ("ward", ("North", "All wards"), False),
        ("staff", ("up to 9", "10 and over"), False),
    ],
)
def test_members_are_parts_unless_they_are_kinds_or_hold_others(
    title: str, members: tuple[str, ...], parts: bool
) -> None:
    assert parted(Field("dimension", title, "string", "dimension", "category"), members) is parts


def test_places_are_parts() -> None:
    assert parted(Field("type", "type", "string", "dimension", "place"), ("Portugal", "Spain"))
