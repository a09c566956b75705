from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.magic import check_magic


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"MZ\x90\x00\x03" + bytes(60), "it is a program, not a PDF"),
        ("a.docx", b"\x7fELF\x02\x01", "it is a program, not a Word file"),
        ("a.md", b"%PDF-1.7\n", "it is a PDF, not a text"),
        ("a.csv", b"PK\x03\x04\x14", "it is a ZIP archive or an Office file, not a table in text form"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old kind or one locked with a password, not a workbook"),
        ("a.html", b"\x89PNG\r\n\x1a\n", "it is a picture, not a web page"),
        ("a.docx", b"{\\rtf1\\ansi", "it is an RTF file, not a Word file"),
        ("a.zip", b"Rar!\x1a\x07\x01", "it is a compressed file, not a ZIP archive"),
        ("a.eml", b"PAR1", "it is a Parquet file, not a mail"),
    ],
)
def test_a_file_that_is_not_what_its_suffix_says(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError) as caught:
        check_magic(tmp_path / name)
    assert words in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.pdf", b"\n\n%PDF-1.7\n"),
        ("a.DOCX", b"PK\x03\x04\x14"),
        ("a.zip", b"PK\x05\x06"),
        ("a.csv", b"MZ,country\n1,Portugal\n"),
        ("a.txt", b""),
        ("a.parquet", b"PAR1"),
    ],
)
def test_a_file_that_may_be_what_it_says(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    check_magic(tmp_path / name)
