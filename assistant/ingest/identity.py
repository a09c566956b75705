"""What every passage carries: its context line and its content id. Splits and words nothing."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Literal

from assistant.types import Locator, Passage, Source


def context_line(source: Source, section: str = "") -> str:
    """Title, publisher, author, date and section, as embedded and searched in front of the text."""
    author = source.author if source.author != source.publisher else ""
    return " | ".join(part for part in (source.title, source.publisher, author, source.published, section) if part)


def passage(source_id: str, kind: Literal["passage", "table"], context: str, text: str, locator: Locator) -> Passage:
    """The passage with its id: 32 hexadecimal digits of a hash over source, indexed text and locator."""
    content = json.dumps([source_id, kind, f"{context}\n{text}", asdict(locator)], sort_keys=True)
    return Passage(hashlib.sha256(content.encode()).hexdigest()[:32], source_id, kind, context, text, locator)
