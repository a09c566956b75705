"""Ways in: command line, page, API, MCP, LangChain. Each one parses, calls the assistant and presents."""
