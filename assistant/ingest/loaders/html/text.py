"""What trafilatura found as the agreed lines: headings, paragraphs, items, tables. Finds nothing itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.ingest.loaders.writing import heading, item, paragraph, table

_BLOCKS = frozenset(
    {"p", "head", "list", "table", "quote", "code", "div", "main", "item", "row", "cell", "figure", "ab"}
)
_LEVEL = re.compile(r"h([1-6])")
_DEEPEST = 50


def text_of(body: Any) -> str:
    """The text of an extracted body."""
    return "\n\n".join(_blocks(body, 0))


def _blocks(element: Any, depth: int) -> Iterator[str]:
    """The blocks below an element; loose words between them are paragraphs."""
    loose = _flat(element.text)
    for child in element:
        if child.tag == "lb":
            loose += "\n" + _flat(child.tail)
        elif depth < _DEEPEST and (_is_block(child) or any(map(_is_block, child))):
            yield from _lines(loose)
            yield from _block(child, depth + 1)
            loose = _flat(child.tail)
        else:
            loose += _inline(child) + _flat(child.tail)
    yield from _lines(loose)


def _is_block(element: Any) -> bool:
    """Whether an element stands by itself; a piece of code within a sentence does not."""
    if element.tag == "code":
        return any("\n" in text for text in element.itertext())
    return element.tag in _BLOCKS


def _block(element: Any, depth: int) -> Iterator[str]:
    if element.tag == "head":
        found = _LEVEL.match(element.get("rend", ""))
        if text := _inline(element).strip():
            yield heading(int(found.group(1)) if found else 2, text)
    elif element.tag == "list":
        if items := list(_items(element, 0)):
            yield "\n".join(items)
    elif element.tag == "table":
        yield from _table(element, depth)
    elif element.tag == "code":
        lines = [paragraph(line) for line in "".join(element.itertext()).split("\n") if line.strip()]
        if lines:
            yield "\n".join(lines)
    else:
        yield from _blocks(element, depth)


def _lines(text: str) -> Iterator[str]:
    lines = [line for part in text.split("\n") if (line := paragraph(part))]
    if lines:
        yield "\n".join(lines)


def _items(element: Any, depth: int) -> Iterator[str]:
    ordered = element.get("rend", "").startswith("ol")
    for number, entry in enumerate(element.iterchildren("item"), 1):
        inner = [child for child in entry if child.tag == "list"]
        text = _inline(entry, without=inner)
        if text.strip():
            yield item(text, f"{number}." if ordered else "-", depth)
        for nested in inner:
            yield from _items(nested, min(depth + 1, _DEEPEST))


def _table(element: Any, depth: int) -> Iterator[str]:
    rows = [[" ".join(_inline(cell).split()) for cell in row.iterchildren("cell")] for row in element.iter("row")]
    if max(map(len, rows), default=0) < 2:
        for cell in element.iter("cell"):
            yield from _blocks(cell, depth + 1)
        return
    while len(rows) > 1 and rows[0] and rows[0][0] and not any(rows[0][1:]) and len(rows[0]) > 1:
        yield paragraph(rows.pop(0)[0])
    if written := table(rows):
        yield written


def _inline(element: Any, without: list[Any] | None = None) -> str:
    """The words of an element on one line, except that `lb` ends it; blocks inside are apart by a space."""
    text = _flat(element.text)
    for child in element:
        if child.tag == "lb":
            text += "\n"
        elif child not in (without or []):
            apart = " " if child.tag in _BLOCKS else ""
            text += f"{apart}{_inline(child)}{apart}"
        text += _flat(child.tail)
    return text


def _flat(text: str | None) -> str:
    return (text or "").replace("\n", " ")
