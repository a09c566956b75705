"""A question of a conversation, from the asking to the page: views as the assistant works. Knows no Gradio."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.errors import AssistantError
from assistant.interfaces.web.markup import text
from assistant.interfaces.web.turns import answered_html, refused_html, shortened, working_html
from assistant.pipeline import Pipeline
from assistant.types import Answer, Claim, Option, Step

_MOST_TURNS = 20
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was dealt with and its HTML; `understood` is False where it gave no answer."""

    question: str
    html: str
    understood: bool


@dataclass(frozen=True, slots=True)
class Conversation:
    """The turns of one session, oldest first, and how many there ever were."""

    turns: tuple[Turn, ...] = ()
    count: int = 0

    @property
    def history(self) -> tuple[str, ...]:
        """The questions that were answered, which a follow-up may refer to."""
        return tuple(turn.question for turn in self.turns if turn.understood)

    def with_turn(self, turn: Turn) -> Conversation:
        """The conversation with one more turn; the oldest is dropped where there are many."""
        return Conversation((*self.turns, turn)[-_MOST_TURNS:], self.count + 1)


@dataclass(frozen=True, slots=True)
class View:
    """What the page shows of a question now; `conversation` is the one to go on from, once it is done."""

    html: str
    options: tuple[Option, ...] = ()
    conversation: Conversation | None = None


@dataclass(slots=True)
class _Progress:
    steps: list[Step] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


def ask(question: str, conversation: Conversation, assistant: Pipeline) -> Iterator[View]:
    """Views of one question: at once, after each step and sentence, and at the end. Raises nothing."""
    yield View(working_html(question, (), ()))
    try:
        yield from _answered(question, conversation, assistant)
    except AssistantError as error:
        yield _refused(question, conversation, error)
    except Exception as error:  # noqa: BLE001 - the outer edge
        _log.error("A question failed", exc_info=error)
        hint = "The details are in the server's log; please report them."
        failed = AssistantError("The assistant failed in a way that was not foreseen.", hint)
        yield _refused(question, conversation, failed)


def _answered(question: str, conversation: Conversation, assistant: Pipeline) -> Iterator[View]:
    progress = _Progress()
    for event in assistant.stream(question, conversation.history):
        if isinstance(event, Answer):
            yield _done(question, conversation, event, assistant)
            return
        if isinstance(event, Step):
            progress.steps.append(event)
        else:
            progress.claims.append(event)
        yield View(working_html(question, progress.steps, progress.claims))


def _done(question: str, conversation: Conversation, answer: Answer, assistant: Pipeline) -> View:
    anchor = f"t{conversation.count}"
    kept = answered_html(question, answer, assistant, anchor, live=False)
    shown = answered_html(question, answer, assistant, anchor) if answer.options else kept
    return View(shown, answer.options, conversation.with_turn(Turn(question, kept, True)))


def _refused(question: str, conversation: Conversation, error: AssistantError) -> View:
    html = refused_html(question, error)
    return View(html, conversation=conversation.with_turn(Turn(question, html, False)))


def earlier_html(turns: Sequence[Turn]) -> str:
    """Earlier turns, the latest first, each folded under its question; "" where there are none."""
    folded = "".join(
        f'<details class="earlier"><summary>{text(shortened(turn.question))}</summary>{turn.html}</details>'
        for turn in reversed(turns)
    )
    if not folded:
        return ""
    return f'<section aria-label="Earlier questions"><h2 class="past">Earlier in this session</h2>{folded}</section>'
