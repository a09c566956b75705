"""Quoted words within the text around them, marked. Fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.interfaces.web.markup import text

AROUND = 320
_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*$", re.MULTILINE)
_NEXT_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Span:
    """Quoted words by their offsets, with the id of the mark and the key shown before it."""

    start: int
    end: int
    anchor: str
    key: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of a source and the quotes in it, in order."""

    start: int
    end: int
    spans: tuple[Span, ...]


def excerpts(source: str, spans: Sequence[Span], around: int = AROUND) -> tuple[Excerpt, ...]:
    """The quotes with about `around` characters on each side, within their section; stretches that meet are joined."""
    found: list[Excerpt] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start, end = _before(source, span.start, around), _after(source, span.end, around)
        if found and start <= found[-1].end:
            last = found.pop()
            found.append(Excerpt(last.start, max(last.end, end), (*last.spans, span)))
        else:
            found.append(Excerpt(start, end, (span,)))
    return tuple(found)


def _before(source: str, start: int, around: int) -> int:
    """Where an excerpt begins: at the nearest heading, otherwise at a word."""
    first = max(0, start - around)
    headings = [match.start() for match in _NEXT_HEADING.finditer(source, first, start)]
    if headings:
        return headings[-1]
    while 0 < first < start and not source[first - 1].isspace():
        first += 1
    return first


def _after(source: str, end: int, around: int) -> int:
    """Where an excerpt ends: before the next heading, otherwise after a word."""
    last = min(len(source), end + around)
    if heading := _NEXT_HEADING.search(source, end, last):
        return heading.start()
    while end < last < len(source) and not source[last].isspace():
        last -= 1
    return last


def excerpt_html(source: str, part: Excerpt) -> str:
    """An excerpt with its quotes marked; headings lose their hashes, and dots say where a section goes on."""
    opening = "" if part.start == 0 or _NEXT_HEADING.match(source, part.start) else "… "
    closing = "" if part.end == len(source) or _NEXT_HEADING.match(source, part.end) else " …"
    body = "".join(_pieces(source, part)).strip()
    return f'<blockquote class="passage">{opening}{body}{closing}</blockquote>'


def _pieces(source: str, part: Excerpt) -> Iterator[str]:
    reached = part.start
    for span in part.spans:
        start = max(span.start, reached)
        yield _plain(source[reached:start])
        words = text(source[start : span.end])
        yield f'<mark id="{text(span.anchor)}"><span class="key">{text(span.key)}</span> {words}</mark>'
        reached = max(span.end, reached)
    yield _plain(source[reached : part.end])


def _plain(words: str) -> str:
    return _HEADING.sub(r"<strong>\1</strong>", text(words))
