"""What a loader makes of a document: its text, pages and what the file says of itself. Reads no file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loaded:
    """A parsed document, the same whatever its format.

    `text` is what locators point into: Markdown-like, headings as `# ` lines, tables as `| a | b |` lines, paragraphs
    apart by an empty line. `pages` are the half-open code-point spans of page 1, 2, ... in it, empty where the format
    has no pages. `published` is an ISO date (or its year, or year and month) or empty. `remarks` are sentences about
    what was not read.
    """

    title: str
    author: str
    published: str
    text: str
    pages: tuple[tuple[int, int], ...] = ()
    remarks: tuple[str, ...] = ()
    url: str = ""
    publisher: str = ""
