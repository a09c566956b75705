"""Whether a file is what its suffix says, by its first bytes. Parses nothing."""

from __future__ import annotations

from pathlib import Path

from assistant.errors import CorpusError

_CONTAINER = frozenset({".docx", ".xlsx", ".xlsm", ".ods", ".zip"})
_SIGNATURES: tuple[tuple[bytes, str, frozenset[str]], ...] = (
    (b"%PDF-", "a PDF", frozenset({".pdf"})),
    (b"PK\x03\x04", "a ZIP archive or an Office file", _CONTAINER),
    (b"PK\x05\x06", "an empty ZIP archive", frozenset({".zip"})),
    (b"PAR1", "a Parquet file", frozenset({".parquet"})),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an Office file of the old kind or one locked with a password",
        frozenset({".xls"}),
    ),
    (b"\x7fELF", "a program", frozenset()),
    (b"\xfe\xed\xfa", "a program", frozenset()),
    (b"\xcf\xfa\xed\xfe", "a program", frozenset()),
    (b"\xce\xfa\xed\xfe", "a program", frozenset()),
    (b"\xca\xfe\xba\xbe", "a program", frozenset()),
    (b"{\\rtf", "an RTF file", frozenset()),
    (b"\x89PNG\r\n", "a picture", frozenset()),
    (b"\xff\xd8\xff", "a picture", frozenset()),
    (b"GIF87a", "a picture", frozenset()),
    (b"GIF89a", "a picture", frozenset()),
    (b"II*\x00", "a picture", frozenset()),
    (b"MM\x00*", "a picture", frozenset()),
    (b"\x1f\x8b\x08", "a compressed file", frozenset()),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file", frozenset()),
    (b"Rar!\x1a\x07", "a compressed file", frozenset()),
    (b"\xfd7zXZ\x00", "a compressed file", frozenset()),
    (b"\x28\xb5\x2f\xfd", "a compressed file", frozenset()),
    (b"SQLite format 3\x00", "a database", frozenset()),
)
_CLAIMS = {
    ".pdf": "a PDF",
    ".docx": "a Word file",
    ".xlsx": "a workbook",
    ".xlsm": "a workbook",
    ".xls": "a workbook of the old kind",
    ".ods": "a workbook",
    ".zip": "a ZIP archive",
    ".parquet": "a Parquet file",
    ".html": "a web page",
    ".htm": "a web page",
    ".eml": "a mail",
    ".csv": "a table in text form",
    ".tsv": "a table in text form",
    ".tab": "a table in text form",
}
_LOCKED = "Save it without a password, in today's form."
_RENAMED = "Give it the suffix of what it is, or leave it out."


def check_magic(path: Path) -> None:
    """Refuse a file that begins like another kind than its suffix names.

    Raises:
        CorpusError: it does; the sentence says what it is.
    """
    with path.open("rb") as file:
        first = file.read(64)
    suffix = path.suffix.lower()
    for signature, kind, suffixes in _SIGNATURES:
        if first.startswith(signature) and suffix not in suffixes:
            raise _another(kind, suffix)
    if first.startswith(b"MZ") and b"\0" in first:
        raise _another("a program", suffix)


def _another(kind: str, suffix: str) -> CorpusError:
    claimed = _CLAIMS.get(suffix, "a text")
    if kind.endswith("password"):
        return CorpusError(f"it is {kind}, not {claimed}", _LOCKED)
    return CorpusError(f"it is {kind}, not {claimed}", _RENAMED)
