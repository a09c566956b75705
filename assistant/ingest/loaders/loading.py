"""Picks the loader of a file, by its suffix and by what its first bytes say. Parses nothing itself."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.loaders.loaded import Loaded

LOADABLE = frozenset({".pdf", ".docx", ".html", ".htm", ".eml"})


def load(path: Path) -> Loaded:
    """The document of a file whose suffix is in `LOADABLE`.

    Raises:
        CorpusError: it cannot be read; the sentence is without the file's name.
    """
    raise CorpusError(f"files ending in {path.suffix!r} are not read yet", "Save it as text.")


def attached(path: Path) -> tuple[tuple[str, bytes], ...]:
    """Names and bytes of the files attached to a mail, in order; nothing for other files."""
    return ()
