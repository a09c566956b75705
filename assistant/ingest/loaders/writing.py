"""Writes headings, paragraphs, list items and tables as the Markdown-like lines all loaders share. Parses nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.ingest.text import clean_line

DEEPEST = 6
_MISTAKABLE = re.compile(r"(#{1,6}[ \t]|```|~~~|\|)")
_BULLET = re.compile(r"[•●▪■◦○·\u2023\uf0b7\u25aa]\s*(?=\w)")
_HYPHENS = "-\u2010\u2011"


def heading(level: int, text: str) -> str:
    """A heading line; levels beyond the deepest that Markdown has become the deepest."""
    return f"{'#' * min(max(level, 1), DEEPEST)} {clean_line(text)}"


def paragraph(text: str) -> str:
    """One line of prose that no reader takes for a heading, a fence or a table row; a typed bullet makes an item."""
    line = clean_line(text)
    if bullet := _BULLET.match(line):
        return f"- {line[bullet.end() :]}"
    return f"\\{line}" if _MISTAKABLE.match(line) else line


def item(text: str, marker: str = "-", depth: int = 0) -> str:
    """An item of a list, two spaces deeper for each level."""
    return f"{'  ' * depth}{marker} {clean_line(text)}"


def table(rows: Iterable[Sequence[str]]) -> str:
    """Rows as `| a | b |` lines of equal length, without rows and columns that are empty throughout."""
    cells = [[clean_line(cell).replace("|", "/") for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    width = max(map(len, cells), default=0)
    cells = [row + [""] * (width - len(row)) for row in cells]
    kept = [column for column in range(width) if any(row[column] for row in cells)]
    return "\n".join("| " + " | ".join(row[column] for column in kept) + " |" for row in cells)


def joined(first: str, second: str, known: frozenset[str] = frozenset()) -> str:
    """Two lines of one paragraph as one, a word divided at the line's end put together.

    `known` are the words of the document in lower case: they tell `migra-tion` from `long-term`.
    """
    if not first or not second or first[-1] not in _HYPHENS + "\u2013":
        return f"{first} {second}" if first and second else first or second
    left, right = _last_word(first[:-1]), _first_word(second)
    if not left or not right:
        return f"{first} {second}"
    if first[-1] == "\u2013" or not (left[-1].isalpha() and right[0].islower()) or _compound(left, right, known):
        return first + second
    return first[:-1] + second


def _compound(left: str, right: str, known: frozenset[str]) -> bool:
    """Whether the hyphen belongs to the word."""
    whole, parts = f"{left}{right}".lower(), (left.lower(), right.lower())
    if whole in known or left.isupper() and len(left) > 1:
        return whole not in known
    return f"{parts[0]}-{parts[1]}" in known or all(len(part) > 2 and part in known for part in parts)


def _last_word(text: str) -> str:
    found = re.search(r"\w+$", text)
    return found.group() if found else ""


def _first_word(text: str) -> str:
    found = re.match(r"\w+", text)
    return found.group() if found else ""
