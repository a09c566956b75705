"""What one file holds, by its suffix: a text or tables. Knows no corpus, gives out no ids, sets no limits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.errors import CorpusError
from assistant.ingest.blocks import split_blocks
from assistant.ingest.corrections import shape_beside
from assistant.ingest.crosstab import listed
from assistant.ingest.grid import Grid
from assistant.ingest.loaders.loaded import Loaded
from assistant.ingest.loaders.loading import LOADABLE, load
from assistant.ingest.markdown import read_text
from assistant.ingest.metadata import Metadata
from assistant.ingest.names import words_of
from assistant.ingest.shape import shaped, with_header, with_title
from assistant.ingest.understanding import remarks_on, understand
from assistant.types import Source, TableData

if TYPE_CHECKING:
    from pydantic import TypeAdapter

TEXTS = frozenset({".md", ".markdown", ".txt"})
TABLES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xls", ".ods", ".parquet"})
READABLE = TEXTS | TABLES | LOADABLE


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file as parsed: a text with what is stated of it in front, or one or more tables."""

    loaded: Loaded | None = None
    stated: Metadata = Metadata()
    tables: tuple[TableData, ...] = ()
    remarks: tuple[str, ...] = ()


def parse(path: Path, source_id: str) -> Parsed:
    """Parse a file whose suffix is in `READABLE`; its tables get ids from `source_id`.

    Raises:
        CorpusError: it cannot be read; the sentence is without the file's name.
    """
    suffix = path.suffix.lower()
    if suffix in TEXTS:
        loaded, stated = read_text(path)
        return Parsed(loaded, stated)
    if suffix in LOADABLE:
        return Parsed(load(path))
    shape = shape_beside(path)
    blocks = [
        with_header(block)
        for number, grid in enumerate(shaped(_grids(path), shape))
        for block in ((grid,) if shape.stated and number == 0 else split_blocks(grid))
    ]
    tables = tuple(_tables(path, source_id, blocks))
    remarks = (*(remark for block in blocks for remark in block.remarks), *remarks_on(tables))
    return Parsed(tables=tables, remarks=tuple(dict.fromkeys(remarks)))


@cache
def as_json() -> TypeAdapter[Parsed]:
    """Writes a parsed file as JSON and reads it back, checking every type."""
    from pydantic import TypeAdapter

    return TypeAdapter(Parsed)


def _tables(path: Path, source_id: str, grids: Iterable[Grid]) -> Iterator[TableData]:
    """Tables of a file without a descriptor: FILE, FILE/2, ... over its sheets; sheets without a table are skipped."""
    number = 0
    first_error: CorpusError | None = None
    for grid in grids:
        title = words_of(path.name) + (f", {grid.name}" if number and grid.name else "")
        sources = tuple(
            Source(id=source_id if n == 1 else f"{source_id}/{n}", kind="table", title=title)
            for n in (number + 1, number + 2)
        )
        try:
            made = understand(listed(with_title(grid, title)), (sources[0], sources[1]))
        except CorpusError as error:
            first_error = first_error or error
            continue
        number += len(made)
        yield from made
    if not number:
        raise first_error or CorpusError("it holds no table", "Give a table with a header row and data.")


def _grids(path: Path) -> tuple[Grid, ...]:
    suffix = path.suffix.lower()
    if suffix in {".xlsx", ".xlsm"}:
        from assistant.ingest.sheets import read_sheets

        return read_sheets(path)
    if suffix == ".xls":
        from assistant.ingest.legacy import read_legacy

        return read_legacy(path)
    if suffix == ".ods":
        from assistant.ingest.ods import read_ods

        return read_ods(path)
    if suffix == ".parquet":
        from assistant.ingest.columnar import read_parquet

        return (read_parquet(path),)
    from assistant.ingest.delimited import read_delimited

    return (read_delimited(path),)
