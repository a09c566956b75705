"""Places by all their names, and ordinary words that are none."""

from __future__ import annotations

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.places import find_places, place_named
from assistant.places.gazetteer import places


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("from China to the United States", "CHN USA"),
        ("China's and China’s share", "CHN CHN"),
        ("Chinese-born researchers in the U.S.", "CHN USA"),
        ("US-based, UK-trained and U.S.-trained", "USA GBR USA"),
        ("nurses in the us, the uk and the eu", "USA GBR EU"),
        ("US-China, China-US, U.S.-China", "USA CHN CHN USA USA CHN"),
        ("Sino-American", "CHN USA"),
        ("same for ROK pls", "KOR"),
        ("Brits and Koreans", "GBR KOR"),
        ("South Korea, North Korea, Korea and S. Korea", "KOR PRK KOR KOR"),
        ("Republic of Korea; Korea, Republic of; Korea, Rep.", "KOR KOR KOR"),
        ("Democratic People's Republic of Korea and DPRK", "PRK PRK"),
        ("America, Americans, the States, USA, U.S.A., United States of America", "USA USA USA USA USA USA"),
        ("South American and Latin American", "SOUTHAMERICA LATINAMERICA"),
        ("African American and Asian American nurses", "USA USA"),
        ("Great Britain, British, Britons", "GBR GBR GBR"),
        ("Holland and the Netherlands and the Dutch", "NLD NLD NLD"),
        ("Mainland China, PRC, P.R.C., China (mainland)", "CHN CHN CHN CHN"),
        ("Hong Kong, Macau and Taiwan", "HKG MAC TWN"),
        ("Hong Kong SAR, China; Taiwan, China; Republic of China", "HKG TWN TWN"),
        ("Nigeria and Niger, Nigerian and Nigerien", "NGA NER NGA NER"),
        ("Guinea, Guinea-Bissau, Papua New Guinea, Equatorial Guinea", "GIN GNB PNG GNQ"),
        ("Dominica and the Dominican Republic", "DMA DOM"),
        ("Congo, DRC, DR Congo, Republic of the Congo", "COG COD COD COG"),
        ("Türkiye, Turkiye or Turkey", "TUR TUR TUR"),
        ("nurses in portugal and spain", "PRT ESP"),
        ("the Czech Republic and Slovak Republic", "CZE SVK"),
        ("Cote d'Ivoire, Côte d’Ivoire, Ivory Coast", "CIV CIV CIV"),
        ("Bosnia & Herzegovina, St Lucia, Saint Lucia, Curacao", "BIH LCA LCA CUW"),
        ("Iran (Islamic Republic of) and Egypt, Arab Rep.", "IRN EGY"),
        ("Kosovo and Kosovars", "XKX XKX"),
        ("Russian Federation, Viet Nam, UAE, Emirati", "RUS VNM ARE ARE"),
        ("Poles, Danes, Finns and Swedes", "POL DNK FIN SWE"),
        ("the EU, the G7 and OECD countries", "EU G7 OECD"),
        ("EU27, EU-27, E.U., EU28", "EU EU EU EU28"),
        ("the Nordics, Scandinavia and the Baltics", "NORDICS SCANDINAVIA BALTICS"),
        ("Sub-Saharan Africa, Southeast Asia, MENA, DACH", "SUBSAHARANAFRICA SOUTHEASTASIA MENA DACH"),
        ("the world's nurses", "WORLD"),
        ("WHAT SHARE WORKED IN CHINA AND THE US?", "CHN USA"),
        ("Chinese  Taipei\nand South\nKorea", "TWN KOR"),
        ("in Northern Ireland and Ireland", "IRL"),
        ("New Mexico and Mexico", "MEX"),
        ("100,000 US dollars in Portugal", "PRT"),
        ("Spanish-language courses in Spain", "ESP"),
        ("Indian researchers speak French.", "IND"),
    ],
)
def test_found(text: str, codes: str) -> None:
    found = find_places(text)
    assert [m.place.code for m in found] == codes.split()
    assert all(text[m.start : m.end] == m.text for m in found)


@pytest.mark.parametrize(
    "text",
    [
        "give us the figures",
        "GIVE US THE FIGURES",
        "the us versus them debate",
        "it is in a table",
        "IT, IN, NO, AS, IS",
        "turkey dinner",
        "polish the draft",
        "a chad, a jordan almond, the pole, a swede",
        "it may be",
        "an eu-phemism",
        "a fee of US$ 30,000 or $5",
        "written in Chinese.",
        "New Jersey, New England, Georgia Tech",
        "Michael Jordan at the World Bank",
        "a world-class real-world test",
        "the rest of the world",
        "Our World in Data",
        "the Global South",
        "https://www.china.org/us and x@germany.de",
        "in English",
        "the South China Sea",
    ],
)
def test_not_found(text: str) -> None:
    assert find_places(text) == ()


def test_the_article_is_no_part_of_the_us() -> None:
    assert [(m.text, m.start) for m in find_places("in the US, in the us")] == [("US", 7), ("us", 18)]


def test_adjectives_are_told_apart() -> None:
    assert [m.adjective for m in find_places("Indian researchers in India")] == [True, False]


def test_every_country_is_found_by_its_short_name_and_has_an_adjective() -> None:
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        place = place_named(name)
        assert place is not None and place.code == country.alpha_3, name
        assert place.adjectives, name


def test_every_name_is_found_in_a_sentence() -> None:
    for code, place in places().items():
        for name in (place.name, *place.names):
            found = find_places(f"Nurses left {name} in 2022")
            assert [m.place.code for m in found] == [code], name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("CHN", "CHN"),
        ("GB", "GBR"),
        ("UK", "GBR"),
        ("IN", "IND"),
        ("in", None),
        ("Dutch", "NLD"),
        ("EU27", "EU"),
        ("the United States", "USA"),
        ("The Gambia", "GMB"),
        ("Côte d’Ivoire", "CIV"),
        ("Georgia Tech", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_place_named(name: str, code: str | None) -> None:
    place = place_named(name)
    assert (place.code if place else None) == code


@given(st.text(max_size=60))
def test_any_text_is_read_without_overlap(text: str) -> None:
    found = find_places(text)
    assert all(text[m.start : m.end] == m.text for m in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
