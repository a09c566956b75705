"""`assistant mcp`: the MCP server on standard input and output. The server itself is `interfaces.mcp`."""

from __future__ import annotations

from assistant.interfaces.cli.common import opened
from assistant.interfaces.cli.options import CorpusFolder, IndexFolder


def mcp(corpus: CorpusFolder = None, index: IndexFolder = None) -> None:
    """Serve MCP on standard input and output."""
    from assistant.interfaces.mcp import run_stdio

    with opened(corpus, index) as assistant:
        run_stdio(assistant)
