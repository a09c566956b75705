"""Places by all their names, and ordinary words that are none."""

from __future__ import annotations

import pycountry
import pytest

from assistant.places import find_places, members_of, place_named


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("from China to the United States", ["CHN", "USA"]),
        ("China's share", ["CHN"]),
        ("Chinese-born researchers in the U.S.", ["CHN", "USA"]),
        ("US-based and UK-trained", ["USA", "GBR"]),
        ("same for ROK pls", ["KOR"]),
        ("Brits and Koreans", ["GBR", "KOR"]),
        ("South Korea, North Korea and Korea", ["KOR", "PRK", "KOR"]),
        ("Hong Kong, Macau and Taiwan", ["HKG", "MAC", "TWN"]),
        ("Nigeria and Niger", ["NGA", "NER"]),
        ("Guinea-Bissau, Papua New Guinea, Equatorial Guinea", ["GNB", "PNG", "GNQ"]),
        ("Türkiye or Turkey", ["TUR", "TUR"]),
        ("nurses in portugal and spain", ["PRT", "ESP"]),
        ("the EU, the G7 and OECD countries", ["EU", "G7", "OECD"]),
        ("the world's nurses", ["WORLD"]),
        ("United States of America", ["USA"]),
        ("the Czech Republic and Slovak Republic", ["CZE", "SVK"]),
    ],
)
def test_found(text: str, codes: list[str]) -> None:
    assert [m.place.code for m in find_places(text)] == codes


@pytest.mark.parametrize(
    "text",
    [
        "give us the figures",
        "it is in a table",
        "turkey dinner",
        "polish the draft",
        "a chad",
        "it may be",
        "an eu-phemism",
    ],
)
def test_not_found(text: str) -> None:
    assert find_places(text) == ()


def test_adjectives_are_told_apart() -> None:
    assert [m.adjective for m in find_places("Indian researchers in India")] == [True, False]


def test_every_country_is_found_by_its_short_name() -> None:
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        place = place_named(name)
        assert place is not None and place.code == country.alpha_3, name


@pytest.mark.parametrize(
    ("name", "code"), [("CHN", "CHN"), ("GB", "GBR"), ("Dutch", "NLD"), ("EU27", "EU"), ("Atlantis", None)]
)
def test_place_named(name: str, code: str | None) -> None:
    place = place_named(name)
    assert (place.code if place else None) == code


def test_groups_have_known_members() -> None:
    assert len(members_of("EU")) == 27
    assert len(members_of("OECD")) == 38
    assert all(place_named(code) for group in ("EU", "G7", "G20", "AFRICA", "ASIA") for code in members_of(group))
    assert members_of("CHN") == ()
