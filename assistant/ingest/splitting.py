"""Splits documents into passages that are exact slices of their text, never across headings or pages. Reads no file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.ingest.identity import context_line, passage
from assistant.types import Document, Locator, Passage

CHUNK = 900
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_FENCE = re.compile(r"^[ \t]{0,3}(```|~~~)")
_SEPARATORS = [r"\n{2,}", r"\n", r"(?<=[.!?][\"\u201d)])\s+", r"(?<=[.!?;])\s+", r"\s+", ""]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text under one heading path, the heading line itself left out."""

    path: tuple[str, ...]
    start: int
    end: int


def split_document(document: Document) -> Iterator[Passage]:
    """The passages of a document, in order."""
    for section in sections_of(document.text):
        name = " > ".join(section.path)
        context = context_line(document.source, name)
        for page, first, last in _on_pages(section.start, section.end, document.pages):
            for start, end in _pieces(document.text, first, last):
                locator = Locator(page=page, section=name or None, start=start, end=end)
                yield passage(document.source.id, "passage", context, document.text[start:end], locator)


def sections_of(text: str) -> tuple[Section, ...]:
    """The sections of a Markdown text; headings inside code fences are not headings."""
    found: list[Section] = []
    path: list[tuple[int, str]] = []
    begin = offset = 0
    fenced = False
    for line in text.splitlines(keepends=True):
        fenced ^= bool(_FENCE.match(line))
        heading = None if fenced or len(line) > 1_000 else _HEADING.match(line.rstrip("\n"))
        if heading:
            found.append(Section(tuple(title for _, title in path), begin, offset))
            level = len(heading.group(1))
            path = [part for part in path if part[0] < level] + [(level, heading.group(2).strip())]
            begin = offset + len(line)
        offset += len(line)
    found.append(Section(tuple(title for _, title in path), begin, offset))
    return tuple(section for section in found if text[section.start : section.end].strip())


def _on_pages(start: int, end: int, pages: Sequence[tuple[int, int]]) -> Iterator[tuple[int | None, int, int]]:
    """A stretch cut where pages begin: (page number, start, end); text outside pages belongs to the one before."""
    begins = [begin for begin, _ in pages]
    at = start
    while at < end:
        number = max(bisect_right(begins, at), 1)
        until = min(end, begins[number]) if number < len(begins) else end
        yield number if pages else None, at, until
        at = until


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS,
        is_separator_regex=True,
        keep_separator="end",
        chunk_size=CHUNK,
        chunk_overlap=0,
        add_start_index=False,
    )
    body, at = text[start:end], 0
    for chunk in splitter.split_text(body):
        found = body.find(chunk, at)
        if found < 0:
            continue
        at = found + len(chunk)
        yield start + found, start + at
