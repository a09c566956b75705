"""The assistant inside LangChain: a Runnable, a retriever and tools. Wraps no model and no store."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, Protocol

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda
from langchain_core.tools import StructuredTool, ToolException
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import AssistantError, QuestionError
from assistant.present import described_table, figure_to_json, hit_to_json, listed_table, to_json, to_markdown
from assistant.requests import RequestForm
from assistant.tables import TableStore
from assistant.types import Answer, Figure, FigureRequest, Hit

Asked = str | Mapping[str, Any]


class Assistant(Protocol):
    """What is needed of the assistant; `assistant.Assistant` has it."""

    @property
    def tables(self) -> TableStore:
        """The tables that figures are computed from."""
        ...

    def ask(self, question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> Answer:
        """An answer to one question."""
        ...

    def search(self, query: str, k: int = 10, scope: Sequence[str] = ()) -> tuple[Hit, ...]:
        """The k passages nearest to a query."""
        ...

    def compute(self, request: FigureRequest | Mapping[str, Any]) -> Figure:
        """The figure of a request."""
        ...


def as_runnable(assistant: Assistant) -> Runnable[Asked, dict[str, Any]]:
    """A Runnable from a question, or {"question", "history", "scope"}, to the answer's JSON."""

    def answer(asked: Asked) -> dict[str, Any]:
        given: Mapping[str, Any] = {"question": asked} if isinstance(asked, str) else asked
        try:
            form = _Question.model_validate(dict(given))
        except ValidationError as error:
            raise QuestionError(
                _complaint("question", error), 'Give text, or {"question", "history", "scope"}.'
            ) from error
        return to_json(assistant.ask(form.question, form.history, form.scope))

    return RunnableLambda(answer, name="assistant")


def as_retriever(assistant: Assistant, k: int = 10, scope: Sequence[str] = ()) -> BaseRetriever:
    """A retriever; a document's metadata are those of the hit: source id, title, locator, score and the rest."""
    return AssistantRetriever(assistant=assistant, k=k, scope=tuple(scope))


class AssistantRetriever(BaseRetriever):
    """Searches as the assistant does."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    assistant: Any
    k: int = 10
    scope: tuple[str, ...] = ()

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [_document(hit) for hit in self.assistant.search(query, self.k, self.scope)]


def as_tools(assistant: Assistant) -> list[StructuredTool]:
    """Tools for an agent: `ask`, `search_passages`, `compute_figure`, `list_tables`, `describe_table`.

    A mistake of the caller comes back as a sentence that says what to do, not as an exception.
    """

    def ask(question: str, history: Sequence[str] = (), scope: Sequence[str] = ()) -> tuple[str, dict[str, Any]]:
        answer = assistant.ask(question, history, scope)
        return to_markdown(answer), to_json(answer)

    def search_passages(query: str, k: int = 10, scope: Sequence[str] = ()) -> tuple[str, list[dict[str, Any]]]:
        return _shown([hit_to_json(hit) for hit in assistant.search(query, k, scope)])

    def compute_figure(**request: Any) -> tuple[str, dict[str, Any]]:
        return _shown(figure_to_json(assistant.compute(RequestForm.model_validate(request).to_request())))

    def list_tables() -> tuple[str, list[dict[str, Any]]]:
        return _shown([listed_table(table) for table in assistant.tables.tables])

    def describe_table(table: str) -> tuple[str, dict[str, Any]]:
        return _shown(described_table(assistant.tables.get(table), assistant.tables.members))

    return [
        _tool(ask, _Question, "Answer a question with a citation under every sentence and a proof under every number."),
        _tool(search_passages, _Query, "Find passages of articles and tables that fit a query."),
        _tool(compute_figure, RequestForm, "Compute a number from table cells; names are those of describe_table."),
        _tool(list_tables, _Nothing, "List the tables that figures can be computed from."),
        _tool(describe_table, _TableName, "Describe a table: fields, units, members, caveats."),
    ]


class _Question(BaseModel):
    question: str = Field(description="One question, in English.")
    history: list[str] = Field(default=[], description="Earlier questions of the conversation, oldest first.")
    scope: list[str] = Field(default=[], description="Source ids to use; none means all.")


class _Query(BaseModel):
    query: str = Field(description="What to look for.")
    k: int = Field(10, ge=1, le=200, description="How many passages.")
    scope: list[str] = Field(default=[], description="Source ids to use; none means all.")


class _TableName(BaseModel):
    table: str = Field(description="A table's id, as list_tables gives it.")


class _Nothing(BaseModel):
    """No arguments."""


def _tool(work: Callable[..., tuple[str, Any]], form: type[BaseModel], told: str) -> StructuredTool:
    @wraps(work)
    def careful(**arguments: Any) -> tuple[str, Any]:
        try:
            return work(**arguments)
        except AssistantError as error:
            raise ToolException(f"{error.message} {error.hint}".strip()) from error

    return StructuredTool.from_function(
        careful,
        name=work.__name__,
        description=told,
        args_schema=form,
        infer_schema=False,
        response_format="content_and_artifact",
        handle_tool_error=True,
        handle_validation_error=lambda error: _complaint(work.__name__, error),
    )


def _document(hit: Hit) -> Document:
    metadata = hit_to_json(hit)
    return Document(id=hit.passage.id, page_content=metadata.pop("text"), metadata=metadata)


def _shown(value: Any) -> tuple[str, Any]:
    return json.dumps(value, ensure_ascii=False), value


def _complaint(name: str, error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return f"The arguments of {name} are not valid."
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "its top"
    return f"The arguments of {name} are not valid at {place}: {first['msg']}."
