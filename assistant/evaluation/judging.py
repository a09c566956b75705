"""Is an answer right? Compares its text and figures with what a case expects. Runs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.evaluation.cases import Case
from assistant.evaluation.mentions import mentioned
from assistant.evaluation.ranking import misranked
from assistant.evaluation.stated import states
from assistant.sentences.emphasis import without_emphasis
from assistant.types import Answer

Verdict = Literal["right", "wrong", "abstained", "failed"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict and why; `failed` means that there was an error instead of an answer."""

    verdict: Verdict
    reasons: tuple[str, ...] = ()


def judge(case: Case, answer: Answer) -> Judgement:
    """Right, wrong or abstained; a question back counts as abstained.

    What cannot be answered is right when it is not answered.
    """
    silent = answer.status in ("abstained", "clarify")
    if not case.answerable:
        return Judgement("right") if silent else Judgement("wrong", ("answers what the corpus does not hold",))
    if silent:
        return Judgement("abstained", (f"status {answer.status}",))
    reasons = (*_missing_values(case, answer), *_missing_words(case, answer), *_forbidden(case, answer))
    reasons += misranked(case.expected, answer)
    return Judgement("wrong", reasons) if reasons else Judgement("right")


def _missing_values(case: Case, answer: Answer) -> tuple[str, ...]:
    missing = [value for value in case.expected.values if not states(answer, value)]
    if not missing or any(all(states(answer, v) for v in group) for group in case.expected.alternatives):
        return ()
    return tuple(f"does not state {v.value} {v.unit} ({v.label})".replace(" ()", "") for v in missing)


def _missing_words(case: Case, answer: Answer) -> tuple[str, ...]:
    said = "\n".join(
        [without_emphasis(answer.text), *(note.text for note in answer.notes), *(f.label for f in answer.figures)]
    )
    groups = [group for group in case.expected.must_mention if not any(mentioned(wording, said) for wording in group)]
    return tuple(f"does not mention {group[0]!r}" for group in groups)


def _forbidden(case: Case, answer: Answer) -> tuple[str, ...]:
    return tuple(f"claims {w!r}" for w in case.expected.must_not_claim if mentioned(w, without_emphasis(answer.text)))
