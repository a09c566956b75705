"""Words of a page, the rows they stand in and what a row says. Knows no PDF and no columns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.ingest.loaders.raised import raised
from assistant.ingest.text import clean_line

GAP = 0.15
_SMALLER = 0.9
UNKNOWN = re.compile(r"\(cid:\d+\)")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters of one type, in points from the page's top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table with drawn lines; `rows` are the texts of its cells."""

    rows: tuple[tuple[str, ...], ...]
    x0: float
    x1: float
    top: float
    bottom: float


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Words in rows from top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    top = bottom = 0.0
    for word in sorted(words, key=lambda word: word.top + word.bottom):
        height = min(bottom - top, word.bottom - word.top)
        if rows and min(bottom, word.bottom) - max(top, word.top) >= height / 2:
            rows[-1].append(word)
            if word.bottom - word.top > bottom - top:
                top, bottom = word.top, word.bottom
        else:
            rows.append([word])
            top, bottom = word.top, word.bottom
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def text_of(row: list[Word]) -> str:
    """The text of words of one row, note marks told from digits."""
    size = max(word.size for word in row)
    floor = max(word.bottom for word in row if word.size >= _SMALLER * size)
    text, end = "", float("-inf")
    for word in row:
        gap = word.x0 - end
        if word.size < _SMALLER * size and word.bottom < floor - 0.15 * size and (gap < 0.4 * size or not text):
            text += raised(text, word.text)
        else:
            text += word.text if not text or gap < GAP * word.size else f" {word.text}"
        end = word.x1
    return clean_line(UNKNOWN.sub("", text))
