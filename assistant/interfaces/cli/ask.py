"""`assistant ask`: one answer, or a file of questions."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.errors import InputError
from assistant.interfaces.cli.common import opened, print_json
from assistant.interfaces.cli.options import AsJson, BatchIn, BatchOut, ChartFolder, CorpusFolder, IndexFolder, Scope

if TYPE_CHECKING:
    from assistant.bootstrap import Assistant


def ask(
    question: Annotated[str | None, typer.Argument(help="One question, in English.")] = None,
    history: Annotated[
        list[str] | None, typer.Option("--history", metavar="QUESTION", help="An earlier question; may be repeated.")
    ] = None,
    scope: Scope = None,
    batch: BatchIn = None,
    out: BatchOut = None,
    charts: ChartFolder = None,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    json: AsJson = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Answer a question, with a citation under every sentence and a proof under every number.

    A line of a batch is {"id", "question", "history", "scope"}, the last two optional; a result is
    {"id", "answer", "seconds"} or {"id", "error"}.
    """
    from assistant.present import to_json, to_markdown, to_text

    if (question is None) == (batch is None):
        raise InputError("Ask one question, or a file of them.", 'Write assistant ask "..." or --batch IN.jsonl.')
    if charts is not None and batch is not None:
        raise InputError("Charts are drawn for one question.", "The figures of a batch hold their `chart` already.")
    with opened(corpus, index) as assistant:
        if batch is not None:
            _ask_all(assistant, batch, out)
            return
        answer = assistant.ask(str(question), history or (), scope or ())
    if charts is not None:
        from assistant.interfaces.cli.charts import write_charts

        write_charts(answer.figures, charts)
    if json:
        print_json(to_json(answer))
    else:
        print(to_markdown(answer) if markdown else to_text(answer), end="")


def _ask_all(assistant: Assistant, source: Path, target: Path | None) -> None:
    from assistant.interfaces.cli.batch import Asked, Batch
    from assistant.present import to_json

    def answered(line: Asked) -> dict[str, Any]:
        began = perf_counter()
        answer = assistant.ask(line.question, line.history, line.scope)
        return {"answer": to_json(answer), "seconds": round(perf_counter() - began, 4)}

    if Batch(Asked, answered).run(source, target):
        raise typer.Exit(1)
