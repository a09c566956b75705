"""Sentence boundaries with exact offsets, in prose and light Markdown. Changes no character of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof st sr jr gen gov sen rep rev inc ltd co corp llc plc vs etc al cf ca approx est no nos vol
    pp fig figs eq ch sec dept univ assoc jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e u.s u.k u.n
    e.u u.s.a ph.d b.a m.a b.sc m.sc a.m p.m d.c""".split()
)
_END = re.compile(r"[.!?…][\"'”’)\]*_]*(?:\s?[⁰¹²³⁴-⁹]+)?(?=\s+\S)")  # with the mark of a note
_START = re.compile(r"\s+[\"'“‘(\[*_]*[A-Z0-9À-ÖØ-ÞĀ-Ž\u0370-\U0010FFFF₀-⿿$€£]")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘]+$")
_BLOCK = re.compile(
    r"\n\s*\n|\n(?=\s*(?:[-*+•]|\d{1,2}[.)])\s)|(?<=\n)(?=#)|\n(?=\s*\|)|"
    r"\n(?=[ \t]*\S{1,20}(?: {3,}|\t)\S)"  # a line of two columns: a sign and what it stands for
)
_MARKER = re.compile(r"\s*(?:[-*+•]|\d{1,2}[.)])\s+|\s*>\s?|\s*")
_HEADING = re.compile(r"\s*#{1,6}\s")


@dataclass(frozen=True, slots=True)
class Span:
    """One sentence of a text: `text` is the slice from `start` to `end`; `block` counts paragraphs and items."""

    text: str
    start: int
    end: int
    block: int


def sentence_spans(text: str) -> tuple[Span, ...]:
    """The sentences of a text in order; headings, table rows and rules are left out."""
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    for number, (start, end) in enumerate(_blocks(text)):
        if _HEADING.match(text, start, end) or text[start:end].lstrip().startswith(("|", "---", "```")):
            line_end = text.find("\n", start, end)
            if line_end < 0 or not _HEADING.match(text, start, end):
                continue
            start = line_end + 1
        marker = _MARKER.match(text, start, end)
        start = marker.end() if marker else start
        for left, right in _cut(text, start, end):
            if any(character.isalnum() for character in text[left:right]):
                yield Span(text[left:right], left, right, number)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BLOCK.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _END.finditer(text, start, end):
        if match.end() >= end or not _is_boundary(text, start, match):
            continue
        yield _trimmed(text, start, match.end())
        start = match.end()
    yield _trimmed(text, start, end)


def _is_boundary(text: str, start: int, match: re.Match[str]) -> bool:
    if not _START.match(text, match.end()):
        return False
    if text[match.start()] != ".":
        return True
    word = _LAST_WORD.search(text, start, match.start())
    if word is None:
        return True
    last = word.group().lower().strip("*_")
    if re.fullmatch(r"[a-z]", last):
        return last == "i"
    if last in {"u.s", "u.k", "u.n", "e.u", "u.s.a", "ph.d", "a.m", "p.m", "d.c", "etc", "inc", "co", "ltd"}:
        return bool(
            re.match(
                r"\s+(?:In|The|It|This|That|These|They|But|And|At|By|For|Of|On|As|Its|From)\b", text[match.end() :]
            )
        )
    return last not in _ABBREVIATIONS


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
