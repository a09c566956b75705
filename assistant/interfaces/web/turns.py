"""One question and what became of it, as HTML: while it is worked on, answered, or refused. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.citations import with_markers
from assistant.errors import AssistantError
from assistant.interfaces.web.downloads import answer_links, copied_text
from assistant.interfaces.web.excerpts import excerpt, excerpt_html
from assistant.interfaces.web.figures import figure_id, figures_html
from assistant.interfaces.web.markup import items, marked_up, text
from assistant.interfaces.web.rows import Tables, rows_html, rows_of
from assistant.interfaces.web.sources import Cited, grouped, sources_html, targets
from assistant.present.wording import NOTE_TITLES
from assistant.types import Answer, Citation, Claim, Note, Step

STATUSES = {
    "answered": "Answered",
    "partial": "Answered in part",
    "clarify": "Needs a choice",
    "abstained": "Not in the corpus",
}
_STEPS = {
    "plan": "Understood as",
    "retrieve": "Looked at",
    "compute": "Computed",
    "answer": "Worded",
    "verify": "Checked",
}


class Library(Protocol):
    """What is needed of the assistant to show a proof."""

    @property
    def tables(self) -> Tables:
        """The tables that figures are computed from."""

    def source_text(self, source_id: str) -> str:
        """The text that locators point into."""


def working_html(question: str, steps: Sequence[Step], claims: Sequence[Claim]) -> str:
    """A question that is being worked on: the steps so far and the sentences that are verified."""
    said = marked_up(" ".join(with_markers(claim.sentence, claim.keys) for claim in claims), {}) if claims else ""
    return _turn(
        question,
        '<p class="status working" role="status"><span class="spinner" aria-hidden="true"></span>Working…</p>',
        f'<div class="answer">{said}{_steps(steps)}</div>',
    )


def refused_html(question: str, error: AssistantError) -> str:
    """A question that an error stopped: the sentence and what to do."""
    hint = f'<p class="hint">{text(error.hint)}</p>' if error.hint else ""
    problem = f'<div class="problem" role="alert"><p>{text(error.message)}</p>{hint}</div>'
    return _turn(question, '<p class="status refused">No answer</p>', problem)


def answered_html(question: str, answer: Answer, library: Library, anchor: str) -> str:
    """An answer with its notes, figures and sources; `anchor` begins every id in it."""
    proof = figures_html(answer.figures, library.tables, anchor) + sources_html(_cited(answer, library), anchor)
    columns = "columns" if proof else "columns single"
    aside = f'<aside class="proof" aria-label="Proof">{proof}</aside>' if proof else ""
    return _turn(
        question,
        f'<p class="status {answer.status}" role="status">{STATUSES[answer.status]}</p>{_read_as(question, answer)}',
        f'<div class="{columns}"><div class="main">{"".join(_main(answer, anchor))}</div>{aside}</div>',
    )


def _turn(question: str, head: str, body: str) -> str:
    return f'<section class="turn"><h2>{text(question)}</h2>{head}{body}</section>'


def _read_as(question: str, answer: Answer) -> str:
    asked = answer.standalone_question
    return f'<p class="small">Read as: {text(asked)}</p>' if asked and asked.strip() != question.strip() else ""


def _main(answer: Answer, anchor: str) -> Iterator[str]:
    figures = {figure.key: figure_id(anchor, figure.key) for figure in answer.figures}
    yield f'<div class="answer">{marked_up(answer.text, targets(answer.citations, figures, anchor))}</div>'
    if answer.status != "abstained":
        yield _tools(answer)
    yield _notes(answer.notes)
    seconds = sum(step.seconds for step in answer.steps)
    if answer.steps:
        how = f"How this was answered ({seconds:.1f} s)"
        yield f'<details class="how"><summary>{how}</summary>{_steps(answer.steps)}</details>'


def _tools(answer: Answer) -> str:
    copied = f'<pre class="copied" hidden>{text(copied_text(answer))}</pre>'
    button = '<button type="button" class="button" data-copy>Copy answer</button>'
    return f'<p class="tools">{button}{"".join(answer_links(answer))}</p>{copied}'


def _notes(notes: Sequence[Note]) -> str:
    order = list(NOTE_TITLES)
    lines = (
        f'<span class="kind">{NOTE_TITLES[note.kind]}</span> {text(note.text)}'
        for note in sorted(notes, key=lambda note: order.index(note.kind))
    )
    listed = items(lines, "notes")
    return f'<section aria-label="Notes"><h3>Notes</h3>{listed}</section>' if listed else ""


def _steps(steps: Sequence[Step]) -> str:
    lines = (
        f'<span class="kind">{text(_STEPS.get(step.name, step.name))}</span> {text(step.detail)} '
        f'<span class="small">{step.seconds:.2f} s</span>'
        for step in steps
    )
    return items(lines, "steps")


def _cited(answer: Answer, library: Library) -> list[Cited]:
    figures = {figure.key for figure in answer.figures}
    return [Cited(group, _shown(group, figures, library)) for group in grouped(answer.citations)]


def _shown(group: Sequence[Citation], figures: set[str], library: Library) -> str:
    """The place that citations point to: marked words, marked cells, or nothing where a figure shows the cells."""
    first = group[0]
    where = first.locator
    if where.start is not None and where.end is not None:
        return excerpt_html(excerpt(library.source_text(first.source_id), where.start, where.end))
    quoted = [citation for citation in group if citation.key not in figures]
    used = [(row, name) for c in quoted for row in c.locator.rows for name in c.locator.fields]
    return rows_html(rows_of(first.source_id, used, library.tables)) if used else ""
