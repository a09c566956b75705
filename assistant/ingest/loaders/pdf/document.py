"""Blocks to the text of the document and the spans of its pages. Knows no PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.ingest.loaders.pdf.blocks import Block, text_without_mark, without_leaders
from assistant.ingest.loaders.writing import heading, item, joined, paragraph, table

_OPEN = re.compile(r"[\w,\u2010\u2011\u2013-]$")


def written(blocks: Sequence[Block], pages: int, known: frozenset[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text, and the half-open span of each page in it; a page without text has an empty one.

    A sentence that runs over a page's end stays whole: its two halves are apart by one space.
    """
    text, previous = "", None
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for block in blocks:
        said = _said(block, known)
        if not said:
            continue
        if previous is not None and previous.page != block.page and _runs_over(previous, block, text):
            whole = joined(text.rsplit("\n", 1)[-1], said, known)
            text = text[: text.rfind("\n") + 1] + whole[: len(whole) - len(said)]
            ends[previous.page] = len(text.rstrip())
        elif text:
            text += "\n" if previous is not None and previous.kind == block.kind == "item" else "\n\n"
        starts.setdefault(block.page, len(text))
        text += said
        ends[block.page] = len(text)
        previous = block
    spans, at = [], len(text)
    for page in reversed(range(pages)):
        at = starts.get(page, at)
        spans.append((at, ends.get(page, at)))
    return text, tuple(reversed(spans))


def words_of(blocks: Iterable[Block]) -> frozenset[str]:
    """Every word, plain or hyphenated, that stands within a line, in lower case."""
    found: set[str] = set()
    for block in blocks:
        divided = False
        for line in block.lines:
            words = re.findall(r"\w+(?:-\w+)*", line.text.lower())
            ends = line.text[-1:] in "-\u2010\u2011"
            found.update(words[divided : len(words) - ends])
            divided = ends
    return frozenset(found)


def _said(block: Block, known: frozenset[str]) -> str:
    if block.kind == "table":
        return table(block.rows)
    text = ""
    for line in block.lines:
        text = joined(text, without_leaders(line.text), known)
    if block.kind == "heading":
        return heading(block.level, text)
    marker, rest = text_without_mark(text)
    return item(rest, marker) if block.kind == "item" and marker else paragraph(text)


def _runs_over(previous: Block, block: Block, text: str) -> bool:
    """Whether a page's first block carries on the sentence that the page before left open."""
    prose = previous.kind in ("text", "item") and block.kind == "text" and bool(block.lines)
    return prose and bool(_OPEN.search(text)) and block.lines[0].text[:1].islower()
