"""The planner's vote with a language model: both plan, and what they agree on is surer. Writes no request itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.errors import FigureError, NotMeaningful
from assistant.plan.planner import Planner
from assistant.plan.proposing import Compute, Proposer
from assistant.plan.voting import LEAST_EXPLAINED, Side, agree, lowered, planned_by_model, raised, weigh
from assistant.types import Figure, ModelCall, Option, Plan, PlannedFigure

_TABLES = 8
_OTHERWISE = "A language model read the question otherwise: {label}."
Voted = tuple[Plan, str]


class ModelPlanner:
    """Plans as `Planner` does, and asks a model where that is not sure.

    The model is not asked where the plan without it is at least as sure as `votes_below`, where the question takes
    something for granted or has several readings that its reader is asked to choose from, where words answer it, and
    where no table is near.
    What it asks for has to fit the question's places and years and is computed before it counts.
    """

    def __init__(self, planner: Planner, proposer: Proposer, compute: Compute, votes_below: float = 0.9) -> None:
        self._planner = planner
        self._proposer = proposer
        self._compute = compute
        self._votes_below = votes_below

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        """The plan both agree on, or the one that explains more, or the readings to choose from."""
        plan = self._planner.plan(question, history, scope)
        if not self._unsure(plan):
            return plan
        asked = plan.standalone_question
        tables = self._planner.nearest_tables(asked, scope)[:_TABLES]
        if not tables:
            return plan
        proposal = self._proposer.propose(asked, tables)
        if proposal.failed:
            return replace(plan, calls=_told(proposal.calls, "planned without it"))
        voted, verdict = self._voted(plan, self._side(asked, proposal.figures), scope)
        return replace(voted, calls=_told(proposal.calls, verdict))

    def _unsure(self, plan: Plan) -> bool:
        if plan.options or plan.premise:
            return False
        if plan.figures:
            return min(planned.confidence for planned in plan.figures) < self._votes_below
        return plan.wants_figure

    def _side(self, question: str, figures: Sequence[Figure]) -> Side:
        told = [self._planner.explained(question, figure.request) for figure in figures]
        if not told:
            return Side(())
        return Side(tuple(figures), min(share for share, _ in told), tuple(w for _, words in told for w in words))

    def _voted(self, plan: Plan, model: Side, scope: Sequence[str]) -> Voted:
        if not plan.figures:
            return _added(plan, model)
        try:
            own = [self._compute(planned.request) for planned in plan.figures]
        except NotMeaningful:
            return plan, "the plan without it is refused as meaningless, and no other figure stands in for it"
        except FigureError:
            return _added(replace(plan, figures=()), model) if model.figures else (plan, "planned without it")
        without = self._side(plan.standalone_question, own)
        verdict = weigh(without, model)
        if verdict == "same":
            return replace(plan, figures=raised(plan.figures)), "the plan without it has the same result"
        if verdict == "either" and (options := self._options(plan.standalone_question, without, model, scope)):
            return _asking(plan, options), "the plan without it differs, and the reader is asked"
        if verdict == "model":
            figures = lowered(planned_by_model(model), f"Read without the language model: {without.label}.")
            return replace(plan, figures=figures), "it explains more of the question than the plan without it"
        told = _OTHERWISE.format(label=model.label) if model.figures else "A language model found no table for this."
        return replace(plan, figures=lowered(plan.figures, told)), "the plan without it stands, less sure"

    def _options(self, question: str, without: Side, model: Side, scope: Sequence[str]) -> tuple[Option, ...]:
        """Both readings as questions that are understood as meant; none where one of them cannot be put so."""
        if without.label == model.label:
            return ()
        found = tuple(option for side in (without, model) if (option := self._option(question, side, scope)))
        return found if len(found) == 2 else ()

    def _option(self, question: str, side: Side, scope: Sequence[str]) -> Option | None:
        for text in (f"{question.rstrip(' ?.')} ({side.label})?", f"What is this: {side.label}?"):
            if self._understood(self._planner.plan(text, (), scope).figures, side):
                return Option(side.label, text)
        return None

    def _understood(self, planned: Sequence[PlannedFigure], side: Side) -> bool:
        try:
            figures = [self._compute(one.request) for one in planned]
        except FigureError:
            return False
        return agree(side.figures, figures) and agree(figures, side.figures)


def _added(plan: Plan, model: Side) -> Voted:
    """The model's figures where there is none without it, if its tables explain enough of the question."""
    if not model.figures:
        return plan, "planned without it"
    if model.explained < LEAST_EXPLAINED:
        return plan, "left out, since the table explains too little of the question"
    figures = planned_by_model(model)
    return replace(plan, figures=figures, wants_figure=True, missing=(), lacking=""), "no plan without it"


def _asking(plan: Plan, options: tuple[Option, ...]) -> Plan:
    return replace(plan, figures=(), options=options, wants_prose=False)


def _told(calls: Sequence[ModelCall], verdict: str) -> tuple[ModelCall, ...]:
    """The calls, with what came of them all said of the last."""
    *before, last = calls
    return (*before, replace(last, outcome=f"{last.outcome}; {verdict}"))
