"""What became of a receipt's figures and citations, as JSON and as text. Replays nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from assistant.types import Replayed


def replayed_to_json(items: Sequence[Replayed]) -> list[dict[str, Any]]:
    """One object for each figure and citation: `key`, `kind`, `label`, `status`, `old`, `new`, `note`."""
    return [asdict(item) for item in items]


def replayed_to_text(items: Sequence[Replayed]) -> str:
    """A line for each, then how many are unchanged, revised and gone."""
    lines = [_line(item) for item in items]
    counts = Counter(item.status for item in items)
    told = ", ".join(f"{count} {status}" for status, count in counts.items())
    return "\n".join([*lines, f"{told}." if told else "The receipt holds no figure and no citation."])


def _line(item: Replayed) -> str:
    values = f": {item.old} → {item.new}" if item.status == "revised" else f": {item.old}"
    note = f" ({item.note})" if item.note else ""
    return f"[{item.key}] {item.status}: {item.label}{values}{note}"
