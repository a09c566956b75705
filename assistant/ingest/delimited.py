"""Reads CSV and TSV text into a grid. Understands no header and no number."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.grid import Grid, GridBuilder
from assistant.ingest.text import clean, decode

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 131_072  # the limit of `csv`, which frictionless lifts for the whole process


def read_delimited(path: Path) -> Grid:
    """The grid of a delimited text file; rows shorter than the table by trailing cells only are filled up.

    Raises:
        CorpusError: not text, a field beyond the limit, too large, or ragged rows.
    """
    text = clean(decode(path.read_bytes()))
    delimiter = "\t" if path.suffix.lower() in {".tsv", ".tab"} else _delimiter(text)
    builder, sizes = GridBuilder(), []
    try:
        for record in csv.reader(io.StringIO(text), delimiter=delimiter):
            if any(len(cell) > _LONGEST_CELL for cell in record):
                raise csv.Error(f"a cell has more than {_LONGEST_CELL:,} characters")
            builder.add([" ".join(cell.split()) for cell in record])
            sizes.append(len(record) if any(cell.strip() for cell in record) else 0)
    except csv.Error as error:
        raise CorpusError(f"row {len(sizes) + 1} cannot be read: {error}", "Check the quotation marks.") from error
    _refuse_ragged(sizes)
    return builder.build()


def _delimiter(text: str) -> str:
    sample = text[:65_536].splitlines()[:50]

    def regularity(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(sample, delimiter=delimiter) if len(row) > 1)
        except csv.Error:
            return (0, 0)
        if not widths:
            return (0, 0)
        width, lines = widths.most_common(1)[0]
        return (lines, width)

    return max(_DELIMITERS, key=regularity)


def _refuse_ragged(sizes: list[int]) -> None:
    """Rows of one cell (titles, notes) may stand anywhere; all other rows must have the commonest width."""
    wide = [size for size in sizes if size > 1]
    if not wide:
        return
    width = Counter(wide).most_common(1)[0][0]
    for number, size in enumerate(sizes, start=1):
        if size > 1 and size != width:
            raise CorpusError(
                f"row {number} has {size} cells where the table has {width}",
                "Quote cells that contain the delimiter, and give every row the same number of cells.",
            )
