"""The assistant as an MCP server: the same answers, passages and figures as tools. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from assistant.errors import AssistantError
from assistant.pipeline import Pipeline
from assistant.present import described_table, error_to_json, figure_to_json, hit_to_json, listed_table, to_json

if TYPE_CHECKING:
    from mcp.server import MCPServer

_ABOUT = (
    "Answers questions on flows of AI talent from articles and tables. Every number is computed from cells or quoted "
    "with its source. Never change a number or drop its year, place and definition."
)


def create_server(assistant: Pipeline) -> MCPServer:
    """The server over an open assistant."""
    from mcp.server import MCPServer

    server = MCPServer("talent-flow-assistant", title="Talent-flow assistant", instructions=_ABOUT)

    @server.tool()
    def ask(question: str, history: list[str] | None = None) -> dict[str, Any]:
        """Answer one English question with citations, figures and notes; `history` holds the earlier questions."""
        return _told(lambda: to_json(assistant.ask(question, tuple(history or ()))))

    @server.tool()
    def search_passages(query: str, k: int = 8) -> dict[str, Any]:
        """The k passages nearest to a query, with their sources and places."""
        return _told(lambda: {"hits": [hit_to_json(hit) for hit in assistant.search(query, k)]})

    @server.tool()
    def list_tables() -> dict[str, Any]:
        """Every table with its measures, dimensions and time."""
        return _told(lambda: {"tables": [listed_table(table) for table in assistant.tables.tables]})

    @server.tool()
    def describe_table(table: str) -> dict[str, Any]:
        """One table: what it counts, its fields, units and members."""
        return _told(lambda: described_table(assistant.tables.get(table), assistant.tables.members))

    @server.tool()
    def compute_figure(request: dict[str, Any]) -> dict[str, Any]:
        """Compute a figure request: {"operation", "table", "measure", "where": [{"dimension", "in"}], "by", ...}."""
        return _told(lambda: figure_to_json(assistant.compute(request)))

    return server


def run_stdio(assistant: Pipeline) -> None:
    """Serve on standard input and output until the client goes away."""
    create_server(assistant).run("stdio")


def _told(call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return call()
    except AssistantError as error:
        return {"error": error_to_json(error)}
