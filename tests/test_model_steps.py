"""What a reader sees of a language model: calls, waits and tokens as steps, and only sentences that are verified."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant
from assistant.sentences.emphasis import without_emphasis
from assistant.settings import Settings
from assistant.types import Answer, Claim, Step

QUESTION = "How many nurses went from Portugal to Spain in 2022?"
TRUE = "In 2022, 1,240 nurses went from Portugal to Spain."
FALSE = "In 2022, 9,990 nurses went from Portugal to Norway."
USAGE = {"input": 1000, "output": 40}
Opened = Callable[..., Assistant]


@pytest.fixture
def opened(nurses_settings: Settings, tmp_path: Path) -> Iterator[Opened]:
    made: list[Assistant] = []

    def open_with(*lines: dict[str, object]) -> Assistant:
        script = tmp_path / "script.jsonl"
        script.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        settings = nurses_settings.model_copy(update={"chat_model": f"fake:{script}", "chat_timeout": 5.0})
        made.append(Assistant.open(settings))
        return made[-1]

    yield open_with
    for assistant in made:
        assistant.close()


def wrote(*texts: str) -> dict[str, object]:
    content = json.dumps({"sentences": [{"text": text, "keys": ["F1"]} for text in texts]})
    return {"content": content, "usage": USAGE}


def steps(answer: Answer, name: str) -> list[str]:
    return [step.detail for step in answer.steps if step.name == name]


def test_calls_and_tokens_are_steps_by_call_and_in_all(opened: Opened) -> None:
    answer = opened(wrote(FALSE, TRUE), wrote(TRUE)).ask(QUESTION)
    assert steps(answer, "model") == [
        "To answer: wrote 2 sentences (1,000 tokens read, 40 written)",
        "To answer: wrote 1 sentence (1,000 tokens read, 40 written)",
    ]
    assert steps(answer, "cost") == ["2 calls of the language model (2,000 tokens read, 80 written)"]
    assert answer.steps[-1].name == "cost"


def test_a_refused_sentence_is_rewritten_once_and_then_whole(opened: Opened) -> None:
    answer = opened(wrote(FALSE), wrote(TRUE)).ask(QUESTION)
    assert without_emphasis(answer.text).startswith(TRUE.rstrip("."))
    assert answer.status == "answered"
    assert not any("worded without it" in note.text for note in answer.notes)


def test_a_second_refusal_ends_it(opened: Opened) -> None:
    answer = opened(wrote(FALSE), wrote(FALSE), wrote(TRUE)).ask(QUESTION)
    assert len(steps(answer, "model")) == 2
    assert "1,240" in answer.text
    assert "Norway" not in answer.text
    assert any("worded without it" in note.text for note in answer.notes)


def test_a_rate_limit_and_its_wait_are_a_step(opened: Opened) -> None:
    answer = opened({"error": "too many", "retry_after": 0.2}, wrote(TRUE)).ask(QUESTION)
    limited, worded = steps(answer, "model")
    assert "asks to wait 0.2 seconds; asked again" in limited
    assert worded.startswith("To answer: wrote 1")
    assert TRUE.rstrip(".") in without_emphasis(answer.text)


def test_a_model_that_is_gone_leaves_the_plain_answer_and_a_step(opened: Opened, nurses: Assistant) -> None:
    answer = opened({"error": "connection refused"}).ask(QUESTION)
    assert answer.text == nurses.ask(QUESTION).text
    assert len(steps(answer, "model")) == 1
    assert steps(answer, "cost") == ["1 call of the language model"]


@pytest.mark.parametrize("second", [TRUE, FALSE])
def test_no_unverified_word_is_streamed(opened: Opened, second: str) -> None:
    events = list(opened(wrote(FALSE, "Norway had 9,990."), wrote(second)).stream(QUESTION))
    kinds = [type(event) for event in events]
    first = kinds.index(Claim)
    assert set(kinds[:first]) == {Step}
    assert kinds[-1] is Answer
    shown = [event for event in events[:-1] if isinstance(event, Claim)]
    assert shown
    assert all(claim.support != "none" and "9,990" not in claim.sentence for claim in shown)
    told = " ".join(event.detail for event in events if isinstance(event, Step))
    assert "9,990" not in told
    assert FALSE not in told
    answer = events[-1]
    assert isinstance(answer, Answer)
    assert "9,990" not in answer.text


def test_each_figure_that_is_asked_for_is_told(opened: Opened, nurses: Assistant) -> None:
    """A model that tells one of two figures leaves one out."""
    question = "How many nurses went from Portugal to Spain in 2022, and how many the other way?"
    plain = nurses.ask(question)
    assert [figure.key for figure in plain.figures] == ["F1", "F2"]
    answer = opened(wrote(TRUE), wrote(TRUE)).ask(question)
    assert answer.figures == plain.figures
    assert answer.text == plain.text


def test_without_a_model_there_is_neither_call_nor_cost(nurses: Assistant) -> None:
    answer = nurses.ask(QUESTION)
    assert not steps(answer, "model")
    assert not steps(answer, "cost")
    assert replace(answer, steps=()) == replace(nurses.ask(QUESTION), steps=())


def test_the_time_of_a_call_is_told_once(opened: Opened) -> None:
    answer = opened(wrote(TRUE) | {"seconds": 0.5}).ask(QUESTION)
    seconds = {step.name: step.seconds for step in answer.steps}
    assert seconds["model"] >= 0.5
    assert seconds["answer"] < 0.4
