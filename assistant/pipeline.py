"""The flow of DESIGN section 2 on one screen: plan, retrieve and compute, answer, verify. Chooses no part itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import perf_counter
from typing import Any, Protocol

from assistant.answer import GLOSSARY, measured
from assistant.compute import Engine
from assistant.errors import FigureError, NotMeaningful, SourceNotFound
from assistant.ingest import render_table
from assistant.passages import PassageStore
from assistant.plan import check_question
from assistant.present.charts import chart_of
from assistant.replay import replay
from assistant.requests import request_from_json
from assistant.retrieve import Retriever
from assistant.tables import TableStore
from assistant.types import (
    Answer,
    Claim,
    Draft,
    Evidence,
    Figure,
    FigureRequest,
    Hit,
    ModelCall,
    Note,
    Plan,
    PlannedFigure,
    Receipt,
    Replayed,
    SearchFilter,
    Step,
    TableData,
)
from assistant.verify import verify

_ENTRIES = 8


class Plans(Protocol):
    """What plans a question: without a model, or with one."""

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        """What to look up and compute."""


class Writer(Protocol):
    """What words the evidence: without a model, or with one."""

    def draft(self, plan: Plan, evidence: Evidence) -> Draft:
        """Sentences with the keys of the evidence they rest on."""


class Rewriter(Protocol):
    """What may reword, once, what verification refused of its draft."""

    def redraft(self, plan: Plan, evidence: Evidence, draft: Draft, refused: Sequence[Claim]) -> Draft:
        """The draft with the refused sentences rewritten."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a pipeline is made of; `fingerprint` is of the settings, `version` the program's."""

    planner: Plans
    retriever: Retriever
    engine: Engine
    writer: Writer
    plain_writer: Writer
    passages: PassageStore
    tables: TableStore
    fingerprint: str
    version: str
    hits: int = 24
    max_question: int = 2000
    rewriter: Rewriter | None = None


class Pipeline:
    """Answers questions; holds no conversation. Safe to share between threads."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    @property
    def corpus_version(self) -> str:
        """The version of the corpus that is served."""
        return self._parts.passages.corpus_version

    @property
    def tables(self) -> TableStore:
        """The tables that figures are computed from."""
        return self._parts.tables

    @property
    def passages(self) -> PassageStore:
        """The passages that are searched."""
        return self._parts.passages

    def ask(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Answer:
        """Answer one question; `history` holds the earlier questions, `scope` the only source ids to use.

        Raises:
            QuestionError: the question is empty, too long or not in English.
            SourceNotFound: the scope names an unknown source.
        """
        *_, answer = self.stream(question, history, scope)
        assert isinstance(answer, Answer)
        return answer

    def stream(
        self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()
    ) -> Iterator[Step | Claim | Answer]:
        """The steps as they are done, then the verified sentences, then the answer."""
        parts, clock = self._parts, _Clock()
        asked = check_question(question, parts.max_question)
        plan = parts.planner.plan(asked, history, scope)
        yield from clock.called(plan.calls)
        yield clock.step("plan", _told_plan(plan))
        hits = parts.retriever.search(plan.search_text, parts.hits, plan.filters, parts.hits * 2 // 3)
        yield clock.step("retrieve", _told_hits(hits))
        plan, figures, refusals = self._figures(plan)
        yield clock.step("compute", _told_figures(figures, refusals))
        evidence = Evidence(hits, figures, self._glossary(plan, figures))
        draft = Draft(()) if plan.senseless else parts.writer.draft(plan, evidence)
        yield from clock.called(draft.calls)
        yield clock.step("answer", f"{len(draft.sentences)} sentences by {_author(draft)}")
        checked = verify(plan, draft, evidence)
        redraft = self._redrafted(plan, evidence, draft, checked)
        yield from clock.called(redraft.calls[len(draft.calls) :])
        answer = self._verified(plan, redraft, evidence, checked if redraft is draft else None)
        yield clock.step("verify", _told_claims(answer.claims))
        yield from clock.costs()
        yield from (claim for claim in answer.claims if claim.support != "none")
        notes = (*answer.notes, *(n for n in refusals if n not in answer.notes))
        yield self._finished(replace(answer, notes=notes, steps=tuple(clock.steps)))

    def search(self, query: str, k: int = 10, scope: Sequence[str] = ()) -> tuple[Hit, ...]:
        """The k passages nearest to a query.

        Raises:
            QuestionError: the query is empty or too long.
        """
        asked = check_question(query, self._parts.max_question)
        return self._parts.retriever.search(asked, k, SearchFilter(sources=tuple(scope)))

    def compute(self, request: FigureRequest | Mapping[str, Any]) -> Figure:
        """The figure of a request, or of its JSON form; its key is F1.

        Raises:
            FigureError: the request is not valid, has no data or means nothing.
        """
        form = request if isinstance(request, FigureRequest) else request_from_json(dict(request))
        return self._drawn(self._parts.engine.compute(form), 1)

    def replay(self, receipt: Receipt) -> tuple[Replayed, ...]:
        """What of a receipt holds on today's corpus."""
        return replay(receipt, self.compute, self.source_text)

    def source_text(self, source_id: str) -> str:
        """The text that locators point into: an article as ingested, a table with its description.

        Raises:
            SourceNotFound: no source has that id.
        """
        source = self._parts.passages.source(source_id)
        if source.kind != "table":
            return self._parts.passages.document(source_id).text
        tables = self._parts.tables
        return render_table(TableData(tables.get(source_id), tables.rows(source_id)))

    def _redrafted(self, plan: Plan, evidence: Evidence, draft: Draft, checked: Answer) -> Draft:
        """A model's draft with what was refused of it rewritten by the model, once."""
        refused = [claim for claim in checked.claims if claim.support == "none"]
        if not refused or draft.author == "none" or self._parts.rewriter is None:
            return draft
        return self._parts.rewriter.redraft(plan, evidence, draft, refused)

    def _verified(self, plan: Plan, draft: Draft, evidence: Evidence, checked: Answer | None) -> Answer:
        """What of the draft is proven; where that answers nothing of a model's draft, the answer worded without it."""
        answer = checked or verify(plan, draft, evidence)
        if draft.author == "none" or _answers(answer, plan, evidence):
            return answer
        plain = verify(plan, self._parts.plain_writer.draft(plan, evidence), evidence)
        beside = "it does not state each figure that was asked for"
        proven = any(claim.support != "none" for claim in answer.claims)
        wrote = "What the language model wrote does not state each figure that was asked for"
        told = wrote if proven else "Nothing the language model wrote could be proven"
        note = Note("caveat", f"{told}; this answer is worded without it.")
        unused = (c if c.support == "none" else replace(c, support="none", reason=beside) for c in answer.claims)
        return replace(plain, notes=(*plain.notes, note), claims=(*plain.claims, *unused))

    def _figures(self, plan: Plan) -> tuple[Plan, tuple[Figure, ...], tuple[Note, ...]]:
        """Compute what was planned; what cannot be computed becomes a note, and the plan goes on without it."""
        figures: list[Figure] = []
        done = []
        refusals = []
        senseless = 0
        for planned in plan.figures:
            try:
                figure = self._parts.engine.compute(planned.request)
            except FigureError as error:
                senseless += isinstance(error, NotMeaningful)
                refusals.append(Note("caveat", f"{error.message} {error.hint}".strip()))
            else:
                plan = _bound(plan, planned, figure)
                done.append(planned)
                figures.append(self._drawn(figure, len(figures) + 1))
        if refusals:
            meaningless = senseless == len(plan.figures)
            plan = replace(plan, figures=tuple(done), wants_prose=True, senseless=meaningless)
        return plan, tuple(figures), tuple(refusals)

    def _glossary(self, plan: Plan, figures: Sequence[Figure]) -> tuple[Hit, ...]:
        """Entries of the glossary near to what the figures measure; none where it is missing or out of scope."""
        scope = plan.filters.sources
        if scope and GLOSSARY not in scope:
            return ()
        entries = replace(plan.filters, sources=(GLOSSARY,))
        try:
            return tuple(
                hit
                for name in dict.fromkeys(map(measured, figures))
                for hit in self._parts.retriever.search(name, _ENTRIES, entries)
            )
        except SourceNotFound:
            return ()

    def _drawn(self, figure: Figure, number: int) -> Figure:
        """The figure with its key and its chart."""
        return replace(figure, key=f"F{number}", chart=chart_of(figure, self._parts.tables))

    def _finished(self, answer: Answer) -> Answer:
        version = self.corpus_version
        mark = hashlib.sha256("\n".join((answer.question, version, answer.text)).encode()).hexdigest()[:16]
        return replace(answer, id=mark, corpus_version=version, receipt=self._receipt(answer))

    def _receipt(self, answer: Answer) -> Receipt:
        sources = sorted({c.source_id for c in answer.citations})
        return Receipt(
            question=answer.question,
            version=self._parts.version,
            corpus_version=self.corpus_version,
            settings=self._parts.fingerprint,
            figures=answer.figures,
            citations=answer.citations,
            source_hashes=tuple((source, self.source_hash(source)) for source in sources),
        )

    def source_hash(self, source_id: str) -> str:
        """A hash of a source's content: a table's own, an article's text's (SHA-256)."""
        if self._parts.passages.source(source_id).kind == "table":
            return self._parts.tables.get(source_id).hash
        return hashlib.sha256(self.source_text(source_id).encode()).hexdigest()


class _Clock:
    """Times the steps; the time of a language model's calls is told by their own steps."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._calls: list[ModelCall] = []
        self._last = perf_counter()

    def step(self, name: str, detail: str) -> Step:
        now = perf_counter()
        step = self._added(Step(name, round(max(0.0, now - self._last), 4), detail))
        self._last = now
        return step

    def called(self, calls: Sequence[ModelCall]) -> Iterator[Step]:
        """A step for each call of a language model."""
        for call in calls:
            self._calls.append(call)
            self._last += call.seconds
            yield self._added(Step("model", call.seconds, f"To {call.stage}: {call.outcome}{_cost([call])}"))

    def costs(self) -> Iterator[Step]:
        """What the language model took in all; nothing where it was not asked."""
        if self._calls:
            count = len(self._calls)
            yield self._added(
                Step("cost", 0.0, f"{count} call{'s' * (count > 1)} of the language model{_cost(self._calls)}")
            )

    def _added(self, step: Step) -> Step:
        self.steps.append(step)
        return step


def _bound(plan: Plan, planned: PlannedFigure, figure: Figure) -> Plan:
    """The plan with its premise bound to the request as it was computed."""
    if plan.premise is None or planned.request not in plan.premise.requests:
        return plan
    bound = tuple(figure.request if r == planned.request else r for r in plan.premise.requests)
    return replace(plan, premise=replace(plan.premise, requests=bound))


def _cost(calls: Sequence[ModelCall]) -> str:
    """The tokens of calls, as far as they were counted; a call that was not answered has none."""
    counted = [call for call in calls if call.input_tokens is not None or call.output_tokens is not None]
    if not counted:
        return "" if not any(call.reached for call in calls) else " (tokens not reported)"
    read, written = (
        sum(n or 0 for n in of) for of in zip(*((c.input_tokens, c.output_tokens) for c in counted), strict=True)
    )
    lacking = ", not reported by all" if len(counted) < sum(call.reached for call in calls) else ""
    return f" ({read:,} tokens read, {written:,} written{lacking})"


def _answers(answer: Answer, plan: Plan, evidence: Evidence) -> bool:
    """Whether anything is proven, and each figure told where figures are all that was asked for."""
    if evidence.figures and plan.wants_figure and not plan.wants_prose:
        told = {key for claim in answer.claims if claim.support == "computed" for key in claim.keys}
        return all(figure.key in told for figure in evidence.figures)
    return any(claim.support != "none" for claim in answer.claims)


def _told_plan(plan: Plan) -> str:
    if plan.options:
        return f"Several readings: {'; '.join(option.label for option in plan.options)}"
    tables = [t for f in plan.figures for t in (f.request.table, *(o.table for o in f.request.operands)) if t]
    if tables:
        operations = ", ".join(f.request.operation for f in plan.figures)
        return f"{operations} over {', '.join(dict.fromkeys(tables))}"
    return "Looking for passages" + (f"; no table has {', '.join(plan.missing)}" if plan.missing else "")


def _told_hits(hits: Sequence[Hit]) -> str:
    titles = dict.fromkeys(hit.source.title for hit in hits)
    return f"{len(hits)} passages from {len(titles)} sources: {'; '.join(list(titles)[:4])}"


def _told_figures(figures: Sequence[Figure], refusals: Sequence[Note]) -> str:
    told = [f"{f.label}: {f.display}" for f in figures] + [note.text for note in refusals]
    return "; ".join(told) or "nothing to compute"


def _told_claims(claims: Sequence[Claim]) -> str:
    dropped = [c for c in claims if c.support == "none"]
    told = f"{len(claims) - len(dropped)} sentences kept"
    return told + (f", {len(dropped)} dropped: {'; '.join(c.reason for c in dropped)}" if dropped else "")


def _author(draft: Draft) -> str:
    return "the assistant without a model" if draft.author == "none" else draft.author
