import pytest

from assistant.answer.pointing import pointed
from assistant.types import Sentence
from tests.evidence import plan
from tests.verify.cases import LOOKUP

ACCORDING = "The register opened on 29 May 2020 and took effect on 1 June 2020, according to the ministry."


def _words(question: str, text: str) -> tuple[str, ...]:
    return pointed([Sentence(text, ("1",)), Sentence("More.", ("2",))], plan(question), ())[0].emphasis


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("When was the register opened?", ACCORDING, "29 May 2020"),
        ("When did the scheme end?", "The scheme was launched in 2018 and ended in February 2022.", "February 2022"),
        ("When did she sing in Porto?", "In 2003 she sang in Porto with a band.", "2003"),
        ("How many nurses work in Lisbon?", "Lisbon has 4,500 nurses and 2,100 doctors.", "4,500 nurses"),
        ("How much is the fee?", "An order of 19 May 2025 put the fee at 300 euros.", "300 euros"),
        ("What share of nurses left in 2019?", "In 2018 10 percent of nurses left, in 2019 12 percent.", "12 percent"),
        ("Who published the register?", "The register was published by the Nurses Board in 2019.", "Nurses Board"),
        ("Where do nurses trained in Portugal work?", "Many nurses trained in Portugal work in Spain.", "Spain"),
        ("How long is the permit valid?", "The permit is valid for 12 months from 2025.", "12 months"),
    ],
)
def test_the_words_that_answer_are_pointed_at(question: str, text: str, words: str) -> None:
    assert _words(question, text) == (words,)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What is the register?", "The register is a list of 4,500 nurses kept since 2019."),
        ("When was the index published?", "It stands in the Nursing Index 2025."),
        ("Who runs it?", "It runs since 6 March 2024."),
        ("How many left Spain for Portugal?", "Of 900 in Spain, 60 came from Portugal."),
        ("How many nurses left?", "Of the nurses 10 left or 20 left."),
    ],
)
def test_nothing_is_pointed_at_in_doubt(question: str, text: str) -> None:
    assert _words(question, text) == ()


def test_of_a_figure_it_is_the_value() -> None:
    lead = Sentence(f"The share was {LOOKUP.display} in 2022.", ("F1",))
    assert pointed([lead], plan("What share was it?"), [LOOKUP])[0].emphasis == (LOOKUP.display,)


def test_only_the_first_sentence_is_pointed_at() -> None:
    lead, other = pointed(
        [Sentence("Spain has 10 nurses.", ("1",)), Sentence("It has 20 nurses.", ("2",))], plan("How many nurses?"), ()
    )
    assert (lead.emphasis, other.emphasis) == (("10 nurses",), ())
    assert pointed((), plan("How many?"), ()) == ()
