"""Runs cases through an assistant and keeps what came out. Judges through `judging`, writes no report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from assistant.errors import AssistantError
from assistant.evaluation.cases import Case
from assistant.evaluation.judging import Judgement, Verdict, judge
from assistant.types import Answer, Citation


class Asks(Protocol):
    """What is needed of the assistant."""

    @property
    def corpus_version(self) -> str:
        """The version of the corpus that is served."""
        ...

    def ask(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Answer:
        """An answer to one question."""
        ...

    def source_text(self, source_id: str) -> str:
        """The text that locators point into."""
        ...


@dataclass(frozen=True, slots=True)
class Result:
    """One case, its answer (none where it failed), the verdict, and the keys of quotes that are not in their source."""

    case: Case
    answer: Answer | None
    judgement: Judgement
    seconds: float
    broken_quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All results of a run."""

    results: tuple[Result, ...]
    corpus_version: str

    def count(self, verdict: Verdict, kind: str | None = None) -> int:
        """How many results have a verdict, of all or of one kind."""
        return sum(r.judgement.verdict == verdict and kind in (None, r.case.kind) for r in self.results)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of cases, in their order."""
        return tuple(Counter(r.case.kind for r in self.results))

    @property
    def citations(self) -> int:
        """How many citations all answers have."""
        return sum(len(r.answer.citations) for r in self.results if r.answer)

    @property
    def broken_quotes(self) -> int:
        """How many quotes are not what stands in the source at their locator."""
        return sum(len(r.broken_quotes) for r in self.results)


def run_cases(cases: Sequence[Case], assistant: Asks, progress: Callable[[int, int], None] | None = None) -> Report:
    """Ask every case; an error is the verdict `failed` and the rest goes on."""
    results = []
    for number, case in enumerate(cases, 1):
        results.append(_result(case, assistant))
        if progress:
            progress(number, len(cases))
    return Report(tuple(results), assistant.corpus_version)


def _result(case: Case, assistant: Asks) -> Result:
    began = perf_counter()
    try:
        answer = assistant.ask(case.question, case.history, case.scope)
    except AssistantError as error:
        failed = Judgement("failed", (f"{error.message} {error.hint}".strip(),))
        return Result(case, None, failed, perf_counter() - began)
    seconds = perf_counter() - began
    return Result(case, answer, judge(case, answer), seconds, tuple(_broken(answer, assistant)))


def _broken(answer: Answer, assistant: Asks) -> Iterator[str]:
    """Keys of citations whose quote is not the slice of the source at their offsets; cells have no offsets."""
    for citation in answer.citations:
        if citation.locator.start is not None and not _stands(citation, assistant):
            yield citation.key


def _stands(citation: Citation, assistant: Asks) -> bool:
    text = assistant.source_text(citation.source_id)
    return text[citation.locator.start : citation.locator.end] == citation.quote
