"""Reads a Parquet file into a grid; the only module that knows pyarrow. Understands no column."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.grid import MAX_CELLS, MAX_COLUMNS, Grid, GridBuilder
from assistant.ingest.text import clean_line
from assistant.ingest.values import value_text


def read_parquet(path: Path) -> Grid:
    """The grid of a Parquet file, its column names as first row.

    Raises:
        CorpusError: broken, nested or too large.
    """
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        with ParquetFile(path) as file:
            size, names = file.metadata, file.schema_arrow.names
            if size.num_rows * len(names) > MAX_CELLS or len(names) > MAX_COLUMNS:
                raise CorpusError(
                    f"the table has {size.num_rows:,} rows and {len(names):,} columns, more than is read",
                    "Keep the columns needed, or aggregate it.",
                )
            columns = [column.to_pylist() for column in file.read().columns]
    except (ArrowException, OSError) as error:
        raise CorpusError("the file is broken or not a Parquet file", "Write it again and retry.") from error
    builder = GridBuilder()
    builder.add([clean_line(str(name)) for name in names])
    for cells in zip(*columns, strict=True):
        builder.add([value_text(cell) for cell in cells])
    grid = builder.build()
    return Grid(grid.rows, headed=True)
