"""Whether a file is fit to be parsed: there, of a kind that is read, neither empty nor too large. Parses nothing."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.magic import check_magic
from assistant.ingest.parsing import READABLE

MAX_BYTES = 100_000_000
ARCHIVE = ".zip"
_SIMILAR = {
    ".doc": ".docx",
    ".odt": ".docx",
    ".rtf": ".docx",
    ".pages": ".docx",
    ".xlsb": ".xlsx",
    ".sav": ".csv",
    ".dta": ".csv",
    ".pptx": ".pdf",
    ".ppt": ".pdf",
    ".epub": ".pdf",
    ".msg": ".eml",
    ".mht": ".html",
    ".mhtml": ".html",
    ".xhtml": ".html",
}
UNREAD = frozenset({*_SIMILAR, ARCHIVE})
READ_ARE = f"Read are: {', '.join(sorted(READABLE | {ARCHIVE}))}."


def check_suffix(path: Path) -> None:
    """Refuse a file of a kind that is not read.

    Raises:
        CorpusError: it is; the hint says which kinds are read, or as what to save it.
    """
    suffix = path.suffix.lower()
    if suffix in READABLE:
        return
    if suffix == ARCHIVE:
        raise CorpusError("an archive is not read where it lies", "Unpack it, or give it to `assistant ingest`.")
    advice = f"Save it as {_SIMILAR[suffix]}." if suffix in _SIMILAR else READ_ARE
    raise CorpusError(f"files ending in {path.suffix or 'nothing'!r} are not read", advice)


def check_readable(path: Path) -> None:
    """Refuse a file that no parser need look at.

    Raises:
        CorpusError: it is a folder, not there, of a kind that is not read, empty, too large, or not what it is named.
    """
    if path.is_dir():
        raise CorpusError("it is a folder", "Give the files in it.")
    if not path.exists():
        raise CorpusError("there is no such file", "Check the path.")
    check_suffix(path)
    check_size(path)
    check_magic(path)


def check_size(path: Path) -> None:
    """Refuse an empty file and one that is too large.

    Raises:
        CorpusError: it is.
    """
    size = path.stat().st_size
    if size == 0:
        raise CorpusError("the file is empty", "Remove it or fill it.")
    if size > MAX_BYTES:
        raise CorpusError(f"the file has {size:,} bytes, more than {MAX_BYTES:,}", "Split it.")
