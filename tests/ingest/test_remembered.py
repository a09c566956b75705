from __future__ import annotations

from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.contained import Contained
from assistant.ingest.remembered import Remembered


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text("Nurses left.", encoding="utf-8")
    return path


class Counting(Contained):
    """Counts what it is asked for."""

    asked = 0

    def parse(self, path: Path, source_id: str):  # type: ignore[no-untyped-def]
        self.asked += 1
        return super().parse(path, source_id)


def _parse(folder: Path | None, path: Path, source_id: str = "note") -> tuple[str, int]:
    """The text, and how often the child was asked for it."""
    contained = Counting()
    with Remembered(folder, contained) as remembered:
        loaded = remembered.parse(path, source_id).loaded
    assert loaded is not None
    return loaded.text, contained.asked


def test_what_is_unchanged_is_parsed_once(tmp_path: Path, note: Path) -> None:
    folder = tmp_path / "kept"
    assert _parse(folder, note) == ("Nurses left.", 1)
    assert _parse(folder, note) == ("Nurses left.", 0)
    note.write_text("Nurses came.", encoding="utf-8")
    assert _parse(folder, note) == ("Nurses came.", 1)
    assert _parse(folder, note, "other-id") == ("Nurses came.", 1)


def test_what_was_not_asked_for_is_dropped(tmp_path: Path, note: Path) -> None:
    folder = tmp_path / "kept"
    _parse(folder, note)
    note.write_text("Nurses came.", encoding="utf-8")
    _parse(folder, note)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"{}", b"0" * 64 + b"\n{}", None])
def test_what_is_damaged_is_parsed_again(tmp_path: Path, note: Path, damage: bytes | None) -> None:
    folder = tmp_path / "kept"
    _parse(folder, note)
    (kept,) = folder.iterdir()
    kept.write_bytes(damage if damage is not None else kept.read_bytes().replace(b"left", b"came"))
    assert _parse(folder, note) == ("Nurses left.", 1)
    assert _parse(folder, note) == ("Nurses left.", 0)


def test_without_a_folder_or_where_it_cannot_be_made_nothing_is_kept(tmp_path: Path, note: Path) -> None:
    assert _parse(None, note) == ("Nurses left.", 1)
    assert _parse(note / "kept", note) == ("Nurses left.", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["note.txt"]


def test_a_failure_is_not_kept(tmp_path: Path, note: Path) -> None:
    note.write_text(" ", encoding="utf-8")
    with Remembered(tmp_path / "kept") as remembered, pytest.raises(CorpusError, match="no text"):
        remembered.parse(note, "note")
    assert not (tmp_path / "kept").exists()
