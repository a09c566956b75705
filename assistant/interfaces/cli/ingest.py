"""`assistant ingest`: build the index or bring it up to date."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.interfaces.cli.common import print_json, progress_bar
from assistant.interfaces.cli.options import AsJson, CorpusFolder, IndexFolder

if TYPE_CHECKING:
    from assistant.passages import BuildReport


def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files or folders of your own; copied, and kept until removed."),
    ] = None,
    remove: Annotated[
        list[str] | None, typer.Option("--remove", metavar="ID", help="Forget an ingested file; may be repeated.")
    ] = None,
    json: AsJson = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Build the index, or bring it up to date.

    PATHs are copied into the store and stay until they are removed: tables, documents, mails, ZIP archives of these,
    or folders. The exit status is 1 if a file was left out.
    """
    from assistant.bootstrap import build
    from assistant.settings import load_settings

    settings = load_settings(corpus=corpus, index=index)
    with progress_bar("passage", "Embedding") as progress:
        report = build(settings, paths or (), remove or (), progress)
    for problem in report.problems:
        print(problem.message, file=sys.stderr)
    if json:
        print_json(asdict(report))
    else:
        print(told(report))
    if any(problem.left_out for problem in report.problems):
        raise typer.Exit(1)


def told(report: BuildReport) -> str:
    """What a build did, in one sentence."""
    if not report.changed:
        return f"The index is up to date: {report.passages:,} passages (generation {report.generation})."
    return (
        f"Indexed {report.passages:,} passages: {report.embedded:,} embedded, {report.kept:,} kept, "
        f"{report.removed:,} removed (generation {report.generation})."
    )
