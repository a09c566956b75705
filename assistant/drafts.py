"""Check a user's own text: every number in it is set against the corpus. Corrects nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from assistant.errors import AssistantError
from assistant.present import citation_to_json, figure_to_json
from assistant.quantities import Quantity, agrees, find_quantities, units_compatible
from assistant.sentences import Span, frames_of, read, sentence_spans, stems
from assistant.types import Answer, Citation, Figure, FigureRequest, Filter

Verdict = Literal["supported", "contradicted", "definition_differs", "outdated", "not_found"]

_DEFINITION_FRAMES = frozenset(
    {"birth", "citizenship", "descent", "education", "work", "elite", "top_tier", "intent", "return"}
)
_ASK = {"percent": "What percent", "points": "By how many percentage points", "year": "When", "rank": "What rank"}
_NUMBERED = re.compile(r"\s+([,.;:!?])")
LIKE = 0.4


class Asks(Protocol):
    """What is needed of the assistant."""

    def ask(self, question: str) -> Answer:
        """An answer to one question."""
        ...

    def compute(self, request: FigureRequest) -> Figure:
        """A figure."""
        ...


@dataclass(frozen=True, slots=True)
class _Finding:
    verdict: Verdict
    expected: str | None = None
    figure: Figure | None = None
    citation: Citation | None = None
    note: str = ""


def check(text: str, assistant: Asks) -> list[dict[str, Any]]:
    """One entry for each number of the text, in order, in the form of DESIGN section 7 (`check --json`)."""
    answers: dict[str, Answer | None] = {}
    return [
        _entry(span.start, quantity, _find(span.text, quantity, assistant, answers))
        for span in sentence_spans(text)
        for quantity in _claimed(span)
    ]


def _claimed(span: Span) -> Iterator[Quantity]:
    """The numbers a sentence claims; a year is one only where it is the sentence's only number."""
    found = find_quantities(span.text)
    numbers = [q for q in found if q.unit != "year"]
    yield from numbers or found


def _entry(offset: int, quantity: Quantity, finding: _Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "text": quantity.text,
        "start": offset + quantity.start,
        "end": offset + quantity.end,
        "value": str(quantity.value),
        "unit": quantity.unit,
        "verdict": finding.verdict,
        "expected": finding.expected,
    }
    if finding.figure is not None:
        entry["figure"] = figure_to_json(finding.figure)
    if finding.citation is not None:
        entry["citation"] = citation_to_json(finding.citation)
    return {**entry, "note": finding.note}


def _find(sentence: str, quantity: Quantity, assistant: Asks, answers: dict[str, Answer | None]) -> _Finding:
    question = as_question(sentence, quantity)
    if question not in answers:
        answers[question] = _answer(question, assistant)
    answer = answers[question]
    if answer is None or answer.status in ("abstained", "clarify"):
        return _Finding("not_found", note="Nothing in the corpus answers this.")
    findings = [*_by_figures(sentence, quantity, answer, assistant), *_by_quotes(sentence, quantity, answer)]
    order: tuple[Verdict, ...] = ("supported", "definition_differs", "outdated", "contradicted")
    ranked = sorted(findings, key=lambda finding: order.index(finding.verdict))
    return ranked[0] if ranked else _Finding("not_found", note="The corpus speaks of this but has no such number.")


def as_question(sentence: str, quantity: Quantity) -> str:
    """The sentence as a question for its number: "What percent of ... in 2022?"."""
    lead = _ASK.get(quantity.unit, "How many")
    rest = sentence[: quantity.start] + sentence[quantity.end :]
    rest = _NUMBERED.sub(r"\1", " ".join(rest.split())).strip().rstrip(".!?;: ")
    return f"{lead}: {rest}?"


def _answer(question: str, assistant: Asks) -> Answer | None:
    try:
        return assistant.ask(question)
    except AssistantError:
        return None


def _by_figures(sentence: str, quantity: Quantity, answer: Answer, assistant: Asks) -> Iterator[_Finding]:
    for figure in answer.figures:
        values = [figure.value] if figure.value is not None else []
        values += [v.value for v in figure.values if _member_fits(sentence, v.members)]
        if any(agrees(quantity, value, figure.unit) for value in values):
            yield _agreeing(sentence, figure, answer)
        elif figure.value is not None and units_compatible(quantity.unit, figure.unit):
            yield _earlier(sentence, quantity, figure, assistant) or _Finding(
                "contradicted", figure.display, figure, note=f"The tables have {figure.display} for {figure.label}."
            )


def _member_fits(sentence: str, members: Sequence[tuple[str, str]]) -> bool:
    """Whether the places and years of one of several values are those of the sentence."""
    reading = read(sentence)
    own = read(" ; ".join(member for _, member in members))
    return own.places <= reading.places and (not own.years or own.years <= reading.years)


def _agreeing(sentence: str, figure: Figure, answer: Answer) -> _Finding:
    evidence = " ; ".join([figure.label, *(f.title for f in figure.facets), *figure.caveats])
    difference = _definition_note(sentence, evidence)
    if difference:
        return _Finding("definition_differs", figure.display, figure, note=difference)
    remarks = [note.text for note in answer.notes if note.kind in ("definition", "disagreement")]
    return _Finding("supported", figure.display, figure, note=remarks[0] if remarks else "")


def _definition_note(sentence: str, evidence: str) -> str:
    """Says which link the sentence claims that the evidence does not have; "" where they agree."""
    extra = sorted((frames_of(sentence) - frames_of(evidence)) & _DEFINITION_FRAMES)
    if not extra:
        return ""
    return f"The text speaks of {extra[0].replace('_', ' ')}; the source's figure is {evidence.split(' ; ', 1)[0]}."


def _earlier(sentence: str, quantity: Quantity, figure: Figure, assistant: Asks) -> _Finding | None:
    """An older value of the same series that the number agrees with, where the sentence names no year."""
    if read(sentence).years or figure.operation != "lookup":
        return None
    try:
        series = assistant.compute(_without_time(figure))
    except AssistantError:
        return None
    for value in series.values:
        if agrees(quantity, value.value, series.unit):
            period = " ".join(member for _, member in value.members if member[:1].isdigit())
            return _Finding(
                "outdated",
                figure.display,
                figure,
                note=f"That was the value of {period}; since then: {figure.display}.",
            )
    return None


def _without_time(figure: Figure) -> FigureRequest:
    timed = {f.field for f in figure.facets if f.kind in ("year", "period", "date", "time")}
    kept: tuple[Filter, ...] = tuple(w for w in figure.request.where if w.dimension not in timed)
    return replace(figure.request, operation="series", where=kept)


def _by_quotes(sentence: str, quantity: Quantity, answer: Answer) -> Iterator[_Finding]:
    own = stems(sentence)
    for citation in answer.citations:
        if citation.kind != "passage":
            continue
        reading = read(citation.quote)
        numbers = find_quantities(citation.quote)
        same = [
            q
            for q in numbers
            if q.unit == quantity.unit and (q.value == quantity.value or agrees(quantity, q.value, q.unit))
        ]
        placed = read(sentence).places <= reading.places | read(citation.title).places
        if same and placed and len(own & stems(citation.quote)) >= LIKE * len(own):
            difference = _definition_note(sentence, citation.quote)
            verdict: Verdict = "definition_differs" if difference else "supported"
            yield _Finding(verdict, same[0].text, citation=citation, note=difference)
