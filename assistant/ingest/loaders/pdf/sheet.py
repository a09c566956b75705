"""What stands on a page of a PDF: words with place and type, ruled tables, pictures. Orders and joins nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.ingest.loaders.pdf.tables import tables_of
from assistant.ingest.loaders.pdf.words import GAP, UNKNOWN, Ruled, Word

if TYPE_CHECKING:
    from pdfplumber.page import Page

_BOLD = re.compile(r"bold|black|heavy|(?<![a-z])bd(?![a-z])|cmbx|medi(?:um)?(?![a-z])", re.IGNORECASE)

_SHIFT = 0.06
_STEPS = (-1, 0, 1)

_Char = dict[str, Any]


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
    """Read a page; one whose text runs up or down is turned."""
    chars = list(_single(page.chars))
    turned = sum(not char["upright"] for char in chars) * 2 > len(chars)
    size = (float(page.height), float(page.width)) if turned else (float(page.width), float(page.height))
    shown = [_turned(char, size) if turned else char for char in chars if char["upright"] != turned]
    words = tuple(_words(shown, size))
    unknown = sum(len(UNKNOWN.findall(word.text)) for word in words)
    letters = sum(len(UNKNOWN.sub("", word.text)) for word in words)
    if unknown and unknown > letters / 4:
        return Sheet(*size, (), garbled=True)
    tables = () if turned else tables_of(page, words)
    loose = tuple(word for word in words if not any(_inside(word, table) for table in tables))
    return Sheet(*size, loose, tables, _pictured(page))


def _single(chars: Iterable[_Char]) -> Iterator[_Char]:
    """Characters once, where a bold type is made by printing them twice with a slight shift."""
    seen: set[tuple[str, str, float, int, int]] = set()
    for char in chars:
        step = max(0.1, _SHIFT * char["size"])
        across, down = round(char["x0"] / step), round(char["top"] / step)
        sort = char["text"], char["fontname"], round(char["size"], 1)
        near = {(*sort, across + right, down + lower) for right in _STEPS for lower in _STEPS}
        if char["text"].isspace() or not near & seen:
            seen.add((*sort, across, down))
            yield char


def _turned(char: _Char, size: tuple[float, float]) -> _Char:
    """A character of text that runs up (or down) the page, as it stands once the page is turned."""
    width, height = size
    if char["matrix"][1] > 0:
        box = {"x0": width - char["bottom"], "x1": width - char["top"], "top": char["x0"], "bottom": char["x1"]}
    else:
        box = {"x0": char["top"], "x1": char["bottom"], "top": height - char["x1"], "bottom": height - char["x0"]}
    return {**char, **box, "doctop": box["top"], "upright": True, "size": box["bottom"] - box["top"]}


def _words(chars: list[_Char], size: tuple[float, float]) -> Iterator[Word]:
    """The words that stand on the page."""
    from pdfplumber.utils.text import extract_words

    width, height = size
    for word in extract_words(chars, x_tolerance_ratio=GAP, extra_attrs=["fontname", "size"]):
        box = float(word["x0"]), float(word["x1"]), float(word["top"]), float(word["bottom"])
        if 0 <= box[0] + box[1] <= 2 * width and 0 <= box[2] + box[3] <= 2 * height and word["size"] >= 1:
            yield Word(word["text"], *box, float(word["size"]), bool(_BOLD.search(str(word["fontname"]))))


def _inside(word: Word, table: Ruled) -> bool:
    middle, height = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return table.x0 <= middle <= table.x1 and table.top <= height <= table.bottom


def _pictured(page: Page) -> bool:
    area = sum(max(0, image["x1"] - image["x0"]) * max(0, image["bottom"] - image["top"]) for image in page.images)
    return bool(area > 0.25 * page.width * page.height or len(page.curves) > 200)
