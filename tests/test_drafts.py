# ruff: noqa: E501
from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.citations import cite_quote
from assistant.drafts import as_questions, check
from assistant.errors import NoData
from assistant.quantities import find_quantities
from assistant.types import Answer, Figure, FigureRequest
from tests.verify.cases import CHANGE, LOOKUP, QUOTES, SERIES

BOTH = replace(
    LOOKUP,
    value=None,
    values=(
        replace(SERIES.values[0], members=(("origin", "China"),), value=LOOKUP.value),  # type: ignore[arg-type]
        replace(SERIES.values[0], members=(("origin", "United States"),), value=Decimal(18)),
    ),
    display="47 percent (China); 18 percent (United States)",
)


class Knows:
    """Gives one answer to every question, and one series to every request."""

    def __init__(
        self, *figures: Figure, quote: str = "", status: str = "answered", series: Figure | None = None
    ) -> None:
        citations = (cite_quote(QUOTES[quote]),) if quote else ()
        self.answer = Answer("", "", "", status, "", citations, figures)  # type: ignore[arg-type]
        self.series = series
        self.asked: list[str] = []

    def ask(self, question: str) -> Answer:
        self.asked.append(question)
        return self.answer

    def compute(self, request: FigureRequest) -> Figure:
        if self.series is None:
            raise NoData("No series.")
        return self.series


@pytest.mark.parametrize(
    ("text", "knows", "verdict"),
    [
        ("In 2022, 47 percent of top-tier AI researchers were educated in China.", Knows(LOOKUP), "supported"),
        ("China's share of top-tier AI researchers by undergraduate degree was 47 percent in 2022.", Knows(LOOKUP), "supported"),
        ("Nearly half of top-tier AI researchers had a Chinese undergraduate degree in 2022.", Knows(LOOKUP), "supported"),
        ("China's share by undergraduate degree was 48 percent in 2022.", Knows(LOOKUP), "contradicted"),
        ("In 2022, 47 percent of top-tier AI researchers were Chinese-born.", Knows(LOOKUP), "definition_differs"),
        ("The five-year stay rate for China was 93 percent.", Knows(replace(LOOKUP, label="Five-year stay rate, China, 2021"), series=SERIES), "outdated"),
        ("In 2010, 900 scientists of Chinese descent left the United States.", Knows(quote="7"), "supported"),
        ("In 2010, 901 scientists of Chinese descent left the United States.", Knows(quote="7"), "not_found"),
        ("In 2010, 900 nurses left Germany.", Knows(quote="7"), "not_found"),
        ("Spain trains 11,200 nurses.", Knows(status="abstained"), "not_found"),
        ("The China Initiative ended in February 2022.", Knows(quote="5"), "supported"),
    ],
)  # fmt: skip
def test_verdicts(text: str, knows: Knows, verdict: str) -> None:
    (entry,) = check(text, knows)
    assert entry["verdict"] == verdict, entry
    assert text[entry["start"] : entry["end"]] == entry["text"]


def test_numbers_of_two_places_are_not_swapped() -> None:
    right = "By undergraduate degree, 47 percent were from China and 18 percent from the United States in 2022."
    wrong = "By undergraduate degree, 18 percent were from China and 47 percent from the United States in 2022."
    assert [e["verdict"] for e in check(right, Knows(BOTH))] == ["supported", "supported"]
    assert "supported" not in [e["verdict"] for e in check(wrong, Knows(BOTH))]


@pytest.mark.parametrize(
    ("told", "verdicts", "expected"),
    [
        ("from 29 to 47 percent", ["supported", "supported"], None),
        ("from 29 to 35 percent", ["supported", "contradicted"], "47 percent"),
        ("from 11 to 47 percent", ["contradicted", "supported"], "29 percent"),
        ("from 29 percent in 2019 to 35 percent in 2022", ["supported", "contradicted"], "47 percent"),
        ("from 47 percent in 2019 to 47 percent in 2022", ["contradicted", "supported"], "29 percent"),
    ],
)
def test_each_end_of_a_change_is_held_against_its_own_year(
    told: str, verdicts: list[str], expected: str | None
) -> None:
    entries = check(f"China's share of top-tier AI researchers by undergraduate degree rose {told}.", Knows(CHANGE))
    assert [e["verdict"] for e in entries] == verdicts
    assert [e["expected"] for e in entries if e["verdict"] == "contradicted"] == [expected] * verdicts.count(
        "contradicted"
    )


def test_offsets_are_of_the_whole_text_and_years_beside_numbers_are_no_claims() -> None:
    text = "# Draft\n\nA first sentence.\n\nThe five-year rate of China was 47 percent in 2022."
    (entry,) = check(text, Knows(LOOKUP))
    assert text[entry["start"] : entry["end"]] == "47 percent"
    assert set(entry) == {"text", "start", "end", "value", "unit", "verdict", "expected", "figure", "note"}


def test_a_text_without_numbers_asks_nothing() -> None:
    knows = Knows(LOOKUP)
    assert check("No numbers here.", knows) == []
    assert knows.asked == []


def test_the_sentence_becomes_a_question_without_its_number() -> None:
    sentence = "China now has about 47 percent of top-tier AI researchers."
    (quantity,) = find_quantities(sentence)
    assert as_questions(sentence, quantity)[0] == "China has what share of top-tier AI researchers?"
    assert all("47" not in question and "about" not in question for question in as_questions(sentence, quantity))
