"""Whether a place is where people come from or where they are."""

from __future__ import annotations

import pytest

from assistant.plan.directions import asked_directions
from assistant.plan.reading import read_question


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("nurses from Portugal in the UK", {"PRT": "origin", "GBR": "destination"}),
        ("nurses moved from Spain to Germany", {"ESP": "origin", "DEU": "destination"}),
        ("nurses working in Germany who were educated in Spain", {"DEU": "destination", "ESP": "origin"}),
        ("nurses working in the US were educated in China", {"USA": "destination", "CHN": "origin"}),
        ("Portuguese nurses at German institutions", {"PRT": "origin", "DEU": "destination"}),
        ("degrees that went to Spanish students", {"ESP": "origin"}),
        ("US-based nurses", {"USA": "destination"}),
        ("Spain educates many nurses", {"ESP": "origin"}),
        ("nurses in Spain", {"ESP": "neutral"}),
        ("licences awarded to Spaniards", {"ESP": "origin"}),
        ("moves from Portugal to Spain per 10,000 Spanish members", {"PRT": "origin", "ESP": "destination"}),
    ],
)
def test_roles(text: str, roles: dict[str, str]) -> None:
    assert {m.place.code: m.role for m in read_question(text).places} == roles


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Where do nurses come from?", ("origin",)),
        ("Where do nurses work?", ("destination",)),
        ("How many nurses are there?", ()),
    ],
)
def test_asked_directions(text: str, asked: tuple[str, ...]) -> None:
    assert asked_directions(text) == asked
