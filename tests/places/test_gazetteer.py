"""The data: groups have known members, names belong to one place."""

from __future__ import annotations

import pytest

from assistant.places import members_of
from assistant.places.gazetteer import places


@pytest.mark.parametrize(
    ("code", "size"),
    [
        ("EU", 27),
        ("EEA", 30),
        ("OECD", 38),
        ("G7", 7),
        ("G20", 19),
        ("BRICS", 10),
        ("NORDICS", 5),
        ("ASEAN", 11),
        ("FIVEEYES", 5),
        ("NATO", 32),
        ("SCHENGEN", 29),
        ("EUROZONE", 21),
        ("AFRICA", 54),
        ("WORLD", 0),
        ("CHN", 0),
        ("NOWHERE", 0),
    ],
)
def test_sizes(code: str, size: int) -> None:
    assert len(members_of(code)) == size


def test_members_are_countries_and_named_once() -> None:
    for code, place in places().items():
        members = members_of(code)
        assert len(members) == len(set(members)), code
        assert all(places()[m].kind == "country" for m in members), code
        assert place.kind == "group" or not members


def test_no_name_of_two_places() -> None:
    owners: dict[str, set[str]] = {}
    for code, place in places().items():
        for name in place.names:
            owners.setdefault(name.casefold(), set()).add(code)
    assert {name: codes for name, codes in owners.items() if len(codes) > 1} == {}


def test_members_nest() -> None:
    assert set(members_of("BENELUX")) <= set(members_of("EU")) <= set(members_of("EEA")) <= set(members_of("EUROPE"))
    assert set(members_of("EUROZONE")) <= set(members_of("EU"))
    assert set(members_of("G7")) <= set(members_of("G20"))
    assert set(members_of("EASTASIA")) | set(members_of("SOUTHASIA")) <= set(members_of("ASIA"))
    assert set(members_of("SUBSAHARANAFRICA")) <= set(members_of("AFRICA"))
