from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest import remove_uploads, take_uploads, uploaded
from tests.ingest import brought

TABLE = "year,country,midwives\n2019,Portugal,10\n2020,Portugal,12\n"


def _file(folder: Path, name: str, content: str) -> Path:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def _names(store: Path) -> list[str]:
    return [path.relative_to(store).as_posix() for path in uploaded(store)]


def _told(store: Path, corpus: Path, *paths: Path) -> list[str]:
    return [problem.message for problem in take_uploads(store, paths, corpus)]


def test_a_sidecar_comes_along_and_goes_with_its_file(tmp_path: Path, corpus: Path, store: Path) -> None:
    path, sidecar = _file(tmp_path, "a.txt", "Doulas came."), _file(tmp_path, "a.yaml", "title: Doulas")
    assert _told(store, corpus, path) == []
    assert _names(store) == ["a.txt", "a.txt.yaml"]
    sidecar.unlink()
    assert _told(store, corpus, path) == []
    assert _names(store) == ["a.txt"]
    assert _told(store, corpus, _file(tmp_path / "other", "a.txt.yml", "title: Midwives")) == []
    assert (store / "a.txt.yaml").read_text(encoding="utf-8") == "title: Midwives"
    remove_uploads(store, ["a"])
    assert _names(store) == []


def test_a_broken_sidecar_is_left_out_alone(tmp_path: Path, corpus: Path, store: Path) -> None:
    path = _file(tmp_path, "a.txt", "Doulas came.")
    sidecar = _file(tmp_path, "a.yaml", "title: Doulas\ntitel: Doulas")
    (problem,) = take_uploads(store, [path], corpus)
    assert problem.path == str(sidecar)
    assert problem.message == (
        "a.yaml was left out: line 2 states 'titel', which is not known. Did you mean title? a.txt was read without it."
    )
    assert _names(store) == ["a.txt"]


def test_the_same_content_under_two_names_is_told(tmp_path: Path, corpus: Path, store: Path) -> None:
    parts = [("Flows", "Doulas left Madeira for the Azores in 2020. " + brought.FILLER * 3)]
    first = brought.docx(tmp_path / "b.docx", "Doulas", parts)
    assert _told(store, corpus, first) == []
    copy = tmp_path / "a.docx"
    copy.write_bytes(first.read_bytes())
    page = brought.html(tmp_path / "c.html", "Doulas", parts)
    told = _told(store, corpus, copy, page, _file(tmp_path, "d.md", "NURSES\n\nNurses leave."))
    assert told == [
        "a.docx was left out: it is the same document as b.docx. Keep one of the two.",
        "c.html was left out: it is the same document as b.docx. Keep one of the two.",
        "d.md was left out: it is the same document as nurses.md. Keep one of the two.",
    ]
    assert _names(store) == ["b.docx"]
    assert _told(store, corpus, first) == []


def test_an_archive_replaces_what_came_in_it_before(tmp_path: Path, corpus: Path, store: Path) -> None:
    files = {"a.md": b"Doulas came.", "in/b.csv": TABLE.encode()}
    assert _told(store, corpus, brought.archive(tmp_path / "x.zip", files)) == []
    assert _names(store) == ["x.zip/a.md", "x.zip/in/b.csv"]
    assert _told(store, corpus, brought.archive(tmp_path / "x.zip", {"c.md": b"Doulas left."})) == []
    assert _names(store) == ["x.zip/c.md"]
    broken = brought.archive(tmp_path / "x.zip", {"a.md": b" "})
    assert _told(store, corpus, broken) == [
        "In x.zip: a.md was left out: the file holds no text. Remove it or write its text."
    ]
    broken.write_bytes(b"PK\x03\x04 broken")
    assert "x.zip was left out: the file is broken" in _told(store, corpus, broken)[0]
    assert _names(store) == ["x.zip/c.md"]


def test_what_of_an_archive_is_not_read_is_told_and_the_rest_taken(tmp_path: Path, corpus: Path, store: Path) -> None:
    files = {
        "a.md": b"Doulas came.",
        "b.png": b"",
        "c.zip": b"PK",
        "d.pdf": b"MZ\0",
        "e.txt": b"Doulas came.",
        "nurses.md": b"Nurses came.",
    }
    told = _told(store, corpus, brought.archive(tmp_path / "x.zip", files))
    for words in (
        "In x.zip, b.png is not read (files ending in .png). Read are: .csv",
        "In x.zip, c.zip is an archive in an archive. Unpack it",
        "In x.zip: d.pdf was left out: it is a program, not a PDF.",
        "In x.zip: e.txt was left out: it is the same document as a.md.",
    ):
        assert any(line.startswith(words) for line in told), (words, told)
    assert len(told) == 4
    assert _names(store) == ["x.zip/a.md", "x.zip/x-nurses.md"]


def test_what_came_in_an_archive_is_removed_alone_or_whole(tmp_path: Path, corpus: Path, store: Path) -> None:
    files = {"a.md": b"Doulas came.", "a.md.yaml": b"title: x", "b.md": b"Doulas left."}
    take_uploads(store, [brought.archive(tmp_path / "x.zip", files)], corpus)
    remove_uploads(store, ["a"])
    assert _names(store) == ["x.zip/b.md"]
    remove_uploads(store, ["b"])
    assert [path.name for path in store.iterdir() if path.name[0] != "."] == []
    take_uploads(store, [tmp_path / "x.zip"], corpus)
    remove_uploads(store, ["x"])
    assert _names(store) == []


def test_a_mail_and_its_attachments_are_one_thing(tmp_path: Path, corpus: Path, store: Path) -> None:
    attachments = {"mail.csv": TABLE.encode(), "logo.png": b"1"}
    letter = brought.mail(tmp_path / "mail.eml", "Doulas", "Doulas came.", attachments)
    assert [line.split(" (")[0] for line in _told(store, corpus, letter)] == ["In mail.eml, logo.png is not read"]
    assert _names(store) == ["mail.eml/mail-mail.csv", "mail.eml/mail.eml"]
    remove_uploads(store, ["mail"])
    assert _names(store) == []


def test_a_folder_is_taken_file_by_file(tmp_path: Path, corpus: Path, store: Path) -> None:
    _file(tmp_path, "f/a.md", "Doulas came.")
    _file(tmp_path, "f/in/b.csv", TABLE)
    _file(tmp_path, "f/in/a.md", "Doulas left.")
    _file(tmp_path, "f/c.png", "")
    told = _told(store, corpus, tmp_path / "f")
    assert told[0].startswith("In f, c.png is not read")
    assert "a.md was left out: " in told[1] and "has the same name" in told[1]
    assert len(told) == 2
    assert _names(store) == ["a.md", "b.csv"]


def test_a_data_package_is_taken_as_one(tmp_path: Path, corpus: Path, store: Path) -> None:
    _file(tmp_path, "f/tables/beds.csv", "ward,beds\nA,1\nB,2\n")
    package = _file(
        tmp_path,
        "f/datapackage.json",
        '{"name": "f", "resources": [{"name": "beds", "path": "tables/beds.csv", "title": "Hospital beds",'
        ' "schema": {"fields": [{"name": "ward", "type": "string"}, {"name": "beds", "type": "integer"}]}}]}',
    )
    assert _told(store, corpus, tmp_path / "f") == []
    assert _names(store) == ["f/datapackage.json", "f/tables/beds.csv"]
    files = {"datapackage.json": package.read_bytes(), "tables/beds.csv": b"ward,beds\nA,1\nB,3\n"}
    assert _told(store, corpus, brought.archive(tmp_path / "f.zip", files))[0].startswith("f.zip was left out: f has")
    remove_uploads(store, ["f"])
    assert _told(store, corpus, tmp_path / "f.zip") == []
    assert _names(store) == ["f.zip/datapackage.json", "f.zip/tables/beds.csv"]


def test_a_name_that_came_in_an_archive_is_not_given_again(tmp_path: Path, corpus: Path, store: Path) -> None:
    take_uploads(store, [brought.archive(tmp_path / "x.zip", {"a.md": b"Doulas came."})], corpus)
    (told,) = _told(store, corpus, _file(tmp_path, "a.txt", "Other."), _file(tmp_path, "b.txt", "Another."))
    assert told == "a.txt was left out: a.md in x.zip has the same source id. Rename it, or remove x."


def test_nothing_but_refusals_is_an_error_that_names_the_first(tmp_path: Path, corpus: Path, store: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match=r"empty was left out: the folder holds no file that is read\."):
        take_uploads(store, [tmp_path / "empty", tmp_path / "none.csv"], corpus)
    assert not store.exists()
