"""The MCP server gives the same answers and figures, over its own client and over standard input and output."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

from assistant.bootstrap import Assistant
from assistant.interfaces.mcp import create_server
from assistant.settings import Settings

QUESTION = "How many nurses moved from Portugal to the United Kingdom in 2022?"


def call(assistant: Assistant, tool: str, **arguments: Any) -> Any:
    async def talk() -> Any:
        async with Client(create_server(assistant)) as client:
            return await client.call_tool(tool, arguments)

    return asyncio.run(talk())


def test_the_tools_say_what_they_are_for(nurses: Assistant) -> None:
    tools = asyncio.run(create_server(nurses).list_tools())
    assert [tool.name for tool in tools] == [
        "ask",
        "search_passages",
        "compute_figure",
        "list_tables",
        "describe_table",
    ]
    for tool in tools:
        assert tool.title and tool.description and tool.annotations and tool.annotations.read_only_hint
        assert all("description" in property for property in tool.input_schema.get("properties", {}).values())


def test_ask(nurses: Assistant) -> None:
    assert call(nurses, "ask", question=QUESTION).structured_content["figures"][0]["value"] == "310"


def test_search(nurses: Assistant) -> None:
    hits = call(nurses, "search_passages", query="nurses leaving Portugal", k=3).structured_content["hits"]
    assert 0 < len(hits) <= 3


def test_tables_are_listed_and_described(nurses: Assistant) -> None:
    assert len(call(nurses, "list_tables").structured_content["tables"]) == 2
    assert call(nurses, "describe_table", table="nurse_flows").structured_content["id"] == "nurse_flows"


def test_compute(nurses: Assistant) -> None:
    where = [{"dimension": "origin", "in": ["Portugal"]}, {"dimension": "year", "in": [2022]}]
    request = {"operation": "sum", "table": "nurse_flows", "measure": "nurses", "where": where}
    assert call(nurses, "compute_figure", request=request).structured_content["value"] == "2000"


def test_errors_are_sentences_that_help_to_try_again(nurses: Assistant) -> None:
    request = {"operation": "sum", "table": "nurse_flow", "measure": "nurses"}
    for told in (
        call(nurses, "compute_figure", request=request),
        call(nurses, "describe_table", table="nurse_flow"),
    ):
        assert told.is_error and "nurse_flows" in told.content[0].text
    assert call(nurses, "ask", question=" ").is_error
    assert call(nurses, "ask").is_error


def test_over_standard_input_and_output(nurses_settings: Settings, tmp_path: Path) -> None:
    keys = ("corpus", "index", "embedder", "data")
    settings = {f"ASSISTANT_{key.upper()}": str(getattr(nurses_settings, key)) for key in keys}
    server = StdioServerParameters(
        command=sys.executable, args=["-m", "assistant", "mcp"], env={**os.environ, **settings}, cwd=tmp_path
    )

    async def talk() -> Any:
        async with Client(stdio_client(server)) as client:
            return (await client.call_tool("ask", {"question": QUESTION})).structured_content

    assert asyncio.run(talk())["figures"][0]["value"] == "310"
