"""Answers, figures and hits as plain text for a terminal, wrapped to its width. Prints nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.present.wording import MOST_CELLS, cells_left_out, note_line, place_line, source_line
from assistant.sentences.emphasis import without_emphasis
from assistant.types import Answer, Citation, Figure, Hit

WIDTH = 100
_LONGEST_QUOTE = 400


def to_text(answer: Answer, width: int = WIDTH) -> str:
    """The text, options, notes, figures with formula and cells, and sources with their quotes."""
    blocks = [_wrapped(without_emphasis(answer.text), width)]
    if answer.options:
        blocks.append("\n".join(_item(f"- {o.label}: {o.question}", width) for o in answer.options))
    if answer.notes:
        blocks.append("\n".join(_item(f"- {note_line(note)}", width) for note in answer.notes))
    if answer.figures:
        blocks.append("Figures\n" + "\n".join(_shown_figure(figure, answer, width) for figure in answer.figures))
    if answer.citations:
        blocks.append("Sources\n" + "\n".join(_source(citation, width) for citation in answer.citations))
    return "\n\n".join(block for block in blocks if block) + "\n"


def figure_to_text(figure: Figure, width: int = WIDTH) -> str:
    """A figure with its values, formula, caveats and cells."""
    return "\n".join(_figure(figure, width))


def _shown_figure(figure: Figure, answer: Answer, width: int) -> str:
    """A figure without the caveats that stand under the answer already."""
    told = {note.text for note in answer.notes}
    return figure_to_text(replace(figure, caveats=tuple(c for c in figure.caveats if c not in told)), width)


def hits_to_text(hits: Sequence[Hit], width: int = WIDTH) -> str:
    """Hits, best first: title, source id and the beginning of the passage."""
    return "\n".join(
        f"{hit.rank:>3}. {hit.source.title} ({hit.source.id})\n{_indented(_cut(hit.passage.text), width)}"
        for hit in hits
    )


def _figure(figure: Figure, width: int) -> Iterator[str]:
    yield _item(f"[{figure.key}] {figure.label}: {figure.display}", width)
    if figure.formula:
        yield _indented(f"Formula: {figure.formula}", width)
    for caveat in figure.caveats:
        yield _indented(f"Caution: {caveat}", width)
    for cell in figure.cells[:MOST_CELLS]:
        yield _indented(f"{cell.table}, row {cell.row}, {cell.field}: {cell.value}", width)
    if left := cells_left_out(figure):
        yield _indented(left, width)


def _source(citation: Citation, width: int) -> str:
    lines = [_item(f"[{citation.key}] {source_line(citation)}", width)]
    lines.append(_indented(f"{citation.source_id}: {place_line(citation)}".rstrip(": "), width))
    if citation.quote:
        lines.append(_indented(f"“{_cut(citation.quote)}”", width))
    if citation.url:
        lines.append(f"    {citation.url}")
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> str:
    """Paragraphs wrapped; lists and tables of the text keep their lines."""
    lines = (_item(line, width) if line.strip() else "" for line in text.splitlines())
    return "\n".join(lines)


def _item(text: str, width: int) -> str:
    indent = "  " if text.startswith(("- ", "[", "* ")) else ""
    return textwrap.fill(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _indented(text: str, width: int) -> str:
    return textwrap.fill(
        " ".join(text.split()), width, initial_indent="    ", subsequent_indent="    ", break_long_words=False
    )


def _cut(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= _LONGEST_QUOTE else joined[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
