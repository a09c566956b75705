from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from assistant.bootstrap import Assistant
from assistant.errors import IndexMissing
from assistant.interfaces.web.conversation import Conversation, Turn, View, ask, earlier_html
from tests.interfaces.web.page_parts import Elements

QUESTION = "How many nurses moved from Portugal to the United Kingdom in 2022?"


class Scripted:
    """An assistant that does what it is told, and remembers the history it was given."""

    def __init__(self, error: Exception) -> None:
        self._error = error
        self.history: Sequence[str] = ()

    def stream(self, question: str, history: Sequence[str] = ()) -> Iterator[Any]:
        self.history = history
        yield from self._fail()

    def _fail(self) -> Iterator[Any]:
        raise self._error


def views(question: str, conversation: Conversation, assistant: Any) -> list[View]:
    return list(ask(question, conversation, assistant))


def test_views_go_from_work_to_answer(nurses: Assistant) -> None:
    first, *steps, last = views(QUESTION, Conversation(), nurses)
    assert "Working" in first.html and len(steps) >= 5 and all(step.conversation is None for step in steps)
    assert "310" in last.html and last.conversation and last.conversation.history == (QUESTION,)


def test_options_are_offered(nurses: Assistant) -> None:
    last = views("How many nurses went abroad?", Conversation(), nurses)[-1]
    assert "Needs a choice" in last.html and len(last.options) == 4


def test_history_goes_along_without_questions_that_failed() -> None:
    said = Conversation().with_turn(Turn("One?", "", True)).with_turn(Turn("Two?", "", False))
    scripted = Scripted(IndexMissing("There is no index.", "Run `assistant ingest`."))
    last = views("Three?", said, scripted)[-1]
    assert scripted.history == ("One?",)
    assert "Run `assistant ingest`." in last.html
    assert last.conversation and last.conversation.history == ("One?",)


def test_what_nobody_foresaw_is_a_sentence_and_a_traceback_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        last = views("Why?", Conversation(), Scripted(RuntimeError("secret detail")))[-1]
    assert "not foreseen" in last.html and "secret detail" not in last.html
    assert "secret detail" in caplog.text


def test_bad_questions_are_sentences(nurses: Assistant) -> None:
    for question in ("   ", "x" * 20_000, "Combien d'infirmières quittent le Portugal chaque année ?"):
        assert 'role="alert"' in views(question, Conversation(), nurses)[-1].html


def test_two_turns_share_no_id(nurses: Assistant) -> None:
    first = views(QUESTION, Conversation(), nurses)[-1]
    assert first.conversation
    second = views(QUESTION, first.conversation, nurses)[-1]
    assert second.conversation
    ids = Elements(earlier_html(first.conversation.turns) + second.html).ids
    assert len(ids) == len(set(ids))


def test_a_long_conversation_forgets_its_beginning() -> None:
    said = Conversation()
    for number in range(30):
        said = said.with_turn(Turn(f"{number}?", "", True))
    assert len(said.turns) == 20 and said.count == 30 and said.history[-1] == "29?"


def test_earlier_turns_are_folded_latest_first() -> None:
    html = earlier_html([Turn("<b>One</b>?", "<p>1</p>", True), Turn("Two?", "<p>2</p>", True)])
    assert html.index("Two?") < html.index("&lt;b&gt;One") and html.count("<details") == 2
    assert earlier_html(()) == ""
