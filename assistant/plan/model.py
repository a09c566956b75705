"""A language model's help with planning: it may add requests where the planner without a model stands behind none."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import ModelError
from assistant.models import json_of
from assistant.plan.fitting import fits
from assistant.plan.planner import Planner
from assistant.plan.reading import read_question
from assistant.prompts import fill
from assistant.requests import RequestForm
from assistant.tables import TableStore
from assistant.types import Note, Operation, Plan, PlannedFigure, Table

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_FORM = (
    '{"figures": [{"operation": "lookup", "table": "TABLE", "measure": "FIELD", '
    '"where": [{"dimension": "FIELD", "in": ["MEMBER"]}, {"dimension": "year", "in": [2020]}]}]}'
)
_TABLES = 8
_MEMBERS = 40
_CONFIDENCE = 0.6


class _Reply(BaseModel):
    model_config = ConfigDict(extra="forbid")

    figures: list[RequestForm] = Field(max_length=4)


class ModelPlanner:
    """Plans as `Planner` does; asks the model only where that finds no figure, and keeps what fits the question.

    A model's request has to fit the question, so that one for another country cannot pose as the answer. A failing
    model leaves the plan as it was.
    """

    def __init__(self, planner: Planner, store: TableStore, chat_model: BaseChatModel) -> None:
        self._planner = planner
        self._store = store
        self._chat_model = chat_model

    def plan(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Plan:
        """The plan, with the model's requests where there would be none."""
        plan = self._planner.plan(question, history, scope)
        tables = self._planner.nearest_tables(plan.standalone_question, scope)[:_TABLES]
        if plan.figures or plan.options or not plan.wants_figure or not tables:
            return plan
        reading = read_question(plan.standalone_question)
        asked = [form.to_request() for form in self._ask(plan.standalone_question, tables)]
        known = {table.id: table for table in self._store.tables}
        kept = [request for request in asked if fits(request, reading, known)]
        note = Note(
            "assumption", "A language model chose the table and the filters; the figure is computed from its cells."
        )
        figures = tuple(PlannedFigure(request, _CONFIDENCE, (note,)) for request in kept)
        return replace(plan, figures=figures, missing=() if figures else plan.missing)

    def _ask(self, question: str, tables: Sequence[Table]) -> list[RequestForm]:
        prompt = fill(
            "plan",
            format=_FORM,
            operations=", ".join(get_args(Operation)),
            tables="\n\n".join(self._described(table) for table in tables),
            question=json.dumps(question, ensure_ascii=False),
        )
        try:
            return _Reply.model_validate(json_of(str(self._chat_model.invoke(prompt).text))).figures
        except (ModelError, ValidationError):
            return []

    def _described(self, table: Table) -> str:
        lines = [f"table {table.id}: {table.source.title}. {table.description}"]
        for field in table.fields:
            if field.role == "measure":
                lines.append(f"- measure {field.name}: {field.title} ({field.unit})")
            elif field.role in ("dimension", "time"):
                members = self._store.members(table.id, field.name)
                more = f" and {len(members) - _MEMBERS} more" if len(members) > _MEMBERS else ""
                lines.append(f"- {field.role} {field.name}: {', '.join(members[:_MEMBERS])}{more}")
        return "\n".join(lines)
