"""The same content under two names: by bytes, by the words of a text, by the cells of tables. Reads no corpus."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.parsing import TABLES, Parsed

_BETWEEN_WORDS = re.compile(r"[\W_]+")


class Seen:
    """What has been read so far, and from which file."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def check_bytes(self, path: Path) -> None:
        """Refuse a file with the bytes of another.

        Raises:
            CorpusError: it is a copy; the sentence names the other.
        """
        self._refuse(_digest(path), "table" if path.suffix.lower() in TABLES else "document")

    def check(self, path: Path, parsed: Parsed) -> None:
        """Refuse a file whose words, or whose tables, were all read before.

        Raises:
            CorpusError: it says nothing new; the sentence names the other.
        """
        if parsed.loaded:
            self._refuse(_words_mark(parsed.loaded.text), "document")
        marks = [data.table.hash for data in parsed.tables]
        if marks and all(mark in self._names for mark in marks):
            self._refuse(marks[0], "table")

    def add(self, path: Path, parsed: Parsed) -> None:
        """Note a file that was taken."""
        marks = [_digest(path), *(data.table.hash for data in parsed.tables)]
        if parsed.loaded:
            marks.append(_words_mark(parsed.loaded.text))
        for mark in marks:
            self._names.setdefault(mark, path.name)

    def _refuse(self, mark: str, kind: str) -> None:
        if first := self._names.get(mark):
            raise CorpusError(f"it is the same {kind} as {first}", "Keep one of the two.")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _words_mark(text: str) -> str:
    """The same for texts that differ in spaces, marks and capitals only, as the same report as PDF and as Word does."""
    return hashlib.sha256(_BETWEEN_WORDS.sub(" ", text).casefold().strip().encode()).hexdigest()
