"""Running headers and footers and page numbers: what stands on most pages at the same place. Orders nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from assistant.ingest.loaders.pdf.sheet import Sheet
from assistant.ingest.loaders.pdf.words import Word, rows_of, text_of

_FOOT = 0.92
_BARE = re.compile(r"\W*(?:(?:page|p\.)\s*)?(?:\d{1,3}(?:\s*(?:of|/)\s*\d{1,4})?|[ivxl]{1,7})\W*", re.IGNORECASE)
_MARGIN = 0.13
_OUTERMOST = 3
_SHARE = 0.25
_MANY = 6
_MOST_PARTS = 4
_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,4}|[ivxl]{1,7})(?![\w,]|\.\d)")
_LABEL = re.compile(
    r"\W*(?:table|figure|fig|chart|graph|map|box|annex|appendix|chapter|section|part)\W*\w+", re.IGNORECASE
)
_RULES = " -\u2013\u2014|./·•"
_ANY = "any words "
_LARGER = 1.07
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}

_Key = tuple[bool, int, str]


def without_furniture(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The pages without what runs through them. Numbers need two pages, words three, or all of two."""
    rows = [list(_marginal(sheet)) for sheet in sheets]
    pairs = enumerate(zip(sheets, rows, strict=True))
    keys = [[set(_keys(sheet, row, number)) for row in held] for number, (sheet, held) in pairs]
    counts = Counter(key for held in keys for key in set().union(*held))
    pages = sum(bool(sheet.words) for sheet in sheets)
    running = {key for key, count in counts.items() if count >= _needed(key, pages)}
    return tuple(
        _less(sheet, [row for row, said in zip(held, held_keys, strict=True) if said & running or _is_bare(sheet, row)])
        for sheet, held, held_keys in zip(sheets, rows, keys, strict=True)
    )


def _is_bare(sheet: Sheet, row: list[Word]) -> bool:
    """Whether a row at the very bottom is its number and nothing else."""
    return row[0].top > _FOOT * sheet.height and _BARE.fullmatch(text_of(row)) is not None


def _needed(key: _Key, pages: int) -> float:
    bare = not any(c.isalpha() for c in re.sub(r"<page>|page|\bof\b", "", key[2]))
    return max(2 if bare or pages == 2 else 3, min(_MANY, _SHARE * pages))


def _marginal(sheet: Sheet) -> Iterator[list[Word]]:
    """The outermost rows that stand in the upper and the lower margin."""
    rows = rows_of(sheet.words)
    first, last = rows[:_OUTERMOST], rows[-_OUTERMOST:]
    for number, row in enumerate(rows):
        upper = number < len(first) and max(word.bottom for word in row) <= _MARGIN * sheet.height
        lower = number >= len(rows) - len(last) and min(word.top for word in row) >= (1 - _MARGIN) * sheet.height
        if upper or lower:
            yield row


def _keys(sheet: Sheet, row: list[Word], number: int) -> Iterator[_Key]:
    """What a row says and where, once as it is and once for each number that may be the page's."""
    text = text_of(row).lower()
    gaps = sum(after.x0 - before.x1 > 2 * before.size for before, after in pairwise(row))
    if not text or gaps >= _MOST_PARTS:
        return
    upper = row[0].top < sheet.height / 2
    place = round(row[0].bottom / 6)
    said = [text] if _is_large(sheet, row) else [text, *_with_page(text, number)]
    yield from ((upper, at, words) for at in (place, place + 1) for words in said)


def _is_large(sheet: Sheet, row: list[Word]) -> bool:
    """Whether a row is set like a heading, whose number may be that of its page by chance."""
    usual = median(word.size for word in sheet.words)
    lettered = any(letter.isalpha() for word in row for letter in word.text)
    return lettered and max(word.size for word in row) > _LARGER * usual


def _with_page(text: str, number: int) -> Iterator[str]:
    """The row with a number as its distance from the page's; at either end it may be all that is the same."""
    label = _LABEL.match(text)
    for found in _NUMBER.finditer(text, label.end() if label else 0):
        offset = _value(found.group()) - number
        yield f"{text[: found.start()]}<page>{text[found.end() :]}{offset:+}"
        if not text[: found.start()].strip(_RULES) or not text[found.end() :].strip(_RULES):
            yield f"{_ANY}<page>{offset:+}"


def _value(digits: str) -> int:
    if digits.isdecimal():
        return int(digits)
    values = [_ROMAN[letter] for letter in digits]
    return sum(-one if one < after else one for one, after in pairwise([*values, 0]))


def _less(sheet: Sheet, dropped: list[list[Word]]) -> Sheet:
    gone = {id(word) for row in dropped for word in row}
    return replace(sheet, words=tuple(word for word in sheet.words if id(word) not in gone)) if gone else sheet
