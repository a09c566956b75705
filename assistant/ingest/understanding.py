"""A grid made tables: inference, then what it drops (status, mixed columns) added to them. Infers nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.ingest.complaint import quoted
from assistant.ingest.grid import Grid
from assistant.ingest.headers import lay_out
from assistant.ingest.inference import infer_tables
from assistant.ingest.reasons import with_reasons
from assistant.ingest.status import mixed_caveats, with_status
from assistant.types import Source, TableData

_COUNTED = re.compile(r"Cells of .* that are no numbers count as missing: \d+\.", re.S)


def understand(grid: Grid, sources: tuple[Source, Source]) -> tuple[TableData, ...]:
    """One table of a grid, or two where periods stand beside other measures in its header.

    Raises:
        CorpusError: no header with data under it.
    """
    layout = lay_out(grid)
    told = (*mixed_caveats(layout), *grid.caveats)
    tables = with_status(infer_tables(grid, sources), layout)
    return tuple(_told(with_reasons(data, layout), told) for data in tables)


def _told(data: TableData, told: tuple[str, ...]) -> TableData:
    """The table with caveats; those with examples take the place of those that only count."""
    kept = (caveat for caveat in data.table.caveats if not _COUNTED.fullmatch(caveat))
    return TableData(replace(data.table, caveats=(*told, *kept)), data.rows)


def remarks_on(tables: Sequence[TableData]) -> Iterator[str]:
    """What whoever brought tables must be told of them: nothing to compute with, columns of one name."""
    for data in tables:
        table, where = data.table, f" in {data.table.id}" if len(tables) > 1 else ""
        if not table.measures:
            yield (
                f"no column of numbers was found{where}, so nothing can be computed from it. "
                f"`assistant figures describe {table.id}` shows what was read."
            )
        titles: dict[str, list[str]] = {}
        for field in table.fields:
            titles.setdefault(field.title, []).append(field.name)
        for title, names in titles.items():
            if len(names) > 1:
                read_as = ", ".join(names[:6])
                yield f"{len(names)} columns are called {quoted(title)}{where}; they are read as {read_as}."
