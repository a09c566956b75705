"""The commands in the order that help lists them. Each is a module of its own; nothing heavy is imported here."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.interfaces.cli.ask import ask
from assistant.interfaces.cli.check import check
from assistant.interfaces.cli.doctor import doctor
from assistant.interfaces.cli.evaluate import evaluate
from assistant.interfaces.cli.figures import figures
from assistant.interfaces.cli.ingest import ingest
from assistant.interfaces.cli.mcp import mcp
from assistant.interfaces.cli.replay import replay
from assistant.interfaces.cli.search import search
from assistant.interfaces.cli.serve import serve
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


app.command("ingest")(ingest)
app.command("source")(source)
app.command("ask")(ask)
app.command("search")(search)
app.add_typer(figures, name="figures")
app.command("check")(check)
app.command("replay")(replay)
app.command("eval")(evaluate)
app.command("serve")(serve)
app.command("mcp")(mcp)
app.command("doctor")(doctor)
