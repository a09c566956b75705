"""The assistant as an MCP server: tools for other assistants. Parses, calls, presents; decides on no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from assistant.errors import AssistantError
from assistant.present import described_table, figure_to_json, hit_to_json, listed_table, to_json
from assistant.requests import RequestForm

if TYPE_CHECKING:
    from mcp.server import MCPServer
    from starlette.applications import Starlette

    from assistant.pipeline import Pipeline

Question = Annotated[str, Field(description="one question in English")]
History = Annotated[list[str] | None, Field(description="the earlier questions of the conversation, oldest first")]
Scope = Annotated[list[str] | None, Field(description="the only source ids to use; all where left out")]
Query = Annotated[str, Field(description="what to look for")]
Count = Annotated[int, Field(ge=1, le=200, description="how many passages")]
TableId = Annotated[str, Field(description="a table's id, as list_tables gives it")]
Request = Annotated[RequestForm, Field(description="what to compute; describe_table gives the names it may use")]

_INSTRUCTIONS = (
    "Answers with a citation under every sentence and a proof under every number. Use `ask` first and keep its "
    "markers, [1] for a quoted passage and [F1] for a computed figure. Do no arithmetic on its numbers: use "
    "`compute_figure`, with the names that `list_tables` and `describe_table` give."
)


def create_server(assistant: Pipeline) -> MCPServer[Any]:
    """The server with its tools; `run()` serves standard input and output."""
    from mcp.server import MCPServer
    from mcp.types import ToolAnnotations

    server: MCPServer[Any] = MCPServer("talent-flow-assistant", instructions=_INSTRUCTIONS, log_level="WARNING")
    reads = ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    for title, tool in _tools(assistant):
        server.add_tool(tool, title=title, annotations=reads)
    return server


def run_stdio(assistant: Pipeline) -> None:
    """Serve on standard input and output until they close."""
    create_server(assistant).run("stdio")


def create_http_app(assistant: Pipeline, host: str) -> Starlette:
    """The server over streamable HTTP at `/mcp`; on a loopback host only local pages and programs may call it."""
    return create_server(assistant).streamable_http_app(stateless_http=True, json_response=True, host=host)


def _tools(assistant: Pipeline) -> tuple[tuple[str, Callable[..., Any]], ...]:
    def ask(question: Question, history: History = None, scope: Scope = None) -> dict[str, Any]:
        """Answer a question, with the quoted passages, the computed figures and their cells, and what was assumed."""
        with _telling():
            return to_json(assistant.ask(question, history or (), scope or ()))

    def search_passages(query: Query, k: Count = 10, scope: Scope = None) -> dict[str, Any]:
        """Find the passages of articles and tables nearest to a query, best first."""
        with _telling():
            return {"hits": [hit_to_json(hit) for hit in assistant.search(query, k, scope or ())]}

    def compute_figure(request: Request) -> dict[str, Any]:
        """Compute a number from table cells; gives the value, the formula and the cells it came from."""
        with _telling():
            return figure_to_json(assistant.compute(request.to_request()))

    def list_tables() -> dict[str, Any]:
        """List the tables that figures can be computed from."""
        with _telling():
            return {"tables": [listed_table(table) for table in assistant.tables.tables]}

    def describe_table(table: TableId) -> dict[str, Any]:
        """Describe a table: its fields, their units, and the members a request may name."""
        with _telling():
            return described_table(assistant.tables.get(table), assistant.tables.members)

    return (
        ("Answer a question", ask),
        ("Find passages", search_passages),
        ("Compute a figure", compute_figure),
        ("List the tables", list_tables),
        ("Describe a table", describe_table),
    )


@contextmanager
def _telling() -> Iterator[None]:
    """An error as the sentence and the hint that the calling model reads."""
    from mcp.server.mcpserver.exceptions import ToolError

    try:
        yield
    except AssistantError as error:
        raise ToolError(f"{error.message} {error.hint}".strip()) from error
