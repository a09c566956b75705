"""Picks the loader of a file, by its suffix and by what its first bytes say. Parses nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.loaders.loaded import Loaded

LOADABLE = frozenset({".pdf", ".docx", ".html", ".htm", ".eml"})
_LOOKED_AT = 1_024
_LONGEST = 20_000_000
_OLE, _ZIP, _PDF = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"%PDF-"
_OTHERS = (
    (b"MZ", "a program"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
)


def load(path: Path) -> Loaded:
    """The document of a file whose suffix is in `LOADABLE`.

    Raises:
        CorpusError: it cannot be read; the sentence is without the file's name.
    """
    suffix = path.suffix.lower()
    if suffix not in LOADABLE:
        raise CorpusError(f"files ending in {suffix or 'nothing'!r} are not documents", f"Read are: {_suffixes()}.")
    _check_kind(path, suffix)
    loaded = _loader(suffix)(path)
    if len(loaded.text) > _LONGEST:
        raise CorpusError(f"the text has more than {_LONGEST:,} characters", "Split it into several files.")
    return loaded


def attached(path: Path) -> tuple[tuple[str, bytes], ...]:
    """Names and bytes of the files attached to a mail, in order; nothing for other files.

    Raises:
        CorpusError: the mail cannot be read.
    """
    if path.suffix.lower() != ".eml":
        return ()
    from assistant.ingest.loaders.mail import attachments_of

    return attachments_of(path)


def _loader(suffix: str) -> Callable[[Path], Loaded]:
    if suffix == ".pdf":
        from assistant.ingest.loaders.pdf import load_pdf

        return load_pdf
    if suffix == ".docx":
        from assistant.ingest.loaders.docx import load_docx

        return load_docx
    if suffix == ".eml":
        from assistant.ingest.loaders.mail import load_mail

        return load_mail
    from assistant.ingest.loaders.html import load_html

    return load_html


def _check_kind(path: Path, suffix: str) -> None:
    """Refuse a file that its first bytes show to be of another kind than its suffix says."""
    with path.open("rb") as file:
        head = file.read(_LOOKED_AT)
    if not head.strip(b"\x00 \t\r\n"):
        raise CorpusError("the file is empty", "Give a file with text in it.")
    if head.startswith(_OLE):
        raise CorpusError(
            "the file is encrypted, or of an old Office format", "Save a copy as .docx without password and give that."
        )
    kind = _kind(head)
    if kind == suffix or (not kind and suffix not in (".pdf", ".docx")):
        return
    other = kind or next((words for mark, words in _OTHERS if head.startswith(mark)), "")
    told = {".pdf": "a PDF", ".docx": "a ZIP or Office file"}.get(other, other)
    if suffix == ".pdf" and not told:
        raise CorpusError("the file is broken or no PDF", "Open it in a reader, save it again and retry.")
    raise CorpusError(
        f"the file is {told or 'broken or of another kind'}, not what its suffix says",
        "Give it its real suffix, or save it again.",
    )


def _kind(head: bytes) -> str:
    if _PDF in head:
        return ".pdf"
    if head.startswith(_ZIP):
        return ".docx"
    return next((words for mark, words in _OTHERS if head.startswith(mark)), "")


def _suffixes() -> str:
    return ", ".join(sorted(LOADABLE))
