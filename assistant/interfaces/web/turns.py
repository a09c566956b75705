"""One question and what became of it, as HTML: while it is worked on, answered, or refused. Asks nothing itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from assistant.citations import with_markers
from assistant.errors import AssistantError
from assistant.interfaces.web.downloads import answer_links, copied_text
from assistant.interfaces.web.figures import figure_id, figures_html
from assistant.interfaces.web.markup import items, marked_up, text, with_links
from assistant.interfaces.web.sources import Library, sources_html, targets
from assistant.present.wording import NOTE_TITLES
from assistant.types import Answer, Claim, Note, Option, Step

MOST_OPTIONS = 8
_LONGEST = 300
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
    "model": "Language model",
    "cost": "Cost",
}


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


def answered_html(question: str, answer: Answer, library: Library, anchor: str, live: bool = True) -> str:
    """An answer with its notes, figures and sources; `anchor` begins every id in it.

    Its options are buttons where it is `live`; button n presses the page's element `option-n`.
    """
    keys = [figure.key for figure in answer.figures]
    proof = figures_html(answer.figures, library.tables, anchor)
    proof += sources_html(answer.citations, keys, library, anchor)
    columns = "columns" if proof else "columns single"
    aside = f'<aside class="proof" aria-label="Proof">{proof}</aside>' if proof else ""
    return _turn(
        question,
        f'<p class="status {answer.status}" role="status">{STATUSES[answer.status]}</p>{_read_as(question, answer)}',
        f'<div class="{columns}"><div class="main">{"".join(_main(answer, anchor, live))}</div>{aside}</div>',
    )


def shortened(question: str) -> str:
    """A question as a heading: in one line, and not longer than a few lines on the screen."""
    line = " ".join(question.split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rstrip() + " …"


def _turn(question: str, head: str, body: str) -> str:
    return f'<section class="turn"><h2>{text(shortened(question))}</h2>{head}{body}</section>'


def _read_as(question: str, answer: Answer) -> str:
    asked = answer.standalone_question
    return (
        f'<p class="small">Read as: {text(shortened(asked))}</p>' if asked and asked.strip() != question.strip() else ""
    )


def _main(answer: Answer, anchor: str, live: bool) -> Iterator[str]:
    cards = {figure.key: figure_id(anchor, figure.key) for figure in answer.figures}
    leads = targets(answer.citations, cards, anchor)
    yield f'<div class="answer">{marked_up(_without_options(answer), leads)}</div>'
    if answer.status in ("answered", "partial"):
        yield _tools(answer)
    yield _options(answer, live)
    yield _notes(answer.notes, leads)
    seconds = sum(step.seconds for step in answer.steps)
    if answer.steps:
        how = f"How this was answered ({seconds:.1f} s)"
        yield f'<details class="how"><summary>{how}</summary>{_steps(answer.steps)}</details>'


def _without_options(answer: Answer) -> str:
    """The text without the lines that list the options, which are shown as buttons."""
    listed = {f"- {option.label}: {option.question}" for option in answer.options}
    return "\n".join(line for line in answer.text.splitlines() if line not in listed)


def _options(answer: Answer, live: bool) -> str:
    if not answer.options:
        return ""
    title = "Choose what you mean" if answer.status == "clarify" else "Or did you mean"
    choices = "".join(_option(number, option, live) for number, option in enumerate(answer.options[:MOST_OPTIONS]))
    return f'<section class="options" aria-label="Options"><h3>{title}</h3>{choices}</section>'


def _option(number: int, option: Option, live: bool) -> str:
    label = text(option.label)
    return (
        f'<button type="button" class="choice" data-option="{number}">{label}</button>' if live else f"<p>{label}</p>"
    )


def _tools(answer: Answer) -> str:
    copied = f'<pre class="copied" hidden>{text(copied_text(answer))}</pre>'
    button = '<button type="button" class="button" data-copy>Copy answer</button>'
    return f'<p class="tools">{button}{"".join(answer_links(answer))}</p>{copied}'


def _notes(notes: Sequence[Note], leads: Mapping[str, str]) -> str:
    order = list(NOTE_TITLES)
    lines = (
        f'<span class="kind">{NOTE_TITLES[note.kind]}</span> {with_links(note.text, leads)}'
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
