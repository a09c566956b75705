"""An answer as Markdown: text with its markers, options, notes, sources, and figures with formula and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.present.wording import MOST_CELLS, cells_left_out, note_line, place_line, source_line
from assistant.types import Answer, Cell, Citation, Figure

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def to_markdown(answer: Answer) -> str:
    """A document that stands alone; it ends with a newline."""
    blocks = [answer.text, *_options(answer), *_notes(answer), *_sources(answer), *_figures(answer)]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _options(answer: Answer) -> Iterator[str]:
    if answer.options:
        yield "\n".join(f"- {_plain(o.label)}: {_plain(o.question)}" for o in answer.options)


def _notes(answer: Answer) -> Iterator[str]:
    if answer.notes:
        yield "## Notes"
        yield "\n".join(f"- {_plain(note_line(note))}" for note in answer.notes)


def _sources(answer: Answer) -> Iterator[str]:
    if answer.citations:
        yield "## Sources"
        yield "\n".join(_source(citation) for citation in answer.citations)


def _source(citation: Citation) -> str:
    address = f" <{citation.url}>" if citation.url else ""
    lines = [f"- [{citation.key}] {_plain(source_line(citation))}.{address}"]
    lines.append(f"  `{citation.source_id}`, {_plain(place_line(citation))}".rstrip(", "))
    quote = "\n".join(f"  > {_plain(line)}" for line in citation.quote.splitlines())
    return "\n".join([*lines, "", quote] if quote else lines)


def _figures(answer: Answer) -> Iterator[str]:
    if answer.figures:
        yield "## Figures"
    for figure in answer.figures:
        yield from _figure(figure)


def _figure(figure: Figure) -> Iterator[str]:
    yield f"**[{figure.key}] {_plain(figure.label)}: {_plain(figure.display)}**"
    if figure.formula:
        yield f"Formula: {_plain(figure.formula)}"
    if figure.caveats:
        yield "\n".join(f"- {_plain(caveat)}" for caveat in figure.caveats)
    if figure.cells:
        rows = [f"| {_plain(c.table)} | {c.row} | {_plain(c.field)} | {_plain(c.value)} |" for c in _shown(figure)]
        yield "\n".join(["| table | row | field | value |", "|---|---:|---|---:|", *rows])
    yield cells_left_out(figure)


def _shown(figure: Figure) -> tuple[Cell, ...]:
    return figure.cells[:MOST_CELLS]


def _plain(text: str) -> str:
    """Text as text: what Markdown would read as its own is escaped, and lines are joined."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
