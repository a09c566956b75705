"""`assistant serve`: page, API and MCP on one port. The application itself is made in `interfaces.serve`."""

from __future__ import annotations

import socket
import sys
from typing import Annotated

import typer

from assistant.errors import ConfigError, IndexMissing
from assistant.interfaces.cli.common import progress_bar
from assistant.interfaces.cli.options import CorpusFolder, IndexFolder
from assistant.settings import Settings, load_settings


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on (ASSISTANT_HOST).", show_default=False)] = None,
    port: Annotated[
        int | None, typer.Option(help="Port; 0 takes a free one (ASSISTANT_PORT).", show_default=False)
    ] = None,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Serve the page, the API and MCP on one port.

    The index is built first if there is none.
    """
    settings = load_settings(host=host, port=port, corpus=corpus, index=index)
    with _listening(settings) as listener:
        _serve(settings, listener)


def _serve(settings: Settings, listener: socket.socket) -> None:
    import uvicorn

    from assistant.bootstrap import Assistant
    from assistant.interfaces.serve import create_app

    _build_if_missing(settings)
    with Assistant.open(settings) as assistant:
        config = uvicorn.Config(create_app(assistant, settings.host), log_level="warning")
        print(f"The assistant is at {_address(listener)} (Ctrl-C stops it).", flush=True)
        uvicorn.Server(config).run(sockets=[listener])


def _build_if_missing(settings: Settings) -> None:
    """An index that is there is served as it is, whatever has changed in the corpus."""
    from assistant.bootstrap import Assistant, build

    try:
        Assistant.open(settings).close()
    except IndexMissing:
        print("There is no index yet; building it.", file=sys.stderr)
        with progress_bar("passage", "Embedding") as progress:
            build(settings, progress=progress)


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ConfigError(
            f"The port {settings.port} of {settings.host} cannot be listened on: {reason}.",
            "Choose another with --port; 0 takes a free one.",
        ) from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    shown = {"0.0.0.0": "localhost", "::": "localhost"}.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"
