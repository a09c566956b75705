"""Notes under an answer: sentences that hold another value against a figure's, and caveats of other places."""

from __future__ import annotations

import pytest

from assistant.answer import PlainWriter
from assistant.types import Note
from tests.evidence import destination, evidence, figure, hit, plan, years

QUESTION = "What share of foreign nurses stayed in Portugal in 2020?"
STAYED = figure(
    "Share of foreign nurses who stayed, Portugal, 2020",
    "71",
    "percent",
    facets=[destination("Portugal"), years("2020")],
    display="71 percent",
    caveats=("The count for Norway is disputed.", "Small sample."),
)


def _notes(sentence: str) -> tuple[Note, ...]:
    asked = plan(QUESTION, wants_prose=False, wants_figure=True)
    return PlainWriter().draft(asked, evidence([hit(sentence, similarity=0.8)], [STAYED])).notes


@pytest.mark.parametrize(
    "sentence",
    [
        "Editions disagree on 2020: the share of foreign nurses who stayed in Portugal is 71 percent in the "
        "2021 edition and 77 percent in the 2023 edition.",
        "In 2020 the share of foreign nurses who stayed in Portugal was 71 percent in the register and 64 percent "
        "in the census.",
    ],
)
def test_another_value_for_the_same_is_told(sentence: str) -> None:
    assert any(sentence in note.text for note in _notes(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The share of foreign nurses who stayed in Portugal was 71 percent in 2020 and 64 percent in 2010.",
        "In 2020 the share of foreign nurses who stayed was 71 percent in Portugal and 64 percent in Spain.",
        "In 2020 the share of foreign nurses who stayed in Portugal was 71 percent.",
    ],
)
def test_another_year_or_place_is_no_rival(sentence: str) -> None:
    assert not any(sentence in note.text for note in _notes(sentence))


def test_a_caveat_of_another_place_is_left_out() -> None:
    told = [note.text for note in _notes("Nurses stay for many reasons in every country of the world.")]
    assert "Small sample." in told
    assert not any("Norway" in text for text in told)
