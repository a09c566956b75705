"""What rows stand under by how far their labels are indented. Reads no file; knows no unit and no number."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MOST_LEVELS = 3
_TOTAL = re.compile(r"(?:grand |sub)?totals?\b|all\b|overall\b", re.IGNORECASE)
Row = tuple[str, ...]


def nested(rows: Sequence[Row], indents: Sequence[int], records: Sequence[bool]) -> tuple[list[str], ...]:
    """The labels that each data row stands under, one list a level from outer to inner; none where indents say nothing.

    `records` tells data rows from labels alone. A label alone stands over the rows that are indented as far as it is;
    a total that is indented further than the row before it stands beside that row.
    """
    if len(indents) < len(rows) or not _says_something(rows, indents, records):
        return ()
    open_rows: list[tuple[int, str]] = []
    paths: list[tuple[str, ...]] = []
    before = 0
    for row, indent, record in zip(rows, indents, records, strict=False):
        if row[0]:
            beside = min(indent, before) if _TOTAL.match(row[0]) else indent
            depth = 2 * beside - (not record)
            while open_rows and open_rows[-1][0] >= depth:
                open_rows.pop()
            if record:
                paths.append(tuple(label for _, label in open_rows)[-_MOST_LEVELS:])
            open_rows.append((depth, row[0]))
            before = indent
        elif record:
            paths.append(tuple(label for _, label in open_rows[:-1])[-_MOST_LEVELS:])
    deepest = max(map(len, paths), default=0)
    return tuple([path[level] if level < len(path) else "" for path in paths] for level in range(deepest))


def _says_something(rows: Sequence[Row], indents: Sequence[int], records: Sequence[bool]) -> bool:
    """Whether data rows are indented in different ways, some further than the one before them."""
    own = [indent for row, indent, record in zip(rows, indents, records, strict=False) if record and row[0]]
    return any(after > before for before, after in zip(own, own[1:], strict=False))
