"""One answer against one case: right, wrong or abstained, with the reasons. Asks nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.citations import strip_markers
from assistant.evaluation.cases import Case, Expect, ExpectedValue
from assistant.evaluation.ranking import order_fault
from assistant.evaluation.values import gives_value
from assistant.evaluation.wordings import has_wording
from assistant.types import Answer

Outcome = Literal["right", "wrong", "abstained"]


@dataclass(frozen=True, slots=True)
class Score:
    """The outcome, and what was wrong or missing."""

    outcome: Outcome
    reasons: tuple[str, ...] = ()


def score(case: Case, answer: Answer) -> Score:
    """Abstaining and asking back are right where there is no answer, and abstained where there is one."""
    silent = answer.status in ("abstained", "clarify")
    if not case.answerable:
        return Score("right") if silent else Score("wrong", ("answers a question that has no answer",))
    if silent:
        return Score("abstained", (f"status is {answer.status}",))
    reasons = tuple(_faults(case.expect, answer))
    return Score("wrong", reasons) if reasons else Score("right")


def _faults(expect: Expect, answer: Answer) -> Iterator[str]:
    text = strip_markers(answer.text)
    shown = "\n".join((text, *(note.text for note in answer.notes)))
    yield from _value_faults(expect, answer)
    for group in expect.must_mention:
        if not any(has_wording(shown, wording) for wording in group):
            yield f"does not mention {' or '.join(map(repr, group))}"
    for wording in expect.must_not_claim:
        if has_wording(text, wording):
            yield f"claims {wording!r}"
    if expect.entities_ranked and (fault := order_fault(text, expect.entities_ranked, expect.entity_pool)):
        yield fault


def _value_faults(expect: Expect, answer: Answer) -> Iterator[str]:
    if any(all(gives_value(answer, value) for value in other) for other in expect.alternatives if other):
        return
    for value in expect.values:
        if not gives_value(answer, value):
            yield f"does not give {_named(value)}"


def _named(value: ExpectedValue) -> str:
    label = f" ({value.label})" if value.label else ""
    return f"{value.value:f} {value.unit}".strip() + label
