from dataclasses import replace

import pytest

from assistant.answer.asked import Asked
from assistant.answer.features import Around, features_of, match, weights_of
from assistant.sentences import stem

AROUND = Around("In 2019 nurses left Portugal because of low pay.", "", "", "", "Nurses", False, False, 0.5, 0.6, 0.6)


def _features(question: str, around: Around = AROUND) -> dict[str, float]:
    asked = Asked(question)
    return features_of(asked, weights_of(asked, [around.text]), around)


def test_a_word_is_found_by_stem_synonym_or_beginning() -> None:
    words = frozenset(map(stem, ["registered", "leave", "government"]))
    assert match(stem("register"), words) == 1.0
    assert 0 < match(stem("depart"), words) < 1
    assert 0 < match(stem("governor"), words) < 1
    assert match(stem("bread"), words) == 0


def test_words_in_the_sentence_beside_it_and_nowhere_are_told_apart() -> None:
    features = _features("Why did nurses leave Lisbon?", replace(AROUND, before="Lisbon is large."))
    assert features["words"] > 0
    assert features["words in beside"] > 0
    assert "words nowhere" not in features
    assert _features("Why did nurses leave Lisbon?")["words nowhere"] > 0


def test_a_place_is_found_by_any_of_its_names() -> None:
    around = replace(AROUND, text="Nurses left the United States.")
    assert "name missing" not in _features("Why did nurses leave the USA?", around)


def test_what_is_asked_for_is_found_or_lacking() -> None:
    assert _features("Why did nurses leave?")["why found"] == 1.0
    assert _features("Who left Portugal?")["who lacking"] > 0


def test_a_superlative_that_is_missing_is_told() -> None:
    assert _features("Which was the largest group of nurses that left?")["superlative lacking"] == 1.0


@pytest.mark.parametrize(("question", "denied"), [("Which nurses did not leave?", 1.0), ("Which nurses left?", 0.0)])
def test_a_denial_must_be_in_both(question: str, denied: float) -> None:
    assert _features(question)["denial lacking"] == denied


def test_a_name_or_number_over_the_sentence_is_not_missing() -> None:
    question, around = "Who left in June 2020?", replace(AROUND, text="Ana Lopes left.")
    assert "number missing" in _features(question, around)
    assert "number missing" not in _features(question, replace(around, setting="The strike of June 2020"))


def test_what_a_sentence_leans_on_is_covered() -> None:
    around = replace(AROUND, text="It has 3,820 members.", before="The union of nurses began in 1964.")
    leaning = _features("How many members has the union of nurses?", replace(around, leans=True))
    assert leaning["covered"] > _features("How many members has the union of nurses?", around)["covered"]


@pytest.mark.parametrize(("text", "found"), [("The dearest was Ana Lopes.", 1.0), ("The cheapest was Ana Lopes.", 0.0)])
def test_most_may_be_said_in_one_word(text: str, found: float) -> None:
    assert _features("Who was the most expensive nurse?", replace(AROUND, text=text))["superlative found"] == found
