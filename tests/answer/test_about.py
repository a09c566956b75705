import pytest

from assistant.answer.about import is_about
from assistant.answer.asked import Asked


@pytest.mark.parametrize(
    ("question", "sentence", "passage", "fits"),
    [
        ("How many nurses left Portugal in 2019?", "In 2019, 900 nurses left Portugal.", "", True),
        ("How many nurses left Portugal in 2019?", "In 2020, 900 nurses left Portugal.", "", False),
        ("How many nurses left Portugal in 2019?", "In 2019, 900 nurses left.", "Portugal is a country.", False),
        ("Who led the nurses of Portugal?", "Ana Lopes led them.", "The nurses of Portugal went on strike.", True),
        ("Who led the nurses of Portugal?", "Ana Lopes led them.", "The nurses of Spain went on strike.", False),
        ("What share of nurses left?", "Nurses left at a rate of 3 per 10,000.", "", False),
        ("What share of nurses left?", "8 percent of nurses left.", "", True),
        ("How many nurses left?", "Many nurses left.", "", False),
        ("Which visa do nurses need in Spain?", "Nurses from Spain in Chile need a visa.", "", False),
        ("Which visa do nurses need in Spain?", "Nurses from Chile in Spain need a visa.", "", True),
        ("Which visa do nurses from Spain need?", "Nurses from Spain in Chile need a visa.", "", True),
        ("How much do nurses earn?", "Some 900 nurses earn well.", "", False),
        ("How much do nurses earn?", "Nurses earn 1,200 euros.", "", True),
        ("What does a visa cost?", "A visa takes 30 days.", "", False),
        ("What does a visa cost?", "A visa costs 30 euros.", "", True),
        ("What is the price index?", "The index stood at 104 points.", "", True),
        ("Who led the nurses in 2019?", "Ana Lopes led them.", "The nurses went on strike in 2019.", True),
        ("Who led the nurses in 2019?", "Ana Lopes led them in 2018.", "The nurses went on strike in 2019.", False),
        ("What do male nurses earn?", "Female nurses earn 1,200 euros.", "", False),
    ],
)
def test_places_years_and_units_must_be_those_asked_about(
    question: str, sentence: str, passage: str, fits: bool
) -> None:
    assert is_about(Asked(question), sentence, "Nurses", f"{passage} {sentence}") is fits
