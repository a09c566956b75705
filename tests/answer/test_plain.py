from decimal import Decimal

from assistant.answer import PlainWriter
from assistant.types import FigureRequest, Note, PlannedFigure, StatedValue
from tests.evidence import evidence, hits_of, plan
from tests.verify.cases import LOOKUP

HITS = hits_of("who-educates-top-ai-researchers", "origin-is-a-degree-not-a-birthplace")
QUESTION = "What share of top-tier AI researchers was educated in China in 2022?"


def test_figures_come_first_then_quotes() -> None:
    draft = PlainWriter().draft(plan(QUESTION, wants_figure=True), evidence(HITS, [LOOKUP]))
    assert draft.sentences[0].keys == ("F1",)
    assert len(draft.sentences) > 1
    assert {key for s in draft.sentences[1:] for key in s.keys} <= {q.key for q in draft.quotes}


def test_only_figures_where_no_prose_is_wanted() -> None:
    draft = PlainWriter().draft(plan(QUESTION, wants_prose=False, wants_figure=True), evidence(HITS, [LOOKUP]))
    assert [s.keys for s in draft.sentences] == [("F1",)]


def test_assumptions_and_caveats_are_told_once() -> None:
    assumed = Note("assumption", "2022 is the latest year.")
    planned = PlannedFigure(FigureRequest("lookup"), 0.9, (assumed,))
    draft = PlainWriter().draft(plan(QUESTION, figures=(planned, planned), wants_prose=False), evidence(HITS, [LOOKUP]))
    assert draft.notes.count(assumed) == 1


def test_a_distinction_is_told_as_a_note_that_cites() -> None:
    draft = PlainWriter().draft(plan(QUESTION, wants_prose=False), evidence(HITS, [LOOKUP]))
    told = [note for note in draft.notes if note.kind == "definition"]
    assert told
    assert told[0].text.endswith(f"[{draft.quotes[-1].key}]")


def test_a_number_in_the_question_that_the_tables_do_not_have_is_remarked() -> None:
    stated = (StatedValue("38 percent", Decimal(38), "percent"),)
    draft = PlainWriter().draft(plan(QUESTION, stated=stated, wants_prose=False), evidence((), [LOOKUP]))
    assert Note("disagreement", "The question says 38 percent; the tables have 47 percent.") in draft.notes


def test_nothing_gives_an_empty_draft() -> None:
    assert PlainWriter().draft(plan("How many nurses left?"), evidence()).sentences == ()
