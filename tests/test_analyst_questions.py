"""Sixty questions of an analyst on three files of other people, judged by pandas: most right, hardly one wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.bootstrap import Assistant, build
from assistant.settings import load_settings
from assistant.types import Answer, Figure
from tests.analyst import ASKED, Asked, Truth, write_files

FIXTURE = Path(__file__).parent / "fixtures" / "corpus"
FLOOR = 57
MOST_WRONG = 1


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("analyst")
    files = write_files(folder)
    settings = load_settings(corpus=FIXTURE, index=folder / "index", embedder="fake:384", reranker="none")
    report = build(settings, list(files))
    assert report.problems == ()
    with Assistant.open(settings) as opened:
        yield opened


def test_most_questions_are_answered_and_hardly_one_wrongly(assistant: Assistant) -> None:
    verdicts = {asked.question: verdict(asked, assistant.ask(asked.question)) for asked in ASKED}
    counted = Counter(verdicts.values())
    told = "\n".join(f"{found}: {question}" for question, found in verdicts.items() if found != "right")
    assert counted["right"] >= FLOOR, told
    assert counted["wrong"] <= MOST_WRONG, told


def verdict(asked: Asked, answer: Answer) -> str:
    """Right, wrong or silent."""
    truth = asked.truth()
    if answer.status not in ("answered", "partial"):
        return "right" if truth is None else "silent"
    return "right" if truth is not None and any(agrees(truth, figure) for figure in answer.figures[:1]) else "wrong"


def agrees(truth: Truth, figure: Figure) -> bool:
    """Whether a figure says what is true."""
    if isinstance(truth, bool):
        return figure.display.casefold().startswith("yes" if truth else "no")
    if isinstance(truth, tuple):
        names = isinstance(truth[0], str)
        return truth == (members(figure) if names else tuple(float(v.value) for v in figure.values))
    if isinstance(truth, str):
        return members(figure)[:1] == (truth,)
    value = figure.value if figure.value is not None else (figure.values[0].value if len(figure.values) == 1 else None)
    assert truth is not None
    return value is not None and any(abs(abs(float(value)) * s - abs(truth)) < 1e-6 * (1 + abs(truth)) for s in (1,))


def members(figure: Figure) -> tuple[str, ...]:
    """The members that the values speak of, without those that all have in common."""
    return tuple(next(m for n, m in v.members if n == varying(figure)) for v in figure.values)


def varying(figure: Figure) -> str:
    by = figure.request.by
    if by:
        return by
    return "year" if figure.operation in ("maximum", "minimum") else ""
