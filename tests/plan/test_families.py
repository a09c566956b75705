"""Words of one family, and words that only look alike."""

import pytest

from assistant.plan.families import akin, relatives
from assistant.plan.words import stem


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("visited", "visitors", True),
        ("generate", "generation", True),
        ("produced", "production", True),
        ("spent", "spending", True),
        ("sold", "sales", True),
        ("consumed", "consumption", True),
        ("employer", "employee", False),
        ("passengers", "passing", False),
        ("university", "universal", False),
        ("prices", "prizes", False),
    ],
)
def test_akin(one: str, other: str, same: bool) -> None:
    assert akin(stem(one), stem(other)) is same


def test_relatives() -> None:
    assert relatives({stem("visited"), stem("town")}, {stem("visitors"), stem("budget")}) == {stem("visitors")}
