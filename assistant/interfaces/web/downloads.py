"""What a reader takes along: the answer as text, Markdown and receipt, cells as CSV. Writes no file."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence

from assistant.interfaces.web.markup import text
from assistant.interfaces.web.rows import Rows, rows_csv
from assistant.present import receipt_to_json, to_markdown
from assistant.present.wording import note_line, source_line
from assistant.types import Answer


def copied_text(answer: Answer) -> str:
    """What "Copy answer" copies: the text with its markers, the notes, and a line for each source."""
    parts = [answer.text, "\n".join(note_line(note) for note in answer.notes)]
    if answer.citations:
        lines = (f"[{c.key}] {source_line(c)}" + (f". {c.url}" if c.url else "") for c in answer.citations)
        parts.append("Sources\n" + "\n".join(lines))
    return "\n\n".join(part for part in parts if part)


def cells_link(key: str, parts: Sequence[Rows]) -> str:
    """A link that saves the rows of a figure's cells, with a byte order mark so that Excel reads it as UTF-8."""
    return _saving_text(f"cells-{key}.csv", "text/csv", "\ufeff" + rows_csv(parts), "Download cells (CSV)")


def answer_links(answer: Answer) -> Iterator[str]:
    """Links that save the answer as Markdown and its receipt as JSON."""
    yield _saving_text("answer.md", "text/markdown", to_markdown(answer), "Markdown")
    if answer.receipt:
        receipt = json.dumps(receipt_to_json(answer.receipt), ensure_ascii=False, indent=2)
        yield _saving_text("receipt.json", "application/json", receipt, "Receipt")


def saving_link(name: str, kind: str, content: bytes, words: str) -> str:
    """A link that saves a file of that name and media type."""
    coded = base64.b64encode(content).decode("ascii")
    return f'<a class="button" download="{text(name)}" href="data:{kind};base64,{coded}">{text(words)}</a>'


def _saving_text(name: str, kind: str, content: str, words: str) -> str:
    return saving_link(name, f"{kind};charset=utf-8", content.encode("utf-8", "replace"), words)
