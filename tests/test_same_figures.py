"""Fifty questions with a language model and without one: the figures are the same, whatever the model says.

The model is a server on loopback whose replies are made here: an honest one, which asks for what the planner asks for
and words the evidence of its prompt with its keys, and a sloppy one, which asks for other things and changes its words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.bootstrap import Assistant, build
from assistant.evaluation import judge, read_cases
from assistant.plan import Planner
from assistant.requests import request_to_json
from assistant.settings import Settings, load_settings
from assistant.types import Answer
from tests.lying_server import Asked, LyingServer, Raw

CORPUS = Path(__file__).parents[1] / "corpus"
CASES = read_cases(Path(__file__).parent / "questions" / "own.jsonl")
WORD = re.compile(r"[a-z]{4,}")
ENOUGH = 3
pytestmark = pytest.mark.slow
Json = dict[str, Any]
Replies = Callable[[Asked], "str | Raw"]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("same-figures")
    settings = load_settings(corpus=CORPUS, index=folder / "index", data=folder / "data", embedder="fake:384")
    build(settings)
    return settings


@pytest.fixture(scope="module")
def plain(settings: Settings) -> Iterator[Assistant]:
    with Assistant.open(settings) as assistant:
        yield assistant


@pytest.fixture(scope="module")
def server() -> Iterator[LyingServer]:
    with LyingServer() as one:
        yield one


@pytest.fixture(scope="module")
def with_model(settings: Settings, server: LyingServer) -> Iterator[Assistant]:
    """An assistant that asks the model to plan whenever it can help, however sure the plan without it is."""
    chosen = {"chat_model": "openai:any", "chat_url": server.url, "chat_votes_below": 1.0}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_API_KEY", "of-a-test")
        with Assistant.open(settings.model_copy(update=chosen)) as assistant:
            yield assistant


@pytest.fixture(scope="module")
def without(plain: Assistant) -> dict[str, Answer]:
    return {case.id: plain.ask(case.question, case.history) for case in CASES}


def honest(planner: Planner) -> Replies:
    """Plans as the planner does, and words each figure, or the quote that shares most words with the question."""

    def replies(asked: Asked) -> str:
        if asked.stage == "plan":
            return json.dumps({"figures": [request_to_json(p.request) for p in planner.plan(asked.question).figures]})
        figures = [e for e in asked.evidence if "figure" in e]
        told = [(f"{e['figure']}: {e['value']}.", e["key"]) for e in figures] or _best_quote(asked)
        return json.dumps({"sentences": [{"text": text, "keys": [key]} for text, key in told]})

    return replies


def _best_quote(asked: Asked) -> list[tuple[str, str]]:
    words = set(WORD.findall(asked.question.lower()))
    shared = [(len(words & set(WORD.findall(e["text"].lower()))), e) for e in asked.evidence]
    most, best = max(shared, key=lambda pair: pair[0], default=(0, {}))
    return [(best["text"], best["key"])] if most >= ENOUGH else []


def sloppy(planner: Planner) -> Replies:
    """As the honest one, but a year too late or in another table, and with other digits in every sentence."""
    faithful = honest(planner)

    def replies(asked: Asked) -> str:
        said: Json = json.loads(str(faithful(asked)))
        for request in said.get("figures", ()):
            _spoil(request, len(asked.question) % 2 == 0)
        for sentence in said.get("sentences", ()):
            sentence["text"] = re.sub(r"\d(?=\D*$)", lambda d: str((int(d.group()) + 1) % 10), sentence["text"])
        return json.dumps(said)

    return replies


def _spoil(request: Json, moves: bool) -> None:
    if not moves:
        request["table"] = "talent_of_another_kind"
    for where in request.get("where", ()):
        where["in"] = [str(int(m) + 1) if str(m).isdigit() else m for m in where.get("in", ())]
    for operand in request.get("operands", ()):
        _spoil(operand, moves)


def computed(answer: Answer) -> list[tuple[object, ...]]:
    return [(f.request, f.value, f.values, f.unit, f.display, f.cells) for f in answer.figures]


def test_an_honest_model_changes_no_figure(
    plain: Assistant, with_model: Assistant, server: LyingServer, without: dict[str, Answer]
) -> None:
    server.liar = honest(Planner(plain.tables))
    server.asked.clear()
    answers = {case.id: with_model.ask(case.question, case.history) for case in CASES}
    assert {id_: computed(a) for id_, a in answers.items()} == {id_: computed(a) for id_, a in without.items()}
    assert sum(bool(answer.figures) for answer in answers.values()) >= 25
    assert {asked.stage for asked in server.asked} == {"plan", "answer"}
    worded = [a for a in answers.values() if a.figures and not any("worded without it" in n.text for n in a.notes)]
    assert len(worded) >= 20
    assert all(answer.steps[-1].name == "cost" for answer in answers.values() if answer.figures)


def test_a_sloppy_model_makes_no_figure_wrong(
    plain: Assistant, with_model: Assistant, server: LyingServer, without: dict[str, Answer]
) -> None:
    """Which sentence of an article it quotes is its own choice; only that a sentence is one of the source is sure."""
    server.liar = sloppy(Planner(plain.tables))
    for case in CASES:
        answer = with_model.ask(case.question, case.history)
        assert answer.status == "clarify" or computed(answer) == computed(without[case.id]), case.question
        before, after = judge(case, without[case.id]).verdict, judge(case, answer).verdict
        assert after != "wrong" or before == "wrong" or case.kind == "article", f"{case.question}: {answer.text}"
