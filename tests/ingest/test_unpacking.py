from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.child import Attachments
from assistant.ingest.unpacking import settle_names, unpack_archive, unpack_mail
from tests.ingest import brought


def _names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _unpacked(folder: Path, files: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """The files written, and what is said of those left out."""
    left_out = unpack_archive(brought.archive(folder / "a.zip", files), folder / "into")
    return _names(folder / "into"), [error.message for error in left_out]


def test_files_that_are_read_come_with_their_folders(tmp_path: Path) -> None:
    files = {"a.pdf": b"1", "in/b.csv": b"2", "in/datapackage.json": b"{}", "a.pdf.yaml": b"title: x"}
    assert _unpacked(tmp_path, files) == (["a.pdf", "a.pdf.yaml", "in/b.csv", "in/datapackage.json"], [])
    assert (tmp_path / "into" / "in" / "b.csv").read_bytes() == b"2"


def test_the_rest_is_told_or_passed_over(tmp_path: Path) -> None:
    files = {
        "a.md": b"1",
        "b.png": b"",
        "c.exe": b"",
        "inner.zip": b"PK",
        "__MACOSX/a.md": b"",
        ".DS_Store": b"",
        "lone.yaml": b"title: x",
    }
    assert _unpacked(tmp_path, files) == (
        ["a.md"],
        ["b.png, c.exe are not read (files ending in .exe, .png)", "inner.zip is an archive in an archive"],
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Übersicht 2020 (neu).pdf", "Übersicht 2020 (neu).pdf"),
        ("a\\b.pdf", "a/b.pdf"),
        ('we?ird*"na|me.pdf', "we-ird-na-me.pdf"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
        ("in\n/ .pdf", "in/file.pdf"),
    ],
)
def test_names_are_made_safe(tmp_path: Path, name: str, written: str) -> None:
    assert _unpacked(tmp_path, {name: b"1"})[0] == [written]


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr("a.md", b"1")
        made.writestr("a.md", b"2")
    unpack_archive(tmp_path / "a.zip", tmp_path / "into")
    assert _names(tmp_path / "into") == ["a-2.md", "a.md"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({}, "holds no file that is read"),
        ({"a.png": b"1"}, "holds no file that is read"),
        ({"../../a.md": b"1"}, "leads outside"),
        ({"a.md": bytes(30_000_000)}, "unpacks to more than"),
        ({f"{n}.md": b"" for n in range(2_001)}, "2001 parts"),
    ],
)
def test_an_archive_that_must_not_be_unpacked(tmp_path: Path, files: Mapping[str, bytes], words: str) -> None:
    with pytest.raises(CorpusError, match=words):
        _unpacked(tmp_path, files)
    assert not (tmp_path / "into").exists()


def test_a_locked_archive(tmp_path: Path) -> None:
    path = brought.archive(tmp_path / "a.zip", {"a.md": b"1"})
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    path.write_bytes(content)
    with pytest.raises(CorpusError, match="locked with a password"):
        unpack_archive(path, tmp_path / "into")


def test_attachments_are_written_beside_their_mail(tmp_path: Path) -> None:
    (tmp_path / "mail.eml").write_text("", encoding="utf-8")

    def attached(path: Path) -> Attachments:
        assert path == tmp_path / "mail.eml"
        return (("../../a.pdf", b"1"), ("logo.png", b""), ("all.zip", b""), ("a.pdf", b"2"))

    left_out = [error.message for error in unpack_mail(tmp_path / "mail.eml", attached)]
    assert _names(tmp_path) == ["a-2.pdf", "a.pdf", "mail.eml"]
    assert (tmp_path / "a.pdf").read_bytes() == b"1"
    assert left_out == ["logo.png is not read (files ending in .png)", "all.zip is an archive in an archive"]


def test_a_mail_that_does_not_read_has_no_attachments(tmp_path: Path) -> None:
    def attached(path: Path) -> Attachments:
        raise CorpusError("it is broken")

    assert unpack_mail(tmp_path / "mail.eml", attached) == ()


def test_names_that_are_taken_get_the_id_of_what_they_came_in(tmp_path: Path) -> None:
    for name in ("a.pdf", "a.docx", "a.pdf.yaml", "b.md", "in/b.md", "c.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    settle_names(tmp_path, {"a", "zip-c", "c"}, "zip")
    assert _names(tmp_path) == [
        "b.md",
        "in/zip-b.md",
        "zip-2-a.pdf",
        "zip-2-a.pdf.yaml",
        "zip-2-c.md",
        "zip-a.docx",
    ]
    assert (tmp_path / "zip-2-a.pdf.yaml").read_text(encoding="utf-8") == "a.pdf.yaml"


def test_files_of_a_data_package_keep_their_names(tmp_path: Path) -> None:
    for name in ("a.csv", "datapackage.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    settle_names(tmp_path, {"a"}, "zip")
    assert _names(tmp_path) == ["a.csv", "datapackage.json"]
