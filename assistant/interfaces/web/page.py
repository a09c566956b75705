"""The page itself: its parts and what happens when one asks. Renders no answer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.interfaces.web.answers import answer_html, claim_html, error_html
from assistant.interfaces.web.figures import figures_html
from assistant.interfaces.web.sources import sources_html
from assistant.interfaces.web.steps import steps_html
from assistant.pipeline import Pipeline
from assistant.present import to_markdown
from assistant.types import Answer, Claim, Option, Step

if TYPE_CHECKING:
    from gradio import Blocks

CSS = Path(__file__).with_name("style.css")
EXAMPLES = (
    "What share of top-tier AI researchers were educated in China in 2022?",
    "How did the share of top-tier AI researchers working in the US change from 2019 to 2022?",
    "Which country has the highest AI talent concentration on LinkedIn?",
    "What was the five-year stay rate of doctorate recipients from India in 2021?",
    "How many scholars moved from China to the United States in 2018, and the other way?",
    "When did the China Initiative end?",
)
_OPTIONS = 6
_TITLE = "Talent-flow assistant"
_LEAD = (
    "Who educates AI researchers, where they work, who moves and who stays. Every number opens to its cells, every "
    "sentence to its source."
)
Update = tuple[Any, ...]


@dataclass(frozen=True)
class _Shown:
    """What the page shows at one moment."""

    steps: str = ""
    answer: str = ""
    figures: str = ""
    sources: str = ""
    markdown: str = ""
    options: tuple[Option, ...] = ()
    history: list[str] = field(default_factory=list)


def create_page(assistant: Pipeline) -> Blocks:
    """The page over an open assistant; events run in Gradio's queue, several at a time."""
    import gradio as gr

    with gr.Blocks(title=_TITLE, analytics_enabled=False, fill_width=True) as page:
        gr.HTML(f'<header class="top"><h1>{_TITLE}</h1><p>{_LEAD}</p></header>')
        history = gr.State([])
        options = gr.State([])
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=3, min_width=320):
                question = gr.Textbox(
                    label="Question", placeholder="Ask in English, for example: " + EXAMPLES[0], lines=2, max_lines=6,
                    autofocus=True, submit_btn="Ask", elem_id="question", max_length=20_000,
                )  # fmt: skip
                with gr.Row(elem_classes="options"):
                    buttons = [gr.Button(visible=False, size="sm") for _ in range(_OPTIONS)]
                steps = gr.HTML(elem_id="steps")
                answer = gr.HTML(elem_id="answer")
                with gr.Accordion("Copy the answer with its sources (Markdown)", open=False):
                    copy = gr.Code(language="markdown", buttons=["copy", "download"], show_label=False, lines=3)
                with gr.Row():
                    fresh = gr.Button("New conversation", size="sm")
                gr.HTML('<h2 class="minor">Questions to begin with</h2>')
                examples = [gr.Button(example, size="sm", elem_classes="example") for example in EXAMPLES]
            with gr.Column(scale=2, min_width=320):
                figures = gr.HTML(elem_id="figures")
                sources = gr.HTML(elem_id="sources")
        shown = [steps, answer, figures, sources, copy, options, *buttons, history, question]
        ask = _asking(assistant)
        question.submit(ask, [question, history], shown, show_progress="hidden", api_name="ask")
        for button, example in zip(examples, EXAMPLES, strict=True):
            button.click(_with(ask, example), [history], shown, show_progress="hidden", api_visibility="private")
        for number, button in enumerate(buttons):
            choose = _choosing(ask, number)
            button.click(choose, [options, history], shown, show_progress="hidden", api_visibility="private")
        fresh.click(lambda: _update(_Shown(), ""), None, shown, api_visibility="private")
    page.queue(default_concurrency_limit=4, max_size=64)
    return page


def _asking(assistant: Pipeline) -> Any:
    def ask(question: str, history: list[str]) -> Iterator[Update]:
        try:
            yield from (_update(shown, question) for shown in _answering(assistant, question, history))
        except AssistantError as error:
            yield _update(_Shown(answer=error_html(error.message, error.hint), history=history), question)
        except Exception:
            logging.getLogger("assistant.web").exception("A question failed")
            message = "This question failed in a way that was not foreseen; the log has the details."
            yield _update(_Shown(answer=error_html(message, "Other questions still work."), history=history), question)

    return ask


def _answering(assistant: Pipeline, question: str, history: list[str]) -> Iterator[_Shown]:
    done: list[Step] = []
    claims: list[Claim] = []
    yield _Shown(steps=steps_html(done, busy=True), history=history)
    for event in assistant.stream(question, tuple(history)):
        if isinstance(event, Step):
            done.append(event)
            yield _Shown(steps=steps_html(done, busy=True), history=history)
        elif isinstance(event, Claim):
            claims.append(event)
            yield _Shown(steps=steps_html(done, busy=True), answer=claim_html(claims), history=history)
        else:
            yield _finished(assistant, event, [*history, question])


def _finished(assistant: Pipeline, answer: Answer, history: list[str]) -> _Shown:
    return _Shown(
        steps=steps_html(answer.steps, busy=False),
        answer=answer_html(answer),
        figures=figures_html(answer, assistant.tables),
        sources=sources_html(answer, assistant.source_text),
        markdown=to_markdown(answer),
        options=answer.options[:_OPTIONS],
        history=history,
    )


def _update(shown: _Shown, question: str) -> Update:
    import gradio as gr

    labels = [option.label for option in shown.options]
    buttons = [
        gr.Button(value=labels[i], visible=True) if i < len(labels) else gr.Button(visible=False)
        for i in range(_OPTIONS)
    ]
    questions = [option.question for option in shown.options]
    return (
        shown.steps, shown.answer, shown.figures, shown.sources, shown.markdown, questions, *buttons, shown.history,
        question,
    )  # fmt: skip


def _with(ask: Any, example: str) -> Any:
    def asked(history: list[str]) -> Iterator[Update]:
        yield from ask(example, history)

    return asked


def _choosing(ask: Any, number: int) -> Any:
    def chosen(questions: list[str], history: list[str]) -> Iterator[Update]:
        if number < len(questions):
            yield from ask(questions[number], history)

    return chosen
