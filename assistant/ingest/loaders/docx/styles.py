"""Which styles of a Word document are titles and headings, in whatever language Word ran. Reads no text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.ingest.loaders.docx.names import value_of, w, whole

if TYPE_CHECKING:
    from docx.document import Document

_HEADING = re.compile(r"(?:heading|titre|überschrift|berschrift|título|titolo|kop|rubrik|nagłówek) ?([1-9])\b", re.I)
_TITLE = re.compile(r"(?:title|titel|titre|título|titolo)", re.I)
_CONTENTS = re.compile(r"(?:toc \d|table of figures|contents \d)", re.I)
_MOST_STEPS = 20
BODY_TEXT = 9


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by id.

    `levels` of headings count from 1; `contents` are lines of a table of contents; `lists` say in which list, and at
    which level of it, a style's paragraphs are.
    """

    levels: dict[str, int]
    titles: frozenset[str]
    contents: frozenset[str]
    lists: dict[str, tuple[str, int]]

    @classmethod
    def of(cls, document: Document) -> Styles:
        """The styles of a document, each with what it takes over from those it is based on."""
        by_id = {style.get(w("styleId"), ""): style for style in document.styles.element.findall(w("style"))}
        levels: dict[str, int] = {}
        lists: dict[str, tuple[str, int]] = {}
        titles, contents = set(), set()
        for name, style in by_id.items():
            chain = list(_chain(style, by_id))
            if level := next((found for one in chain if (found := _level(one)) is not None), 0):
                levels[name] = level
            if any(_TITLE.fullmatch(value_of(one, "name") or "") for one in chain):
                titles.add(name)
            if any(_CONTENTS.fullmatch(value_of(one, "name") or "") for one in chain):
                contents.add(name)
            if held := next((listed for one in chain if (listed := list_of(one))), None):
                lists[name] = held
        return cls(levels, frozenset(titles), frozenset(contents), lists)


def list_of(holder: Any) -> tuple[str, int] | None:
    """The list (number, level) that the properties of a paragraph or a style name; None where they name none."""
    number = value_of(holder, "pPr", "numPr", "numId")
    return None if number is None else (number, whole(value_of(holder, "pPr", "numPr", "ilvl")))


def outline_of(holder: Any) -> int | None:
    """The outline level in the properties of a paragraph or a style, from 1; 0 for body text, None for unstated."""
    stated = value_of(holder, "pPr", "outlineLvl")
    if stated is None:
        return None
    level = whole(stated, BODY_TEXT)
    return level + 1 if 0 <= level < BODY_TEXT else 0


def _chain(style: Any, by_id: dict[str, Any]) -> list[Any]:
    chain = [style]
    while len(chain) < _MOST_STEPS:
        base = by_id.get(value_of(chain[-1], "basedOn") or "")
        if base is None:
            break
        chain.append(base)
    return chain


def _level(style: Any) -> int | None:
    if (outline := outline_of(style)) is not None:
        return outline
    found = _HEADING.match(value_of(style, "name") or "")
    return int(found.group(1)) if found else None
