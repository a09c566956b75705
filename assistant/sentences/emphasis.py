"""Marks words of a sentence as bold in Markdown, and takes such marks off again. Chooses no words."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MARK = "**"
_MARKED = re.compile(r"\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*")
_UNSAFE = re.compile(r"[*_`\[\]<>\\]")


def emphasised(text: str, parts: Sequence[str]) -> str:
    """The text with the first occurrence of each part in bold.

    As it is where it has marks of its own; a part that it does not hold as whole words, or that meets another, is left
    out.
    """
    if _MARK in text:
        return text
    spans: list[tuple[int, int]] = []
    for part in parts:
        found = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) if part and not _UNSAFE.search(part) else None
        if found and all(found.end() <= start or end <= found.start() for start, end in spans):
            spans.append(found.span())
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}{_MARK}{text[start:end]}{_MARK}{text[end:]}"
    return text


def without_emphasis(text: str) -> str:
    """The text without the marks of bold words."""
    return _MARKED.sub(r"\1", text)
