import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.errors import FigureError, NoData, QuestionError, SourceNotFound
from assistant.pipeline import Parts, Pipeline
from assistant.settings import Settings
from assistant.types import (
    Answer,
    Claim,
    FigureRequest,
    Filter,
    Plan,
    PlannedFigure,
    SearchFilter,
    Step,
)
from tests.conftest import NURSES

SPAIN = FigureRequest(
    "lookup",
    "nurse_flows",
    "nurses",
    (Filter("origin", ("Portugal",)), Filter("destination", ("Spain",)), Filter("year", ("2019",))),
)
NOBODY = replace(SPAIN, where=(*SPAIN.where[:2], Filter("year", start=1950, end=1950)))


class FixedPlanner:
    """Plans the same requests whatever is asked."""

    def __init__(self, *requests: FigureRequest) -> None:
        self._figures = tuple(PlannedFigure(request, 1.0) for request in requests)

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        filters = SearchFilter(sources=tuple(scope))
        return Plan(question, question, question, filters, self._figures, wants_prose=False, wants_figure=True)


def _planning(nurses: Assistant, *requests: FigureRequest) -> Pipeline:
    parts: Parts = nurses._parts
    return Pipeline(replace(parts, planner=FixedPlanner(*requests)))


def test_stream_gives_steps_then_claims_then_the_answer_that_ask_gives(nurses: Assistant) -> None:
    pipeline = _planning(nurses, SPAIN)
    *steps_and_claims, last = pipeline.stream("How many nurses went from Portugal to Spain in 2019?")
    kinds = [type(one) for one in steps_and_claims]
    assert kinds == [Step] * 5 + [Claim]
    assert [s.name for s in steps_and_claims if isinstance(s, Step)] == "plan retrieve compute answer verify".split()
    asked = pipeline.ask("How many nurses went from Portugal to Spain in 2019?")
    assert isinstance(last, Answer)
    assert (asked.id, asked.text, asked.figures, asked.claims) == (last.id, last.text, last.figures, last.claims)
    assert asked.corpus_version == nurses.corpus_version


def test_figures_are_computed_keyed_and_cited(nurses: Assistant) -> None:
    answer = _planning(nurses, SPAIN).ask("How many nurses went from Portugal to Spain in 2019?")
    assert answer.status == "answered"
    assert [(f.key, f.value) for f in answer.figures] == [("F1", Decimal(800))]
    assert "800" in answer.text
    assert "[F1]" in answer.text
    assert [c.key for c in answer.citations] == ["F1"]


def test_what_cannot_be_computed_is_a_note_and_no_error(nurses: Assistant) -> None:
    answer = _planning(nurses, NOBODY, SPAIN).ask("How many nurses went from Portugal to Spain in 2019?")
    assert [f.key for f in answer.figures] == ["F1"]
    assert any("1950" in note.text for note in answer.notes)


def test_the_id_is_of_the_content(nurses: Assistant) -> None:
    pipeline = _planning(nurses, SPAIN)
    question = "How many nurses went from Portugal to Spain in 2019?"
    one, same, other = pipeline.ask(question), pipeline.ask(question), pipeline.ask(f"{question} Please.")
    assert one.id == same.id != other.id


@pytest.mark.parametrize("question", ["", "x" * 3000, "¿Cuántas enfermeras se fueron de Portugal a España?"])
def test_questions_that_are_refused(nurses: Assistant, question: str) -> None:
    with pytest.raises(QuestionError):
        nurses.ask(question)


def test_scope_narrows_and_an_unknown_id_is_named(nurses: Assistant) -> None:
    assert {h.source.id for h in nurses.search("nurses", 20, ["nurse_flows"])} == {"nurse_flows"}
    with pytest.raises(SourceNotFound, match="nurse_flow"):
        nurses.ask("How many nurses left Portugal?", scope=["nurse_flow"])
    with pytest.raises(SourceNotFound):
        nurses.search("nurses", 5, ["nurse_flow"])


def test_compute_takes_a_request_or_its_json(nurses: Assistant) -> None:
    form = {
        "operation": "lookup",
        "table": "nurse_flows",
        "measure": "nurses",
        "where": [{"dimension": "origin", "in": "PRT"}, {"dimension": "destination", "in": ["Spain"]}]
        + [{"dimension": "year", "in": [2019]}],
    }
    assert nurses.compute(form).value == nurses.compute(SPAIN).value == Decimal(800)
    with pytest.raises(NoData):
        nurses.compute(NOBODY)
    with pytest.raises(FigureError, match="not valid at operation"):
        nurses.compute({"operation": "guess"})


def test_every_quote_of_an_answer_is_a_slice_of_its_source(nurses: Assistant) -> None:
    answer = nurses.ask("What main reason did departing nurses name in the survey of the Lisbon School of Nursing?")
    quotes = [c for c in answer.citations if c.locator.start is not None]
    assert quotes
    for citation in quotes:
        text = nurses.source_text(citation.source_id)
        assert text[citation.locator.start : citation.locator.end] == citation.quote


def test_a_receipt_replays_unchanged_revised_or_gone(nurses: Assistant) -> None:
    receipt = _planning(nurses, SPAIN).ask("How many nurses went from Portugal to Spain in 2019?").receipt
    assert receipt
    assert [item.status for item in nurses.replay(receipt)] == ["unchanged"]
    older = replace(receipt.figures[0], value=Decimal(700), display="700")
    gone = replace(receipt.figures[0], request=NOBODY)
    (revised, missing) = nurses.replay(replace(receipt, figures=(older, gone)))
    assert (revised.status, revised.old, revised.new) == ("revised", "700", receipt.figures[0].display)
    assert missing.status == "gone"


def test_source_text_is_the_article_or_the_table_in_words(nurses: Assistant) -> None:
    assert "Portugal,PRT,Spain,ESP,800" in nurses.source_text("nurse_flows")
    assert "nurses" in nurses.source_text("nurses-leaving-portugal")
    with pytest.raises(SourceNotFound):
        nurses.source_text("nowhere")


def test_a_figure_comes_with_the_glossarys_definition_unless_the_scope_shuts_it_out(
    tmp_path: Path, nurses_settings: Settings
) -> None:
    corpus = Path(shutil.copytree(NURSES, tmp_path / "corpus"))
    package = json.loads((corpus / "datapackage.json").read_text(encoding="utf-8"))
    fields = [field for table in package["resources"] for field in table["schema"]["fields"]]
    title = next(field["title"] for field in fields if field["name"] == "nurses")
    defined = f"{title}, in this corpus, are all nurses with a first degree who took up a post in another country."
    with (corpus / "glossary.md").open("a", encoding="utf-8") as glossary:
        glossary.write(f"\n\n## {title}\n\n{defined}\n")
    settings = nurses_settings.model_copy(update={"corpus": corpus, "index": tmp_path / "index"})
    build(settings)
    question = "How many nurses went from Portugal to Spain in 2019?"
    with Assistant.open(settings) as assistant:
        told = _planning(assistant, SPAIN).ask(question)
        alone = _planning(assistant, SPAIN).ask(question, scope=("nurse_flows",))
    assert f"{defined} [1]" in [note.text for note in told.notes if note.kind == "definition"]
    assert [c.source_id for c in told.citations] == ["glossary", "nurse_flows"]
    assert [c.source_id for c in alone.citations] == ["nurse_flows"]


def test_a_figure_that_would_mean_nothing_is_not_replaced_by_words(nurses: Assistant) -> None:
    years = Filter("year", start=2019, end=2022)
    shares = FigureRequest("sum", "nurse_shares", "foreign_trained_percent", (years,))
    answer = _planning(nurses, shares).ask("What do the foreign-trained shares of all countries add up to?")
    assert answer.status == "abstained"
    assert "mean nothing" in answer.text
    assert any("means nothing" in note.text for note in answer.notes)
