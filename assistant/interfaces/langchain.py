"""The assistant inside LangChain: as a Runnable, as a retriever, as tools for an agent. Adds no answers of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_core.tools import BaseTool, StructuredTool, ToolException
from pydantic import BaseModel, ConfigDict, Field

from assistant.errors import AssistantError, InputError
from assistant.pipeline import Pipeline
from assistant.present import described_table, figure_to_json, hit_to_json, listed_table, to_json
from assistant.requests import RequestForm

Asked = str | dict[str, Any]


class _Question(BaseModel):
    """What the runnable takes, besides a bare question."""

    model_config = ConfigDict(extra="forbid")

    question: str
    history: list[str] = []
    scope: list[str] = []


class _Ask(BaseModel):
    question: str = Field(description="one question in English")
    history: list[str] = Field(default_factory=list, description="the earlier questions of the conversation")


class _Search(BaseModel):
    query: str = Field(description="what to look for")
    k: int = Field(5, ge=1, le=50, description="how many passages")


class _TableName(BaseModel):
    table: str = Field(description="a table's id, as list_tables gives it")


class _Nothing(BaseModel):
    pass


def as_runnable(assistant: Pipeline) -> Runnable[Asked, dict[str, Any]]:
    """A question, or {"question", "history", "scope"}, to the answer as JSON (DESIGN section 7)."""

    def answer(asked: Asked) -> dict[str, Any]:
        form = _read(asked)
        return to_json(assistant.ask(form.question, form.history, form.scope))

    return RunnableLambda(answer, name="talent_flow_assistant")


def _read(asked: Any) -> _Question:
    if isinstance(asked, str):
        return _Question(question=asked)
    try:
        return _Question.model_validate(asked)
    except ValueError as error:
        raise InputError(
            "The runnable takes a question or an object with one.", 'Give {"question", "history", "scope"}.'
        ) from error


class PassageRetriever(BaseRetriever):
    """Search as a retriever; a document's metadata is the hit of DESIGN section 7 without its text."""

    assistant: Any
    k: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = [hit_to_json(hit) for hit in self.assistant.search(query, self.k)]
        return [Document(page_content=hit.pop("text"), metadata=hit) for hit in hits]


def as_retriever(assistant: Pipeline, k: int = 10) -> BaseRetriever:
    """A retriever of the k nearest passages, with `source_id`, `locator` and `score` among the metadata."""
    return PassageRetriever(assistant=assistant, k=k)


def as_tools(assistant: Pipeline) -> list[BaseTool]:
    """Tools `ask`, `search_passages`, `compute_figure`, `list_tables`, `describe_table`.

    Each gives JSON; an error is given to the model as its sentence and hint, so that it can try again.
    """

    def ask(question: str, history: list[str] | None = None) -> dict[str, Any]:
        return to_json(assistant.ask(question, history or []))

    def search_passages(query: str, k: int = 5) -> list[dict[str, Any]]:
        return [hit_to_json(hit) for hit in assistant.search(query, k)]

    def compute_figure(**request: Any) -> dict[str, Any]:
        form = RequestForm.model_validate(request)
        return figure_to_json(assistant.compute(form.to_request()))

    def list_tables() -> list[dict[str, Any]]:
        return [listed_table(table) for table in assistant.tables.tables]

    def describe_table(table: str) -> dict[str, Any]:
        return described_table(assistant.tables.get(table), assistant.tables.members)

    return [
        _tool(ask, _Ask, "Answer a question on talent flows, with a citation under every sentence."),
        _tool(search_passages, _Search, "Find passages of articles and tables."),
        _tool(compute_figure, RequestForm, "Compute a number from table cells; use it for every calculation."),
        _tool(list_tables, _Nothing, "List the tables that figures can be computed from."),
        _tool(describe_table, _TableName, "Describe a table: fields, units, and the members a request may name."),
    ]


def _tool(function: Callable[..., Any], schema: type[BaseModel], description: str) -> BaseTool:
    def told(**arguments: Any) -> Any:
        try:
            return function(**arguments)
        except AssistantError as error:
            raise ToolException(f"{error.message} {error.hint}".strip()) from error

    return StructuredTool.from_function(
        told,
        name=function.__name__,
        description=description,
        args_schema=schema,
        handle_tool_error=True,
        handle_validation_error=_complaint,
    )


def _complaint(error: Any) -> str:
    """What is wrong with a tool's arguments, in one sentence."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"The arguments are not valid at {place}: {first['msg']}."
