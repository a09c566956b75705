"""`assistant replay`: a receipt re-executed on today's corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.interfaces.cli.common import opened, print_json, read_json
from assistant.interfaces.cli.options import AsJson, CorpusFolder, IndexFolder


def replay(
    receipt: Annotated[
        Path, typer.Argument(metavar="RECEIPT", help="A receipt, or an answer that holds one; - is standard input.")
    ],
    json: AsJson = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Replay a receipt on today's corpus: unchanged, revised or gone.

    The exit status is 1 unless all is unchanged.
    """
    from assistant.present import receipt_from_json, replayed_to_json, replayed_to_text

    given = receipt_from_json(read_json(receipt))
    with opened(corpus, index) as assistant:
        found = assistant.replay(given)
    if json:
        print_json(replayed_to_json(found))
    else:
        print(replayed_to_text(found))
    if any(item.status != "unchanged" for item in found):
        raise typer.Exit(1)
