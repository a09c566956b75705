"""The commands in the order that help lists them. Each is a module of its own; nothing heavy is imported here."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.interfaces.cli.ask import ask
from assistant.interfaces.cli.ingest import ingest
from assistant.interfaces.cli.search import search
from assistant.interfaces.cli.source import source

app = typer.Typer(
    name="assistant",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _print_version(asked: bool) -> None:
    if asked:
        from importlib.metadata import PackageNotFoundError, version

        try:
            number = version("talent-flow-assistant")
        except PackageNotFoundError:
            number = "0"
        typer.echo(f"assistant {number}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Answers on talent flows, with a citation under every sentence and a proof under every number."""


for command in (ingest, source, ask, search):
    app.command(command.__name__)(command)
