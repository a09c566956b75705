import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.loaders import LOADABLE, Loaded, attached, load


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"", "the file is empty"),
        ("a.html", b" \n\0", "the file is empty"),
        ("a.pdf", b"MZ" + b"\0" * 200, "the file is a program"),
        ("a.docx", b"%PDF-1.7 ...", "the file is a PDF"),
        ("a.html", b"%PDF-1.7 ...", "the file is a PDF"),
        ("a.pdf", b"PK\x03\x04...", "the file is a ZIP or Office file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "encrypted, or of an old Office format"),
        ("a.docx", b"hello", "broken or of another kind"),
        ("a.eml", b"\x89PNG\r\n", "the file is a picture"),
        ("a.odt", b"PK\x03\x04", "files ending in '.odt' are not documents"),
    ],
)
def test_files_that_are_not_what_they_say(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CorpusError, match=words) as caught:
        load(path)
    assert caught.value.hint


def test_only_mails_have_attachments(tmp_path: Path) -> None:
    assert attached(tmp_path / "a.pdf") == ()


def test_what_is_loaded_travels_between_processes() -> None:
    loaded = Loaded("Title", "", "2020", "text", ((0, 4),), ("A remark.",))
    assert pickle.loads(pickle.dumps(loaded)) == loaded


def test_no_parser_is_imported_before_a_file_needs_it() -> None:
    code = "import sys, assistant.ingest.loaders as made; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pypdf", "pdfplumber", "docx", "trafilatura", "lxml"} & set(done.stdout.split())
    assert {".pdf", ".docx", ".html", ".htm", ".eml"} == LOADABLE
