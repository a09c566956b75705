"""The figures that a language model asks for, checked and computed, with what is wrong told to it. Decides nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import FigureError, ModelError, ModelReplyInvalid
from assistant.models import Talk, json_of
from assistant.plan.describing import describe
from assistant.plan.fitting import unfit
from assistant.plan.reading import read_question
from assistant.prompts import fill
from assistant.requests import RequestForm, request_to_json
from assistant.tables import TableStore
from assistant.types import Figure, FigureRequest, ModelCall, Operation, Table

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessage, BaseMessage

Compute = Callable[[FigureRequest], Figure]
Refusal = Callable[[str, FigureRequest], str]
"""What a question asks that a request does not do; "" where nothing is known of."""

REPAIRS = 3
TOOL = "request_figures"
_LONGEST_REPEATED = 4000
_FORM = (
    '{"figures": [{"operation": "lookup", "table": "TABLE", "measure": "FIELD", '
    '"where": [{"dimension": "FIELD", "in": ["MEMBER"]}, {"dimension": "year", "in": [2020]}]}]}'
)
_MEANINGS: Mapping[Operation, str] = {
    "lookup": "the value of one combination of members and period",
    "series": "the values over time",
    "sum": "the values added",
    "mean": "their unweighted mean",
    "weighted_mean": "their mean, weighted by the measure named in `weight`",
    "median": "the middle value",
    "minimum": "the smallest value, and which member of `by` or which period has it",
    "maximum": "the largest value, and which member of `by` or which period has it",
    "count": "how many members of `by` satisfy `condition`",
    "difference": "the first value minus the second; of two periods the later minus the earlier",
    "percent_change": "the change from the earlier to the later value, in percent of the earlier",
    "growth_rate": "the growth per year between two periods",
    "ratio": "the first value over the second",
    "share": "the first operand in percent of the second, or the members selected in percent of all of `by`",
    "rank": "the place of the one member selected among all members of `by`",
    "top": "the `limit` members of `by` with the largest values",
    "bottom": "the `limit` members of `by` with the smallest values",
    "net_flow": "what comes into a place less what leaves it, where a table has origins and destinations",
    "compare": "whether the first value is greater than the second",
}


class _Reply(BaseModel):
    """Requests for figures; empty where no table holds what is asked."""

    model_config = ConfigDict(extra="forbid")

    figures: list[RequestForm] = Field(max_length=4)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model asked for, computed; `failed` where it gave nothing that can be used, which is no answer either."""

    figures: tuple[Figure, ...] = ()
    calls: tuple[ModelCall, ...] = ()
    failed: bool = False


class Proposer:
    """Asks a language model which figures a question wants; at most `REPAIRS` times again, with what was wrong."""

    def __init__(
        self, chat_model: BaseChatModel, store: TableStore, compute: Compute, refusal: Refusal, seconds: float
    ) -> None:
        self._chat_model = chat_model
        self._store = store
        self._compute = compute
        self._refusal = refusal
        self._seconds = seconds

    def propose(self, question: str, tables: Sequence[Table]) -> Proposal:
        """The figures that the model asks for from these tables."""
        talk = Talk(self._chat_model, "plan", self._seconds)
        try:
            figures = self._asked(talk, question, tables)
        except ModelError:
            return Proposal(calls=talk.calls, failed=True)
        talk.conclude(f"asked for {_shown(figures)}")
        return Proposal(figures, talk.calls)

    def _asked(self, talk: Talk, question: str, tables: Sequence[Table]) -> tuple[Figure, ...]:
        from langchain_core.messages import AIMessage, HumanMessage

        messages: list[BaseMessage] = [HumanMessage(self._prompt(question, tables))]
        for turn in range(1 + REPAIRS):
            said = talk.say(messages, [_tool()])
            try:
                return self._computed(_requests(said), question)
            except (ModelReplyInvalid, FigureError) as error:
                problem = f"{error.message} {error.hint}".strip()
                talk.conclude(f"refused: {problem}")
                if turn == REPAIRS:
                    raise ModelReplyInvalid(problem) from error
                repair = fill("replan", problem=problem, format=_FORM)
                messages = [*messages[:1], AIMessage(_repeated(said)), HumanMessage(repair)]
        raise AssertionError("the last turn returns or raises")

    def _computed(self, requests: Sequence[FigureRequest], question: str) -> tuple[Figure, ...]:
        known = {table.id: table for table in self._store.tables}
        reading = read_question(question)
        figures = []
        for request in requests:
            figure = self._compute(request)
            if told := unfit(request, reading, known):
                raise FigureError(told, "Ask for what the question asks, or for nothing.")
            if told := self._refusal(question, request):
                raise FigureError(f"The question asks for {told}.", "Ask for that, or for nothing.")
            figures.append(figure)
        return tuple(figures)

    def _prompt(self, question: str, tables: Sequence[Table]) -> str:
        return fill(
            "plan",
            format=_FORM,
            operations="\n".join(f"  - {name}: {_MEANINGS[name]}" for name in get_args(Operation)),
            tables="\n\n".join(describe(self._store, table, question) for table in tables),
            question=json.dumps(question, ensure_ascii=False),
        )


def _tool() -> dict[str, Any]:
    """The tool as every provider's client takes it."""
    from langchain_core.utils.function_calling import convert_to_openai_tool

    tool = convert_to_openai_tool(_Reply)
    return tool | {"function": tool["function"] | {"name": TOOL}}


def _requests(said: AIMessage) -> tuple[FigureRequest, ...]:
    """The requests of a message: of its tool call, or of the JSON it wrote instead.

    Raises:
        ModelReplyInvalid: it calls another tool, or what it asks for is not of the form.
    """
    if said.invalid_tool_calls:
        raise ModelReplyInvalid("The arguments of the tool call are no JSON.")
    if foreign := [call["name"] for call in said.tool_calls if call["name"] != TOOL]:
        raise ModelReplyInvalid(f"There is no tool {foreign[0][:40]!r}; the only one is {TOOL}.")
    called: list[object] = [call["args"] for call in said.tool_calls]
    asked = called or [json_of(str(said.text))]
    try:
        forms = [form for one in asked for form in _Reply.model_validate(one).figures]
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the reply"
        raise ModelReplyInvalid(f"At {place}: {first['msg']}.") from error
    return tuple(form.to_request() for form in forms)


def _repeated(said: AIMessage) -> str:
    """What the model said, as text: replies to tool calls are told differently by every provider."""
    calls = [{"tool": call["name"], "arguments": call["args"]} for call in said.tool_calls]
    text = str(said.text) if not calls else json.dumps(calls, ensure_ascii=False, default=str)
    return text[:_LONGEST_REPEATED] or "(nothing)"


def _shown(figures: Sequence[Figure]) -> str:
    return "; ".join(json.dumps(request_to_json(f.request), ensure_ascii=False) for f in figures) or "no figure"
