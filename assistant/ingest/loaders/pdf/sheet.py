"""What stands on a page of a PDF: words with place and type, ruled tables, pictures. Orders and joins nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.ingest.loaders.pdf.tables import tables_of
from assistant.ingest.loaders.pdf.words import GAP, UNKNOWN, Ruled, Word

if TYPE_CHECKING:
    from pdfplumber.page import Page

_BOLD = re.compile(r"bold|black|heavy|(?<![a-z])bd(?![a-z])|cmbx|medi(?:um)?(?![a-z])", re.IGNORECASE)


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
    unknown = sum(len(UNKNOWN.findall(word.text)) for word in words)
    letters = sum(len(UNKNOWN.sub("", word.text)) for word in words)
    if unknown and unknown > letters / 4:
        return Sheet(float(page.width), float(page.height), (), garbled=True)
    tables = tables_of(page, words)
    loose = tuple(word for word in words if not any(_inside(word, table) for table in tables))
    return Sheet(float(page.width), float(page.height), loose, tables, _pictured(page))


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


def _inside(word: Word, table: Ruled) -> bool:
    middle, height = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return table.x0 <= middle <= table.x1 and table.top <= height <= table.bottom


def _pictured(page: Page) -> bool:
    area = sum(max(0, image["x1"] - image["x0"]) * max(0, image["bottom"] - image["top"]) for image in page.images)
    return bool(area > 0.25 * page.width * page.height or len(page.curves) > 200)
