"""`assistant search`: the passages nearest to a query, or to each query of a file."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from assistant.errors import InputError
from assistant.interfaces.cli.common import opened, print_json
from assistant.interfaces.cli.options import AsJson, BatchIn, BatchOut, CorpusFolder, IndexFolder, Scope


def search(
    query: Annotated[str | None, typer.Argument(help="What to look for.")] = None,
    k: Annotated[int, typer.Option("-k", min=1, max=200, help="How many hits.")] = 10,
    scope: Scope = None,
    batch: BatchIn = None,
    out: BatchOut = None,
    json: AsJson = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Print the passages nearest to a query.

    A line of a batch is {"id", "query"}; a result is {"id", "hits"} or {"id", "error"}.
    """
    from assistant.interfaces.cli.batch import Batch, Searched
    from assistant.present import hit_to_json, hits_to_text

    if (query is None) == (batch is None):
        raise InputError("Give one query, or a file of them.", 'Write assistant search "..." or --batch IN.jsonl.')
    with opened(corpus, index) as assistant:

        def found(line: Searched) -> dict[str, Any]:
            return {"hits": [hit_to_json(hit) for hit in assistant.search(line.query, k, scope or ())]}

        if batch is not None:
            if Batch(Searched, found).run(batch, out):
                raise typer.Exit(1)
            return
        hits = assistant.search(str(query), k, scope or ())
    if json:
        print_json([hit_to_json(hit) for hit in hits])
    else:
        print(hits_to_text(hits))
