"""`assistant check`: every number in a user's own text, supported or not."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from assistant.interfaces.cli.common import opened, print_json, read_text
from assistant.interfaces.cli.options import AsJson, CorpusFolder, IndexFolder

VERDICTS = {
    "supported": "supported",
    "contradicted": "CONTRADICTED",
    "definition_differs": "definition differs",
    "outdated": "outdated",
    "not_found": "not found",
}


def check(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="A text or Markdown file; - is standard input.")],
    json: AsJson = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Set every number of your own text against the corpus.

    The exit status is 1 if one is contradicted.
    """
    from assistant.drafts import check as check_text

    text = read_text(draft)
    with opened(corpus, index) as assistant:
        entries = check_text(text, assistant)
    if json:
        print_json(entries)
    else:
        for entry in entries:
            print(_line(text, entry))
        print(_summary(entries))
    if any(entry["verdict"] == "contradicted" for entry in entries):
        raise typer.Exit(1)


def _line(text: str, entry: dict[str, Any]) -> str:
    """Line and column as editors count them, the number and the verdict."""
    before = text[: entry["start"]]
    place = f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
    expected = f"; expected {entry['expected']}" if entry["expected"] and entry["verdict"] != "supported" else ""
    note = f". {entry['note']}" if entry["note"] else ""
    return f"{place} {entry['text']!r}: {VERDICTS[entry['verdict']]}{expected}{note}{_proof(entry)}"


def _proof(entry: dict[str, Any]) -> str:
    if figure := entry.get("figure"):
        return f" [{figure['label']}: {figure['display']}]"
    if citation := entry.get("citation"):
        return f" [{citation['source_id']}: “{citation['quote']}”]"
    return ""


def _summary(entries: list[dict[str, Any]]) -> str:
    if not entries:
        return "There is no number in the text."
    counts = {name: sum(entry["verdict"] == name for entry in entries) for name in VERDICTS}
    told = ", ".join(f"{count} {VERDICTS[name].lower()}" for name, count in counts.items() if count)
    return f"{len(entries)} numbers: {told}."
