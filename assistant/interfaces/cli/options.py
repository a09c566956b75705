"""Options that several commands take, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

CorpusFolder = Annotated[
    Path | None, typer.Option("--corpus", metavar="DIR", help="Corpus folder (ASSISTANT_CORPUS).", show_default=False)
]
IndexFolder = Annotated[
    Path | None, typer.Option("--index", metavar="DIR", help="Index folder (ASSISTANT_INDEX).", show_default=False)
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Scope = Annotated[
    list[str] | None, typer.Option("--scope", metavar="ID", help="Use only this source; may be repeated.")
]
BatchIn = Annotated[
    Path | None, typer.Option("--batch", metavar="IN.jsonl", help="Read one JSON object a line; - is standard input.")
]
BatchOut = Annotated[
    Path | None, typer.Option("--out", metavar="OUT.jsonl", help="Write there, one line each; otherwise print.")
]
ChartFile = Annotated[
    Path | None,
    typer.Option(
        "--chart", metavar="FILE", help="Draw the figure there: .svg, .png, .html or .json (its specification)."
    ),
]
ChartFolder = Annotated[
    Path | None,
    typer.Option("--charts", metavar="DIR", help="Draw the figures that have a chart there, as SVG, PNG and JSON."),
]
