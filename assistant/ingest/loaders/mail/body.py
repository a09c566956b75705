"""The plain text of a mail as paragraphs: flowing lines rejoined, quoted replies kept. Knows no mail."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.ingest.loaders.writing import paragraph
from assistant.ingest.text import clean

_QUOTED = re.compile(r"(?:> ?)+")
_LIST = re.compile(r"(?:[-*•]|\d{1,2}[.)])\s")


def plain_text(text: str, flowed: bool = False) -> str:
    """Lines of a mail with what would be taken for headings or tables made harmless; `flowed` as RFC 3676 has it."""
    lines = [line.rstrip("\n") for line in clean(text).strip("\n").split("\n")]
    joined = list(_rejoined(lines)) if flowed else [line.rstrip() for line in lines]
    kept: list[str] = []
    for line in joined:
        if line.strip() or (kept and kept[-1]):
            kept.append(_harmless(line))
    return "\n".join(kept).strip()


def _rejoined(lines: list[str]) -> Iterator[str]:
    open_line: str | None = None
    depth = ""
    for line in lines:
        quoted = _QUOTED.match(line)
        mark, rest = (quoted.group().replace(" ", ""), line[quoted.end() :]) if quoted else ("", line.removeprefix(" "))
        if open_line is not None and mark == depth:
            open_line += rest
        else:
            if open_line is not None:
                yield open_line.rstrip()
            open_line, depth = (f"{mark} {rest}" if mark else rest), mark
        if not rest.endswith(" ") or rest == "-- ":
            yield open_line.rstrip()
            open_line = None
    if open_line is not None:
        yield open_line.rstrip()


def _harmless(line: str) -> str:
    indent = len(line) - len(line.lstrip())
    body = line[indent:]
    if not body or _LIST.match(body):
        return line
    return line if body.startswith(">") else line[:indent] + paragraph(body)
