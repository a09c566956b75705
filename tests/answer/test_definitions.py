"""A figure is told with the glossary's definition of its measure, where a passage found holds one."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import PlainWriter
from assistant.answer.definitions import definition_of
from assistant.types import Hit
from tests.evidence import evidence, hit, plan
from tests.verify.cases import LOOKUP

FIGURE = replace(LOOKUP, label="Stay rate of foreign nurses, Portugal (country of origin), 2022")
RATE = "A stay rate is the share of a cohort of graduates who are still there a stated number of years later."
LATER = "A stay rate has no meaning without the cohort and the number of years that it is about."


def entry(term: str, text: str) -> Hit:
    return hit(text, title="Glossary", section=term)


def test_the_sentence_that_defines_the_measure_is_found() -> None:
    found = definition_of([FIGURE], [entry("Stay rate", f"{RATE} {LATER}")])
    assert found and found.text == RATE


def test_the_longest_term_counts() -> None:
    longer = "The stay rate of foreign nurses is the share of foreign nurses who are employed here five years later."
    found = definition_of([FIGURE], [entry("Stay rate", RATE), entry("Stay rate of foreign nurses", longer)])
    assert found and found.text == longer


def test_terms_of_members_and_other_sources_define_nothing() -> None:
    origin = "Country of origin is the country where a nurse was trained before she went to another country."
    assert definition_of([FIGURE], [entry("Country of origin", origin), hit(RATE, section="Stay rate")]) is None
    assert definition_of([FIGURE], []) is None


def test_the_definition_is_a_note_that_cites_and_is_told_once() -> None:
    asked = plan("What is the stay rate of nurses of Portugal?", wants_prose=False, wants_figure=True)
    glossary = [entry("Stay rate", RATE), entry("Stay rate", RATE)]
    draft = PlainWriter().draft(asked, evidence(glossary, [FIGURE]))
    told = [note for note in draft.notes if note.text.startswith(RATE)]
    assert [(note.kind, note.text) for note in told] == [("definition", f"{RATE} [{draft.quotes[-1].key}]")]
    assert not [note for note in PlainWriter().draft(asked, evidence(glossary)).notes if note.text.startswith(RATE)]
