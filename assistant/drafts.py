"""Check a user's own text: every number in it is set against the corpus. Corrects nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal, Protocol

from assistant.errors import AssistantError
from assistant.present import citation_to_json, figure_to_json
from assistant.quantities import Quantity, agrees, find_quantities, format_value, units_compatible
from assistant.sentences import Span, frames_of, read, sentence_spans, stems
from assistant.types import Answer, Citation, Figure, FigureRequest, MemberValue
from assistant.verify.binding import is_bound
from assistant.verify.pairing import beside
from assistant.verify.proofs import base_unit, proofs_of_figure

Verdict = Literal["supported", "contradicted", "definition_differs", "outdated", "not_found"]

LIKE = 0.4
_BEST_FIRST: tuple[Verdict, ...] = ("supported", "definition_differs", "outdated", "contradicted", "not_found")
_LINKS = frozenset(
    {"birth", "citizenship", "descent", "education", "work", "elite", "top_tier", "intent", "return", "women"}
)
_IN_PLACE = {
    "percent": "what share",
    "points": "how many percentage points",
    "year": "which year",
    "rank": "which rank",
}
_LEADS = {"percent": "What percent", "points": "By how many percentage points", "year": "When", "rank": "What rank"}
_HEDGE = re.compile(
    r"(?:\b(?:about|around|roughly|nearly|almost|over|under|some|more than|less than|fewer than|at least|up to)\s+)+$",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|currently|today|already|also|still)\s+", re.IGNORECASE)


class Asks(Protocol):
    """What is needed of the assistant."""

    def ask(self, question: str) -> Answer:
        """An answer to one question."""

    def compute(self, request: FigureRequest) -> Figure:
        """A figure."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the corpus says to one number."""

    verdict: Verdict
    expected: str | None = None
    figure: Figure | None = None
    citation: Citation | None = None
    note: str = ""


def check(text: str, assistant: Asks) -> list[dict[str, Any]]:
    """One entry for each number of the text, in order, in the form of DESIGN section 7 (`check --json`)."""
    checker = _Checker(assistant)
    return [
        _entry(span.start, quantity, checker.find(span.text, quantity))
        for span in sentence_spans(text)
        for quantity in _claimed(span)
    ]


def _claimed(span: Span) -> list[Quantity]:
    """The numbers a sentence claims; years and days only where it has no other, never part of a word ("five-year")."""
    shared = {q.start: q for q in read(span.text).quantities}  # "from 11 to 28 percent": both are percentages
    found = [shared.get(q.start, q) for q in find_quantities(span.text)]
    found = [q for q in found if not re.match(r"-[A-Za-z]", span.text[q.end :])]
    return [q for q in found if q.unit not in ("year", "date")] or [q for q in found if q.unit == "year"]


def _entry(offset: int, quantity: Quantity, finding: Finding) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "text": quantity.text,
        "start": offset + quantity.start,
        "end": offset + quantity.end,
        "value": f"{quantity.value:f}",
        "unit": quantity.unit,
        "verdict": finding.verdict,
        "expected": finding.expected,
    }
    if finding.figure is not None:
        entry["figure"] = figure_to_json(finding.figure)
    if finding.citation is not None:
        entry["citation"] = citation_to_json(finding.citation)
    return {**entry, "note": finding.note}


def as_questions(sentence: str, quantity: Quantity) -> tuple[str, ...]:
    """The sentence as questions for its number, likeliest first: "China has what share of nurses in 2022?"."""
    before = _HEDGE.sub("", sentence[: quantity.start])
    after = sentence[quantity.end :]
    wanted = _IN_PLACE.get(quantity.unit, "how many")
    if quantity.unit == "percent" and not re.match(r"\s+of\b", after):
        wanted = "what percentage"
    placed = _tidy(f"{before} {wanted} {after}")
    lead = _LEADS.get(quantity.unit, "How many")
    return tuple(dict.fromkeys((placed[:1].upper() + placed[1:], f"{lead}: {_tidy(before + ' ' + after)}")))


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(_NOW.sub("", text).split()))
    return text.rstrip(".!?;: ") + "?"


class _Checker:
    def __init__(self, assistant: Asks) -> None:
        self._assistant = assistant
        self._answers: dict[str, Answer | None] = {}

    def find(self, sentence: str, quantity: Quantity) -> Finding:
        """The best finding over the questions that the sentence can be turned into."""
        best = Finding("not_found", note="Nothing in the corpus answers this.")
        for question in as_questions(sentence, quantity):
            for finding in self._findings(sentence, quantity, self._answer(question)):
                if finding.verdict == "supported":
                    return finding
                if (best.citation is None and best.figure is None) or _better(finding, best):
                    best = finding
        return best

    def _answer(self, question: str) -> Answer | None:
        if question not in self._answers:
            try:
                self._answers[question] = self._assistant.ask(question)
            except AssistantError:
                self._answers[question] = None
        return self._answers[question]

    def _findings(self, sentence: str, quantity: Quantity, answer: Answer | None) -> Iterator[Finding]:
        if answer is None or answer.status in ("abstained", "clarify"):
            return
        for figure in answer.figures:
            if finding := self._by_figure(sentence, quantity, figure, answer):
                yield finding
        yield from _by_quotes(sentence, quantity, answer)

    def _by_figure(self, sentence: str, quantity: Quantity, figure: Figure, answer: Answer) -> Finding | None:
        values = [(figure.value, figure.unit)] if figure.value is not None else []
        several = len(figure.values) > 1
        reading = read(sentence)
        if several and (own := beside(reading, figure).get(quantity.start)):
            return _beside(sentence, quantity, own, figure, answer)
        held = several and is_bound(quantity, reading, proofs_of_figure(figure))
        if held or any(_agrees(quantity, value, unit) for value, unit in values):
            return _agreeing(sentence, figure, answer)
        if not units_compatible(quantity.unit, figure.values_unit if several and not values else figure.unit):
            return None
        earlier = self._earlier(sentence, quantity, figure)
        told = f"The tables have {figure.display} for {figure.label}."
        return earlier or Finding("contradicted", figure.display, figure, note=told)

    def _earlier(self, sentence: str, quantity: Quantity, figure: Figure) -> Finding | None:
        """An older value of the same series that the number agrees with, where the sentence names no year."""
        if read(sentence).years or figure.operation != "lookup":
            return None
        try:
            series = self._assistant.compute(_without_time(figure))
        except AssistantError:
            return None
        for value in series.values:
            if _agrees(quantity, value.value, series.unit):
                period = " ".join(member for _, member in value.members if member[:1].isdigit())
                told = f"That was the value of {period}; since then: {figure.display}."
                return Finding("outdated", figure.display, figure, note=told)
        return None


def _beside(sentence: str, quantity: Quantity, own: MemberValue, figure: Figure, answer: Answer) -> Finding:
    """What the figure's value for the member that the number stands with says to it."""
    unit = base_unit(figure) or ""
    if _agrees(quantity, own.value, unit):
        return _agreeing(sentence, figure, answer)
    shown = format_value(own.value, unit)
    told = f"The tables have {shown} for {own.members[-1][1]}: {figure.label}."
    return Finding("contradicted", shown, figure, note=told)


def _better(finding: Finding, other: Finding) -> bool:
    return _BEST_FIRST.index(finding.verdict) < _BEST_FIRST.index(other.verdict)


def _agrees(quantity: Quantity, value: Decimal, unit: str) -> bool:
    return agrees(quantity, value, unit) or (quantity.value == value and units_compatible(quantity.unit, unit))


def _agreeing(sentence: str, figure: Figure, answer: Answer) -> Finding:
    affirmed = [re.split(r"\bnot\b", caveat)[0] for caveat in figure.caveats]
    evidence = " ; ".join([figure.label, *(f.title for f in figure.facets), *affirmed])
    remarks = [note.text for note in answer.notes if note.kind in ("definition", "disagreement")]
    if difference := _definition_note(sentence, evidence, figure.label):
        return Finding("definition_differs", figure.display, figure, note=" ".join([difference, *remarks[:1]]))
    return Finding("supported", figure.display, figure, note=remarks[0] if remarks else "")


def _definition_note(sentence: str, evidence: str, named: str) -> str:
    """Says which link the sentence claims that the evidence does not have; "" where they agree."""
    extra = sorted((frames_of(sentence) - frames_of(evidence)) & _LINKS)
    return f"The text speaks of {extra[0].replace('_', ' ')}; the source has: {named}." if extra else ""


def _without_time(figure: Figure) -> FigureRequest:
    timed = {f.field for f in figure.facets if f.kind in ("year", "period", "date", "time")}
    kept = tuple(w for w in figure.request.where if w.dimension not in timed)
    return replace(figure.request, operation="series", where=kept)


def _by_quotes(sentence: str, quantity: Quantity, answer: Answer) -> Iterator[Finding]:
    own = stems(sentence)
    for citation in answer.citations:
        if citation.kind != "passage" or len(own & stems(citation.quote)) < LIKE * len(own):
            continue
        if not read(sentence).places <= read(citation.quote).places | read(citation.title).places:
            continue
        numbers = [q for q in find_quantities(citation.quote) if q.unit == quantity.unit]
        same = [q for q in numbers if q.value == quantity.value or agrees(quantity, q.value, q.unit)]
        if same:
            difference = _definition_note(sentence, f"{citation.quote} ; {citation.title}", citation.quote)
            verdict: Verdict = "definition_differs" if difference else "supported"
            yield Finding(verdict, same[0].text, citation=citation, note=difference)
        else:
            yield Finding("not_found", citation=citation, note="The nearest sentence of the corpus has no such number.")
