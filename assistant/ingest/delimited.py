"""Reads CSV and TSV text into a grid: delimiter, quotes, lines before and after the table. Understands no header."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.cells import number_text
from assistant.ingest.grid import Grid, GridBuilder, indent_of
from assistant.ingest.text import clean, decode

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 131_072  # the limit of `csv`, which frictionless lifts for the whole process
_STATED = re.compile(r"\s*\"?sep=(.)\"?\s*\n", re.I)
_SAMPLE = 65_536
_SAMPLE_LINES = 200
_COMMENT = re.compile(r"[#%]+\s*|//\s*")
Record = list[str]


def read_delimited(path: Path) -> Grid:
    """The grid of a delimited text file.

    Lines of another width before and after the table are kept as one cell each: titles, comments and notes. Empty
    cells at the end of a row are filled up or taken off.

    Raises:
        CorpusError: not text, a field beyond the limit, too large, or ragged rows.
    """
    text = clean(decode(path.read_bytes()))
    delimiter = "\t" if path.suffix.lower() in {".tsv", ".tab"} else ""
    if stated := _STATED.match(text):
        delimiter, text = stated[1], text[stated.end() :]
    delimiter = delimiter or _delimiter(text)
    (records, indents), builder = _records(text, delimiter), GridBuilder()
    for cells, indent in zip(_evened(records, delimiter), indents, strict=True):
        builder.add(cells, indent)
    return builder.build()


def _records(text: str, delimiter: str) -> tuple[list[Record], list[int]]:
    """The rows of cells, and how far the first cell of each is indented; reading stops at the caps."""
    records: list[Record] = []
    indents: list[int] = []
    caps = GridBuilder()
    try:
        for record in csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True):
            if any(len(cell) > _LONGEST_CELL for cell in record):
                raise csv.Error(f"a cell has more than {_LONGEST_CELL:,} characters")
            cells = [" ".join(cell.split()) for cell in record]
            caps.add(cells)
            records.append(cells)
            indents.append(indent_of(record[0]) if record else 0)
    except csv.Error as error:
        raise CorpusError(f"row {len(records) + 1} cannot be read: {error}", "Check the quotation marks.") from error
    return records, indents


def _delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of cells; on a tie, into more."""
    sample = text[:_SAMPLE].splitlines()[:_SAMPLE_LINES]
    if len(text) > _SAMPLE and len(sample) > 1 and len(sample) < _SAMPLE_LINES:
        sample.pop()  # cut in the middle

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


def _evened(records: Sequence[Record], delimiter: str) -> list[Record]:
    """The records as rows of one width, or of one cell.

    Raises:
        CorpusError: a row inside the table has more or fewer cells than the others.
    """
    width = _width(records)
    if width < 2:
        return [[cell for cell in record if cell] for record in records]
    inside = [number for number, record in enumerate(records) if _fits(record, width)]
    first, last = inside[0], inside[-1]
    rows: list[Record] = []
    for number, record in enumerate(records):
        trimmed = _trimmed(record)
        if number > last and _is_data(trimmed):
            _refuse(number, len(trimmed), width)
        elif number < first or number > last:
            rows.append([_line(trimmed, delimiter, comment=number < first)])
        elif len(record) == width or len(trimmed) <= 1:
            rows.append([_comment_less(record[0]), *record[1:]] if number == first else record[:width])
        elif len(record) > width >= len(trimmed):
            rows.append(record[:width])
        else:
            _refuse(number, len(trimmed) if len(record) > width else len(record), width)
    return rows


def _width(records: Sequence[Record]) -> int:
    """The commonest number of cells of rows with several; 1 or 0 where there is none."""
    widths = Counter(len(record) for record in records if len(_trimmed(record)) > 1)
    if not widths:
        return max((len(_trimmed(record)) for record in records), default=0)
    return widths.most_common(1)[0][0]


def _fits(record: Record, width: int) -> bool:
    return len(record) >= width >= len(_trimmed(record)) and any(record)


def _is_data(cells: Record) -> bool:
    """Whether a line of another width is a row gone wrong, not a note: at least half of its cells are numbers."""
    numbers = sum(number_text(cell) is not None for cell in cells)
    return len(cells) > 1 and numbers * 2 >= len(cells)


def _trimmed(record: Record) -> Record:
    end = len(record)
    while end and not record[end - 1]:
        end -= 1
    return record[:end]


def _line(cells: Record, delimiter: str, *, comment: bool) -> str:
    text = (delimiter if delimiter != "\t" else "") + " "
    joined = text.join(cells)
    return _COMMENT.sub("", joined, count=1) if comment and _COMMENT.match(joined) else joined


def _comment_less(cell: str) -> str:
    """The first cell of a header that is written as a comment: `# year`."""
    return re.sub(r"^#\s+(?=\w)", "", cell)


def _refuse(number: int, cells: int, width: int) -> None:
    raise CorpusError(
        f"row {number + 1} has {cells} cells where the table has {width}",
        "Quote cells that contain the delimiter, and give every row the same number of cells.",
    )
