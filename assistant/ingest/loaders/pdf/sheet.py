"""What stands on a page of a PDF: words with place and type, ruled tables, pictures. Orders and joins nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.ingest.loaders.raised import raised
from assistant.ingest.text import clean_line

if TYPE_CHECKING:
    from pdfplumber.page import Page
    from pdfplumber.table import Table

GAP = 0.15
_BOLD = re.compile(r"bold|black|heavy|(?<![a-z])bd(?![a-z])|cmbx|medi(?:um)?(?![a-z])", re.IGNORECASE)
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_MOST_EDGES = 4_000
_LONGEST_CELL = 400


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: `pictured` where pictures or drawings cover it, `garbled` where its fonts name no characters."""

    width: float
    height: float
    words: tuple[Word, ...]
    tables: tuple[Ruled, ...] = ()
    pictured: bool = False
    garbled: bool = False


def sheet_of(page: Page) -> Sheet:
    """Read a page."""
    words = tuple(_words(page))
    unknown = sum(len(_UNKNOWN.findall(word.text)) for word in words)
    letters = sum(len(_UNKNOWN.sub("", word.text)) for word in words)
    if unknown and unknown > letters / 4:
        return Sheet(float(page.width), float(page.height), (), garbled=True)
    tables = tuple(_tables(page, words))
    loose = tuple(word for word in words if not any(_inside(word, table) for table in tables))
    return Sheet(float(page.width), float(page.height), loose, tables, _pictured(page))


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
    floor = max(word.bottom for word in row if word.size > 0.8 * size)
    text, end = "", float("-inf")
    for word in row:
        if word.size < 0.8 * size and word.bottom < floor - 0.15 * size and word.x0 - end < 0.4 * size:
            text += raised(text, word.text)
        else:
            text += word.text if not text or word.x0 - end < GAP * word.size else f" {word.text}"
        end = word.x1
    return clean_line(_UNKNOWN.sub("", text))


def _words(page: Page) -> Iterator[Word]:
    found = page.extract_words(x_tolerance_ratio=GAP, extra_attrs=["fontname", "size", "upright"])
    upright = sum(len(word["text"]) for word in found if word["upright"])
    sideways = upright * 2 < sum(len(word["text"]) for word in found)
    for word in found:
        inside = 0 <= word["x0"] + word["x1"] <= 2 * page.width and 0 <= word["top"] + word["bottom"] <= 2 * page.height
        if inside and word["upright"] != sideways and word["size"] >= 1:
            yield _word(word, page, sideways)


def _word(word: dict[str, Any], page: Page, sideways: bool) -> Word:
    box = float(word["x0"]), float(word["x1"]), float(word["top"]), float(word["bottom"])
    if sideways:
        x0, x1, top, bottom = box
        box = float(page.height) - bottom, float(page.height) - top, x0, x1
    return Word(word["text"], *box, float(word["size"]), bool(_BOLD.search(str(word["fontname"]))))


def _tables(page: Page, words: Iterable[Word]) -> Iterator[Ruled]:
    if len(page.edges) > _MOST_EDGES:
        return
    for found in page.find_tables():
        cells = tuple(tuple(_cell(box, words) for box in row.cells) for row in found.rows)
        if _is_table(cells):
            yield _ruled(found, cells)


def _ruled(found: Table, cells: tuple[tuple[str, ...], ...]) -> Ruled:
    x0, top, x1, bottom = found.bbox
    return Ruled(cells, x0, x1, top, bottom)


def _cell(box: tuple[float, float, float, float] | None, words: Iterable[Word]) -> str:
    if box is None:
        return ""
    x0, top, x1, bottom = box
    held = [
        word for word in words if x0 <= (word.x0 + word.x1) / 2 <= x1 and top <= (word.top + word.bottom) / 2 <= bottom
    ]
    return " ".join(text_of(row) for row in rows_of(held))


def _is_table(cells: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a grid of lines is a table and not a frame, a chart or a page laid out in boxes."""
    texts = [text for row in cells for text in row]
    filled = [text for text in texts if text]
    columns = sum(any(row[n] for row in cells if n < len(row)) for n in range(max(map(len, cells), default=0)))
    rows = sum(any(row) for row in cells)
    return (
        rows >= 2
        and columns >= 2
        and len(filled) >= max(4, len(texts) / 3)
        and sum(map(len, filled)) <= _LONGEST_CELL * len(filled)
    )


def _inside(word: Word, table: Ruled) -> bool:
    middle, height = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return table.x0 <= middle <= table.x1 and table.top <= height <= table.bottom


def _pictured(page: Page) -> bool:
    area = sum(max(0, image["x1"] - image["x0"]) * max(0, image["bottom"] - image["top"]) for image in page.images)
    return bool(area > 0.25 * page.width * page.height or len(page.curves) > 200)
