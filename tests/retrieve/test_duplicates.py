from __future__ import annotations

from assistant.retrieve.duplicates import without_repeats
from assistant.types import Locator, Passage


def kept(*texts: str) -> list[str]:
    passages = [Passage(str(n), "s", "passage", "", text, Locator()) for n, text in enumerate(texts)]
    return [passage.text for passage in without_repeats(passages)]


def test_the_same_words_again_are_dropped() -> None:
    first = "In 2020 about 950 nurses left Portugal for Spain, said the survey of hospitals."
    assert kept(first, first.upper(), "950 nurses left Portugal in 2020.", "Wages rose.") == [first, "Wages rose."]


def test_rows_that_differ_in_a_number_both_stay() -> None:
    rows = [f"Nurses from Portugal in Spain, year 2020, count {n}, evidence official" for n in (950, 951)]
    assert kept(*rows) == rows


def test_a_longer_text_is_not_a_repeat_of_its_part() -> None:
    texts = ["Nurses left Portugal.", "Nurses left Portugal, mostly for Spain, where wages were twice as high in 2020."]
    assert kept(*texts) == texts
