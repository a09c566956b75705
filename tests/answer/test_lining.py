"""Values that stand against a figure's: in one sentence with it, alone in another source, or in the question."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from assistant.answer import PlainWriter
from assistant.types import Draft, Facet, StatedValue
from tests.evidence import destination, evidence, figure, hit, plan, years

QUESTION = "What share of foreign nurses stayed in Portugal in 2020?"
STAYED = figure(
    "Share of foreign nurses who stayed, Portugal, 2020",
    "71",
    "percent",
    facets=[destination("Portugal"), years("2020")],
    display="71 percent",
)


def _draft(sentence: str, question: str = QUESTION, **changes: object) -> Draft:
    asked = plan(question, wants_prose=False, wants_figure=True, **changes)
    return PlainWriter().draft(asked, evidence([hit(sentence, similarity=0.8)], [STAYED]))


def _quoted(draft: Draft) -> list[str]:
    return [s.text for s in draft.sentences if s.keys != ("F1",)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Editions disagree on 2020: the share of foreign nurses who stayed in Portugal is 71 percent in the "
        "2021 edition and 77 percent in the 2023 edition.",
        "In 2020 the share of foreign nurses who stayed in Portugal was 71 percent in the register and 64 percent "
        "in the census.",
        "The share of foreign nurses who stayed in Portugal in 2020 was 71 percent by the register, whereas the "
        "census of 2021 puts the share who stayed at 66 percent.",
        "The share of foreign nurses who stayed in Portugal in 2020 is 71 percent in one report and 74 in another.",
    ],
)
def test_a_sentence_with_both_values_stands_in_the_answer(sentence: str) -> None:
    assert _quoted(_draft(sentence)) == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "The share of foreign nurses who stayed in Portugal was 71 percent in 2020 and 64 percent in 2010.",
        "The share of foreign nurses who stayed in Portugal rose to 71 percent in 2020, against 64 percent in 2010.",
        "In 2020 the share of foreign nurses who stayed was 71 percent in Portugal and 64 percent in Spain.",
        "In 2020 the share of foreign nurses who stayed in Portugal was 71 percent.",
    ],
)
def test_another_year_or_place_is_no_rival(sentence: str) -> None:
    draft = _draft(sentence)
    assert not _quoted(draft)
    assert not any(note.kind == "disagreement" for note in draft.notes)


def test_another_value_of_the_same_year_is_told_with_both() -> None:
    draft = _draft("In 2020 the share of foreign nurses who stayed in Portugal was 64 percent, by the census.")
    assert len(_quoted(draft)) == 1
    (note,) = (note for note in draft.notes if note.kind == "disagreement")
    assert "64 percent" in note.text and "71 percent" in note.text


def test_a_later_value_is_told_where_no_year_is_asked() -> None:
    sentence = "The share of foreign nurses who stayed in Portugal was 64 percent in 2023, by the census."
    asked = "What share of foreign nurses stayed in Portugal?"
    assert any("2023, a later year" in note.text for note in _draft(sentence, asked).notes)
    assert not _quoted(_draft(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2020 the share of foreign nurses who stayed in Spain was 64 percent, by the census.",
        "In 2020 the share of foreign nurses who stayed in Portugal fell by 64 percent.",
        "In 2020 the share of foreign nurses who stayed in Portugal was about 71 percent.",
        "In 2020 the share of doctors in Portugal was 64 percent.",
    ],
)
def test_what_is_not_the_same_quantity_is_no_rival(sentence: str) -> None:
    assert not _quoted(_draft(sentence))


def test_a_number_of_the_question_is_explained_where_a_sentence_has_it() -> None:
    sentence = "The 58 percent of foreign nurses often printed for Portugal counts those who stayed ten years."
    stated = (StatedValue("58 percent", Decimal(58), "percent"),)
    asked = "Did 58 percent of foreign nurses stay in Portugal in 2020?"
    assert _quoted(_draft(sentence, asked, stated=stated)) == [sentence]


def test_a_dispute_on_the_number_that_leads_is_told_beside_it() -> None:
    lead = "Nursing schools of Portugal trained 2,297 nurses in 2023, by the ministry's list."
    dispute = "The counts of 2,297 and 2,687 differ only because two lists of schools are kept."
    asked = plan("How many nurses did nursing schools of Portugal train in 2023?")
    draft = PlainWriter().draft(asked, evidence([hit(f"{lead} {dispute}", similarity=0.8)]))
    assert [s.text for s in draft.sentences] == [lead, dispute]


def test_initials_name_a_member() -> None:
    sentence = (
        "The share of foreign ICU nurses who stayed in Portugal in 2020 is 71 percent in one report and 74 in another."
    )
    narrowed = replace(STAYED, facets=(*STAYED.facets, Facet("ward", "ward", "", None, ("Intensive care unit",))))
    asked = plan(QUESTION, wants_prose=False, wants_figure=True)
    draft = PlainWriter().draft(asked, evidence([hit(sentence, similarity=0.8)], [narrowed]))
    assert _quoted(draft) == [sentence]
