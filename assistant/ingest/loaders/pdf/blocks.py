"""Lines to blocks: paragraphs, items, headings and tables, each with its page. Finds no columns, opens no file."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Literal

from assistant.ingest.loaders.pdf.aligned import aligned_tables
from assistant.ingest.loaders.pdf.columns import LEADERS, Line
from assistant.ingest.loaders.pdf.words import Ruled

Kind = Literal["text", "heading", "item", "table"]

_BULLET = re.compile(r"([•●▪■◦○\uf0b7\u2023\u25a0-\u25ff\u2713\u2714]|[–\-*·](?=\s))\s*")
_NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_ENDED = re.compile(r"[.!?:;…][\"'”’)\]]*(?:\s?[⁰¹²³⁴-⁹]+)?$")
_NOT_HEADING = re.compile(r"[.,;]$|^[\"\u201c\u201e\u00ab\u2018]")
_CAPTION = re.compile(r"(?:table|figure|fig\.|chart|graph|map|exhibit)\s+[A-Z]?[\d.]*\d", re.IGNORECASE)
_LARGER = 1.07
_FAR = 1.35
_ENOUGH = 5
_LONGEST_HEADING = 200
_MOST_HEADING_LINES = 4
_MOST_LEVELS = 5


@dataclass
class Block:
    """A stretch of one kind on one page; `level` is a heading's, `rows` a table's."""

    kind: Kind
    page: int
    lines: list[Line] = field(default_factory=list)
    rows: tuple[tuple[str, ...], ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """What is usual in a document: the size of its text, the pitch of lines by size, bold type."""

    body: float
    pitches: dict[float, float]
    bold: bool

    def pitch(self, size: float) -> float:
        """The distance from line to line in text of a size."""
        body = self.pitches.get(self.body, 1.2 * self.body)
        return self.pitches.get(_half(size), body * max(0.8, size / self.body))


def blocks_of(pages: Sequence[Sequence[Line | Ruled]]) -> tuple[Block, ...]:
    """The blocks of all pages in order, headings with their levels."""
    lined = [tuple(aligned_tables(items)) for items in pages]
    usual = _measures([item for items in lined for item in items if isinstance(item, Line)])
    blocks = [block for page, items in enumerate(lined) for block in _page_blocks(items, page, usual)]
    _with_levels(blocks, usual)
    return tuple(blocks)


def _measures(lines: Sequence[Line]) -> Measures:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[_half(line.size)] += len(line.text)
    body = max(sizes, key=lambda size: (sizes[size], -size), default=10.0)
    gaps: dict[float, list[float]] = defaultdict(list)
    for before, after in pairwise(lines):
        size, gap = _half(before.size), after.top - before.top
        if _half(after.size) == size and 0 < gap < 3 * size:
            gaps[size].append(gap)
    pitches = {size: _usual(held) for size, held in gaps.items() if len(held) >= _ENOUGH or size == body}
    bold = sum(len(line.text) for line in lines if line.bold) > 0.3 * sum(sizes.values())
    return Measures(body, pitches, bold)


def _usual(gaps: Sequence[float]) -> float:
    """The distance of lines within paragraphs, which is the most frequent one, not the mean."""
    most = Counter(round(gap) for gap in gaps).most_common(1)[0][0]
    return median(gap for gap in gaps if abs(gap - most) <= 1)


def _half(size: float) -> float:
    return round(size * 2) / 2


def _page_blocks(items: Iterable[Line | Ruled], page: int, usual: Measures) -> Iterator[Block]:
    block: Block | None = None
    for entry in items:
        if isinstance(entry, Ruled):
            if block:
                yield block
            block = None
            yield Block("table", page, rows=entry.rows)
        elif block and not _begins(block, entry, usual):
            block.lines.append(entry)
        else:
            if block:
                yield block
            block = Block("item" if _is_item(entry) or LEADERS.search(entry.text) else "text", page, [entry])
    if block:
        yield block


def _is_item(line: Line) -> bool:
    return bool(_BULLET.match(line.text) or _NUMBERED.match(line.text))


def _begins(block: Block, line: Line, usual: Measures) -> bool:
    """Whether a line begins a block of its own."""
    last = block.lines[-1]
    if _is_item(line) and (block.kind == "item" or _ENDED.search(last.text) or not _is_flush(block, line)):
        return True
    if _half(line.size) != _half(last.size) or line.bold != last.bold:
        return True
    if LEADERS.search(last.text):
        return True
    if line.top < last.top:
        return not _goes_on(last, line)
    return _is_apart(last, line, usual) or _is_indented(block, line) or _is_after_short(block, line, usual)


def _is_flush(block: Block, line: Line) -> bool:
    """Whether a line stands under its paragraph, so that the number it begins with is part of a sentence."""
    return block.kind == "text" and abs(block.lines[-1].x0 - line.x0) < 1


def _goes_on(last: Line, line: Line) -> bool:
    """Whether a paragraph is carried on at the top of the next column."""
    return not _ENDED.search(last.text) and (line.text[:1].islower() or last.text.endswith("-"))


def _is_apart(last: Line, line: Line, usual: Measures) -> bool:
    return line.top - last.top > _FAR * usual.pitch(line.size)


def _is_indented(block: Block, line: Line) -> bool:
    """Whether a line's indentation opens a paragraph: set in after flush lines, or set back after hanging ones."""
    last, em = block.lines[-1], line.size
    shift = line.x0 - last.x0
    if abs(line.left - last.left) > em or block.kind == "item" and len(block.lines) == 1:
        return block.kind == "item" and shift < -0.5 * em
    if 0.7 * em < shift < 5 * em:
        return len(block.lines) > 1 or _ENDED.search(last.text) is not None
    return shift < -0.7 * em and len(block.lines) > 1


def _is_after_short(block: Block, line: Line, usual: Measures) -> bool:
    """Whether a line was ended on purpose: far from the margin, or where the next line's first word had room."""
    last = block.lines[-1]
    if line.text[:1].islower() or last.text[-1:] in "-\u2010\u2011\u2013" or line.size >= _LARGER * usual.body:
        return False
    if _ENDED.search(last.text) and last.right - last.x1 > 0.12 * (last.right - last.left) + last.size:
        return True
    letter = (line.x1 - line.x0) / len(line.text)
    needed = (len(line.text.split(maxsplit=1)[0]) + 2) * letter
    reach = max(line.x1, *(other.x1 for other in block.lines))
    return last.x1 + needed < reach


def _with_levels(blocks: Sequence[Block], usual: Measures) -> None:
    """Mark the headings: larger ones by size, then bold ones of the text's size one level below."""
    prose = _prose_sizes(blocks)
    large = [
        block
        for block in blocks
        if _may_head(block) and (size := _half(block.lines[0].size)) >= _LARGER * usual.body and size not in prose
    ]
    sizes: list[float] = []
    for size in sorted({_half(block.lines[0].size) for block in large}, reverse=True):
        if not sizes or size < 0.95 * sizes[-1]:
            sizes.append(size)
    for block in large:
        size = _half(block.lines[0].size)
        level = next((n for n, known in enumerate(sizes, 1) if size > 0.95 * known), _MOST_LEVELS)
        block.kind, block.level = "heading", min(level, _MOST_LEVELS)
    for block in blocks:
        if block.kind != "heading" and not usual.bold and _may_head(block) and _is_bold_line(block, usual):
            block.kind, block.level = "heading", min(len(sizes), _MOST_LEVELS) + 1


def _prose_sizes(blocks: Sequence[Block]) -> frozenset[float]:
    """The sizes of which a good part is in long paragraphs, such as that of an introduction."""
    total: Counter[float] = Counter()
    long: Counter[float] = Counter()
    for block in blocks:
        for line in block.lines:
            total[_half(line.size)] += len(line.text)
            long[_half(line.size)] += len(line.text) if len(block.lines) > _MOST_HEADING_LINES else 0
    return frozenset(size for size in total if long[size] > 0.3 * total[size])


def _may_head(block: Block) -> bool:
    text = " ".join(line.text for line in block.lines)
    return (
        0 < len(block.lines) <= _MOST_HEADING_LINES
        and len(text) <= _LONGEST_HEADING
        and not _NOT_HEADING.search(text)
        and not LEADERS.search(text)
        and not _BULLET.match(text)
        and not _CAPTION.match(text)  # what stands below a table is not of the table
        and sum(c.isalpha() for c in text) >= 3
    )


def _is_bold_line(block: Block, usual: Measures) -> bool:
    first, length = block.lines[0], sum(len(line.text) for line in block.lines)
    in_size = _half(first.size) >= 0.95 * usual.body
    return first.bold and in_size and len(block.lines) <= 2 and length <= 120 and not block.lines[-1].text.endswith(":")


def text_without_mark(text: str) -> tuple[str, str]:
    """The marker of an item and its text: `-` for bullets, the number for numbered ones, nothing for others."""
    if found := _BULLET.match(text):
        return "-", text[found.end() :]
    if found := _NUMBERED.match(text):
        return found.group().strip(), text[found.end() :]
    return "", text


def without_leaders(text: str) -> str:
    """A line of a table of contents with one ellipsis for its row of dots."""
    return LEADERS.sub(" … ", text).strip()
