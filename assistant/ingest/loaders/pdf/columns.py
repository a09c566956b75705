"""The reading order of a page: columns found by the gutter between them. Joins no lines and knows no headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from assistant.ingest.loaders.pdf.sheet import Sheet
from assistant.ingest.loaders.pdf.words import Ruled, Word, rows_of, text_of

_FEWEST_LINES = 4
_FULL = 0.5
_DEEPEST = 4
LEADERS = re.compile(r"(?:\s?\.){4,}\s*|(?:\s?…){2,}\s*|\s_{4,}\s*")
_MARK = re.compile(
    r"[•●▪■◦○–—\-*·\uf0b7\u2023\u25a0-\u25ff\u2713\u2714]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line in its column, which reaches from `left` to `right`; `cells` are (x0, x1, text), apart by wide gaps."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    left: float
    right: float
    cells: tuple[tuple[float, float, str], ...] = ()


_Row = list[Word] | Ruled


def in_order(sheet: Sheet) -> tuple[Line | Ruled, ...]:
    """The lines and tables of a page as a reader takes them: from top to bottom, column after column."""
    return tuple(_ordered(sheet.words, sheet.tables, 0))


def _ordered(words: Sequence[Word], tables: Sequence[Ruled], depth: int) -> Iterator[Line | Ruled]:
    rows = _rows(words, tables)
    gutter = _gutter(words, rows) if depth < _DEEPEST else None
    if gutter is None:
        yield from _plain(rows)
        return
    for split, run in groupby(rows, key=lambda row: not _crosses(row, gutter)):
        held = list(run)
        band, below = _without_tail(held, gutter) if split else (held, [])
        left, right = _halves(band, gutter)
        if split and _count(left) >= 2 and _count(right) >= 2:
            yield from _ordered(*left, depth + 1)
            yield from _ordered(*right, depth + 1)
            yield from _plain(below)
        else:
            yield from _plain(band + below)


def _rows(words: Iterable[Word], tables: Iterable[Ruled]) -> list[_Row]:
    rows: list[_Row] = [*rows_of(words), *tables]
    return sorted(rows, key=lambda row: row.top if isinstance(row, Ruled) else min(word.top for word in row))


def _gutter(words: Sequence[Word], rows: Sequence[_Row]) -> float | None:
    """Where the page is best divided into two columns of prose, if it is."""
    if len(words) < 4 * _FEWEST_LINES:
        return None
    best, gutter = 0, None
    for x in _thin_places(words):
        sides = _halves([row for row in rows if not _crosses(row, x)], x)
        weights = [sum(len(word.text) for word in held) for held, _ in sides]
        if min(weights) > best and all(_is_prose(held) for held, _ in sides):
            best, gutter = min(weights), x
    total = sum(len(word.text) for word in words)
    return gutter if best > 0.1 * total else None


def _thin_places(words: Sequence[Word]) -> Iterator[float]:
    """Middles of the vertical strips that few words cover."""
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    cover = [0] * (int(right - left) // 2 + 1)
    for word in words:
        for place in range(max(0, int(word.x0 - left) // 2), min(len(cover), int(word.x1 - left) // 2 + 1)):
            cover[place] += 1
    limit = 0.4 * median(cover)
    for thin, run in groupby(range(len(cover)), key=lambda place: cover[place] <= limit):
        places = list(run)
        if thin and places[0] / len(cover) > 0.1 and places[-1] / len(cover) < 0.9:
            emptiest = min(cover[place] for place in places)
            least = [place for place in places if cover[place] == emptiest]
            yield left + 2 * least[len(least) // 2] + 1


def _crosses(row: _Row, x: float) -> bool:
    """Whether a row reaches over the place, or has but the gap between two words there."""
    if isinstance(row, Ruled):
        return row.x0 < x < row.x1
    before = [word for word in row if word.x0 < x]
    after = [word for word in row if word.x0 >= x]
    if before and max(word.x1 for word in before) > x:
        return True
    if not before or not after:
        return False
    size = max(before[-1].size, after[0].size)
    return after[0].x0 - max(word.x1 for word in before) < max(6, 0.8 * size)


def _without_tail(band: list[_Row], x: float) -> tuple[list[_Row], list[_Row]]:
    """The columns, and the short lines below them that only seem to belong to the left one."""
    last = max((n for n, row in enumerate(band) if _right_of(row) > x), default=len(band))
    tail = [row for row in band[last + 1 :] if not isinstance(row, Ruled)]
    if last + 1 + len(tail) < len(band) or not tail:
        return band, []
    left, _ = _halves(band[: last + 1], x)
    if not left[0]:
        return band, []
    start, end = min(word.x0 for word in left[0]), max(word.x1 for word in left[0])
    full = sum(_right_of(row) - start > 0.8 * (end - start) for row in tail)
    apart = tail[0][0].top - max(word.bottom for word in left[0]) > tail[0][0].size
    return (band[: last + 1], list(tail)) if apart and 2 * full <= len(tail) else (band, [])


def _right_of(row: _Row) -> float:
    return row.x1 if isinstance(row, Ruled) else max(word.x1 for word in row)


_Half = tuple[list[Word], list[Ruled]]


def _halves(rows: Iterable[_Row], x: float) -> tuple[_Half, _Half]:
    left: _Half = ([], [])
    right: _Half = ([], [])
    for row in rows:
        if isinstance(row, Ruled):
            (left if row.x1 <= x else right)[1].append(row)
            continue
        for word in row:
            (left if word.x0 < x else right)[0].append(word)
    return left, right


def _count(half: _Half) -> int:
    return len(rows_of(half[0])) + 2 * len(half[1])


def _is_prose(words: Sequence[Word]) -> bool:
    """Whether lines fill their column, as those of a table do not."""
    rows = rows_of(words)
    if len(rows) < _FEWEST_LINES:
        return False
    width = max(word.x1 for word in words) - min(word.x0 for word in words)
    filled = median(sum(word.x1 - word.x0 for word in row) for row in rows)
    letters = sum(any(c.isalpha() for c in word.text) for word in words)
    return filled >= _FULL * width and median(map(len, rows)) >= 3 and letters > 0.6 * len(words)


def _plain(rows: Sequence[_Row]) -> Iterator[Line | Ruled]:
    held = [word for row in rows if not isinstance(row, Ruled) for word in row]
    left, right = min((word.x0 for word in held), default=0), max((word.x1 for word in held), default=0)
    for row in rows:
        yield row if isinstance(row, Ruled) else _line(row, left, right)


def _line(row: list[Word], left: float, right: float) -> Line:
    letters = max(1, sum(len(word.text) for word in row))
    sizes = {word.size for word in row}
    size = max(sizes, key=lambda size: (sum(len(word.text) for word in row if word.size == size), size))
    bold = sum(len(word.text) for word in row if word.bold) > 0.9 * letters
    return Line(
        text=text_of(row),
        x0=row[0].x0,
        x1=max(word.x1 for word in row),
        top=min(word.top for word in row if word.size == size),
        bottom=max(word.bottom for word in row if word.size == size),
        size=size,
        bold=bold,
        left=left,
        right=right,
        cells=tuple((part[0].x0, part[-1].x1, text_of(part)) for part in _parts(row, size)),
    )


def _parts(row: list[Word], size: float) -> Iterator[list[Word]]:
    """Stretches of a row that wide gaps divide; the mark of an item or a heading stays with its text."""
    if LEADERS.search(text_of(row)):
        yield row
        return
    parts: list[list[Word]] = []
    for word in row:
        if parts and word.x0 - parts[-1][-1].x1 < 1.2 * size:
            parts[-1].append(word)
        else:
            parts.append([word])
    if len(parts) == 2 and _MARK.fullmatch(text_of(parts[0])):
        parts = [parts[0] + parts[1]]
    yield from parts
