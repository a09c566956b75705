from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ingest.gathering import MOST_FILES, files_in, gather


def _files(folder: Path, *names: str) -> list[Path]:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    return [folder / name for name in names]


def _given(folder: Path, *paths: Path, stored: tuple[Path, ...] = ()) -> list[str]:
    given, refused = gather(paths, stored)
    assert refused == ()
    return [
        one.path.relative_to(folder).as_posix() + (f" + {one.sidecar.name}" if one.sidecar else "") for one in given
    ]


def test_a_file_comes_with_its_sidecar_once(tmp_path: Path) -> None:
    paths = _files(tmp_path, "a.pdf", "a.pdf.yaml", "b.docx", "b.yml", "c.csv")
    assert _given(tmp_path, *paths, *paths) == ["a.pdf + a.pdf.yaml", "b.docx + b.yml", "c.csv"]


def test_a_sidecar_alone_means_what_it_is_named_after(tmp_path: Path) -> None:
    stored, sidecar, lone = _files(tmp_path, "store/a.pdf", "new/a.pdf.yaml", "new/b.yaml")
    assert _given(tmp_path, sidecar, stored=(stored,)) == ["store/a.pdf + a.pdf.yaml"]
    given, refused = gather([lone], (stored,))
    assert given == ()
    assert "it is the sidecar of no document" in refused[0][1].message


def test_a_folder_is_walked(tmp_path: Path) -> None:
    _files(tmp_path, "f/a.pdf", "f/in/b.csv", "f/in/b.yaml", "f/.git/c.md", "f/~$a.docx", "f/__MACOSX/d.md", "f/z.zip")
    assert _given(tmp_path, tmp_path / "f") == ["f/a.pdf", "f/in/b.csv + b.yaml", "f/z.zip"]


def test_a_folder_with_a_data_package_is_taken_as_one(tmp_path: Path) -> None:
    _files(tmp_path, "f/a.pdf", "f/data/datapackage.json", "f/data/tables/b.csv", "f/data/in/datapackage.json")
    assert _given(tmp_path, tmp_path / "f") == ["f/data", "f/a.pdf"]
    assert _given(tmp_path, tmp_path / "f" / "data") == ["f/data"]


def test_what_a_folder_holds_besides_is_told_in_one_sentence(tmp_path: Path) -> None:
    _files(tmp_path, "f/a.pdf", *(f"f/{n}.png" for n in range(7)), "f/in/x.exe")
    given, refused = gather([tmp_path / "f"])
    assert [one.path.name for one in given] == ["a.pdf"]
    ((path, error),) = refused
    assert path == tmp_path / "f"
    assert "0.png, 1.png, 2.png, 3.png, 4.png and 3 more are not read (files ending in .exe, .png)" in error.message


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("none.pdf", "there is no such file"),
        ("empty", "the folder holds no file that is read"),
        ("a.doc", "files ending in '.doc' are not read"),
        (".a.pdf", "it is a hidden file"),
    ],
)
def test_what_cannot_be_taken(tmp_path: Path, name: str, words: str) -> None:
    _files(tmp_path, "a.doc", ".a.pdf", "empty/.keep")
    given, ((path, error),) = gather([tmp_path / name])
    assert given == ()
    assert (path, error.message) == (tmp_path / name, words)
    assert error.hint


def test_a_folder_of_too_many_files(tmp_path: Path) -> None:
    _files(tmp_path, *(f"f/{n}.md" for n in range(MOST_FILES + 1)))
    _, ((_, error),) = gather([tmp_path / "f"])
    assert error.message == "the folder holds more than 2,000 files"


def test_the_folder_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _files(tmp_path, "f/data/datapackage.json", "f/data/b.csv")
    monkeypatch.chdir(tmp_path / "f" / "data")
    given, _ = gather([Path()])
    assert [one.path.name for one in given] == ["data"]
    assert [path.name for path in files_in(Path())] == ["b.csv", "datapackage.json"]
