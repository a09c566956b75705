"""Notes under an answer: caveats of other places are left out."""

from __future__ import annotations

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


def test_a_caveat_of_another_place_is_left_out() -> None:
    told = [note.text for note in _notes("Nurses stay for many reasons in every country of the world.")]
    assert "Small sample." in told
    assert not any("Norway" in text for text in told)
