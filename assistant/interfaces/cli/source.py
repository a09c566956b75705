"""`assistant source`: the text that locators point into."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import Annotated

import typer

from assistant.interfaces.cli.common import opened, print_json
from assistant.interfaces.cli.options import AsJson, CorpusFolder, IndexFolder


def source(
    source_id: Annotated[str, typer.Argument(metavar="ID", help="A source id, as citations and hits name it.")],
    json: AsJson = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Print the text that locators point into."""
    with opened(corpus, index) as assistant:
        text = assistant.source_text(source_id)
        described = asdict(assistant.passages.source(source_id))
    if json:
        print_json({**described, "text": text})
    else:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
