"""The page's layout and events. What it shows is made in `conversation`; nothing is decided here."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.interfaces.web.conversation import Conversation, View, ask, earlier_html
from assistant.interfaces.web.examples import examples
from assistant.interfaces.web.markup import text
from assistant.interfaces.web.turns import MOST_OPTIONS
from assistant.types import Option

if TYPE_CHECKING:
    from fastapi import FastAPI

    from assistant.pipeline import Pipeline

TITLE = "Talent-flow assistant"
_HERE = Path(__file__).parent
_FONTS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
_MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]
_PLACEHOLDER = "Ask about where AI researchers study, work, move and stay"
_FOLLOW_UP = "Ask a follow-up, or something else"

Updates = dict[Any, Any]


def add_page(app: FastAPI, assistant: Pipeline) -> None:
    """Mount the page at `/`; add it last, because it takes every path that is left."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    import gradio

    gradio.mount_gradio_app(
        app,
        create_page(assistant),
        path="/",
        theme=gradio.themes.Base(font=_FONTS, font_mono=_MONO),
        css_paths=[_HERE / "style.css"],
        head=f"<script>{(_HERE / 'page.js').read_text(encoding='utf-8')}</script>",
        footer_links=[],
        run_history=False,
        show_error=False,
        ssr_mode=False,
        max_file_size="1kb",
        allowed_paths=[],
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The components that events change."""

    box: Any
    button: Any
    start: Any
    current: Any
    earlier: Any
    fresh: Any
    conversation: Any
    offered: Any

    @property
    def all(self) -> list[Any]:
        return [
            self.box,
            self.button,
            self.start,
            self.current,
            self.earlier,
            self.fresh,
            self.conversation,
            self.offered,
        ]


def create_page(assistant: Pipeline) -> Any:
    """The page as Gradio blocks."""
    import gradio

    with gradio.Blocks(title=TITLE, analytics_enabled=False, delete_cache=(3600, 86400)) as page:
        gradio.HTML(_header(assistant), **_bare("masthead"))
        with gradio.Row(elem_id="ask", equal_height=True):
            box = gradio.Textbox(
                label="Your question",
                placeholder=_PLACEHOLDER,
                lines=1,
                max_lines=6,
                autofocus=True,
                elem_id="question",
                container=False,
                scale=8,
            )
            button = gradio.Button("Ask", variant="primary", elem_id="go", scale=1, min_width=96)
        with gradio.Column(elem_id="examples") as start:
            gradio.HTML("<p>For example</p>", **_bare("examples-title"))
            begun = [gradio.Button(question, elem_classes="choice") for question in _examples(assistant)]
        current = gradio.HTML("", **_bare("current"))
        options = [gradio.Button(visible="hidden", elem_id=f"option-{number}") for number in range(MOST_OPTIONS)]
        earlier = gradio.HTML("", **_bare("earlier"))
        fresh = gradio.Button("New conversation", visible=False, elem_id="fresh", size="sm")
        conversation, offered = gradio.State(Conversation()), gradio.State(())
        parts = _Parts(box, button, start, current, earlier, fresh, conversation, offered)
        _wire(assistant, parts, begun, options)
    page.queue(max_size=64, default_concurrency_limit=4)
    return page


def _bare(name: str) -> dict[str, Any]:
    return {"elem_id": name, "apply_default_css": False, "js_on_load": None}


def _wire(assistant: Pipeline, parts: _Parts, begun: list[Any], options: list[Any]) -> None:
    import gradio

    def asked(question: str, conversation: Conversation) -> Iterator[Updates]:
        if not question.strip():
            yield {parts.box: gradio.update(placeholder="Write a question first")}
            return
        yield _started(parts, conversation)
        for view in ask(question.strip(), conversation, assistant):
            yield _shown(parts, view)

    def chosen(number: int) -> Callable[..., Iterator[Updates]]:
        def handler(offered: tuple[Option, ...], conversation: Conversation) -> Iterator[Updates]:
            if number < len(offered):
                yield from asked(offered[number].question, conversation)

        return handler

    quiet = {"outputs": parts.all, "show_progress": "hidden", "api_visibility": "private", "trigger_mode": "once"}
    events = [gradio.on([parts.box.submit, parts.button.click], asked, [parts.box, parts.conversation], **quiet)]
    events += [button.click(asked, [button, parts.conversation], **quiet) for button in begun]
    for number, button in enumerate(options):
        events.append(button.click(chosen(number), [parts.offered, parts.conversation], **quiet))
    parts.fresh.click(lambda: _cleared(parts), None, cancels=events, **quiet)


def _started(parts: _Parts, conversation: Conversation) -> Updates:
    import gradio

    return {
        parts.box: gradio.update(value="", placeholder=_FOLLOW_UP),
        parts.button: gradio.update(value="Working", interactive=False),
        parts.start: gradio.update(visible=False),
        parts.earlier: earlier_html(conversation.turns),
    }


def _shown(parts: _Parts, view: View) -> Updates:
    import gradio

    if view.conversation is None:
        return {parts.current: view.html}
    return {
        parts.current: view.html,
        parts.button: gradio.update(value="Ask", interactive=True),
        parts.fresh: gradio.update(visible=True),
        parts.conversation: view.conversation,
        parts.offered: view.options[:MOST_OPTIONS],
    }


def _cleared(parts: _Parts) -> Updates:
    import gradio

    return {
        parts.box: gradio.update(value="", placeholder=_PLACEHOLDER),
        parts.button: gradio.update(value="Ask", interactive=True),
        parts.start: gradio.update(visible=True),
        parts.current: "",
        parts.earlier: "",
        parts.fresh: gradio.update(visible=False),
        parts.conversation: Conversation(),
        parts.offered: (),
    }


def _examples(assistant: Pipeline) -> tuple[str, ...]:
    try:
        return examples(assistant.passages.sources)
    except AssistantError:
        return ()


def _header(assistant: Pipeline) -> str:
    try:
        sources, problem = assistant.passages.sources, assistant.passages.problem
    except AssistantError as error:
        return _masthead("", f"{error.message} {error.hint}".strip())
    tables = sum(source.kind == "table" for source in sources)
    counted = f"{len(sources) - tables:,} articles and {tables:,} tables"
    return _masthead(f"Answers from {counted}, each sentence with its source, each number with its cells.", problem)


def _masthead(told: str, problem: str) -> str:
    warning = f'<div class="problem" role="alert"><p>{text(problem)}</p></div>' if problem else ""
    return f"<header><h1>{text(TITLE)}</h1><p>{text(told)}</p></header>{warning}"
