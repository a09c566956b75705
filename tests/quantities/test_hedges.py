"""How sure a text is."""

from __future__ import annotations

import pytest

from assistant.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "hedge", "inclusive"),
    [
        ("about 150", "about", False),
        ("some 150", "about", False),
        ("~150", "about", False),
        ("close to 150", "about", False),
        ("an estimated 150", "about", False),
        ("150 or so", "about", False),
        ("more than 300", "over", False),
        ("over 300", "over", False),
        ("in excess of 300", "over", False),
        ("at least 62 percent", "over", True),
        ("no fewer than 300", "over", True),
        ("as few as 300", "over", True),
        ("300 or more", "over", True),
        ("300+", "over", True),
        ("≥ 300", "over", True),
        (">300", "over", False),
        ("nearly 1,000", "nearly", False),
        ("almost half", "nearly", False),
        ("just under 40 percent", "nearly", False),
        ("fewer than 10", "under", False),
        ("below 10", "under", False),
        ("no more than 10", "under", True),
        ("up to 10", "under", True),
        ("as many as 10", "under", True),
        ("10 or fewer", "under", True),
        ("less than a third", "under", False),
        ("more than doubled", "over", False),
        ("150", "", False),
        ("the 150", "", False),
    ],
)
def test_hedges(text: str, hedge: str, inclusive: bool) -> None:
    (found,) = find_quantities(text)
    assert (found.hedge, found.inclusive) == (hedge, inclusive)
