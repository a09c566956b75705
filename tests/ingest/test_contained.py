from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.confinement import Limits
from assistant.ingest.contained import Contained
from assistant.ingest.parsing import parse
from tests.ingest import brought

TABLE = "year,country,midwives\n2019,Portugal,10\n2020,Portugal,12\n"
MEMORY = 200 << 20  # enough to begin with, not for the large table
posix = pytest.mark.skipif(sys.platform == "win32", reason="the limits are those of POSIX systems")


@pytest.fixture
def contained() -> Iterator[Contained]:
    with Contained() as made:
        yield made


def _file(folder: Path, name: str, content: str) -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder / name


def _large_table(folder: Path, rows: int) -> Path:
    return _file(folder, "large.csv", "year,ward,beds\n" + "".join(f"2019,Ward {n},{n}\n" for n in range(rows)))


def test_a_child_gives_what_parsing_here_gives(contained: Contained, tmp_path: Path) -> None:
    paths = [
        _file(tmp_path, "midwives.csv", TABLE),
        _file(tmp_path, "note.md", "---\ntitle: A note\nbased_on:\n  - title: Register\n---\n# Nurses\n\nThey left."),
        brought.pdf(tmp_path / "report.pdf"),
    ]
    for path in paths:
        assert contained.parse(path, "some-id") == parse(path, "some-id")
    assert contained.peak > 10_000_000 or sys.platform != "linux"


def test_one_child_serves_many_files_and_none_is_started_for_none(contained: Contained, tmp_path: Path) -> None:
    assert contained.child == 0
    contained.parse(_file(tmp_path, "a.txt", "Nurses left."), "a")
    first = contained.child
    with pytest.raises(CorpusError, match="holds no text"):
        contained.parse(_file(tmp_path, "b.txt", " \n"), "b")
    contained.parse(_file(tmp_path, "c.txt", "Nurses stayed."), "c")
    assert contained.child == first
    contained.close()
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


def test_attachments_come_as_they_were(contained: Contained, tmp_path: Path) -> None:
    content = bytes(range(256))
    letter = brought.mail(tmp_path / "a.eml", "A", "Text.", {"Ünlü.bin": content})
    assert contained.attached(letter) == (("Ünlü.bin", content),)


@posix
def test_a_file_that_takes_too_much_memory_costs_a_sentence(tmp_path: Path) -> None:
    large, small = _large_table(tmp_path, 600_000), _file(tmp_path, "a.txt", "Nurses left.")
    with Contained(Limits(memory=MEMORY)) as contained:
        with pytest.raises(CorpusError, match=r"takes more than 0\.2 GiB of memory") as caught:
            contained.parse(large, "large")
        assert "Split it" in caught.value.hint
        assert contained.parse(small, "a").loaded is not None
        assert contained.peak < MEMORY


@posix
def test_a_file_that_takes_too_long_costs_a_sentence(tmp_path: Path) -> None:
    large, small = _large_table(tmp_path, 400_000), _file(tmp_path, "a.txt", "Nurses left.")
    for limits in (
        Limits(computing=1, computing_each_megabyte=0, patience=60),
        Limits(computing=1, computing_each_megabyte=0, patience=0.5),
    ):
        with Contained(limits) as contained:
            begun = time.monotonic()
            with pytest.raises(CorpusError, match=r"took longer than (1|0\.5) seconds"):
                contained.parse(large, "large")
            assert time.monotonic() - begun < 30
    with Contained() as contained:
        assert contained.parse(small, "a").loaded is not None


@posix
def test_a_child_that_is_killed_is_replaced_and_its_file_tried_once_more(tmp_path: Path) -> None:
    large = _large_table(tmp_path, 60_000)
    with Contained() as contained:
        contained.parse(_file(tmp_path, "a.txt", "Nurses left."), "a")
        first = contained.child
        threading.Timer(0.2, os.kill, (first, signal.SIGKILL)).start()
        assert len(contained.parse(large, "large").tables[0].rows) == 60_000
        assert contained.child != first


@posix
def test_a_file_that_ends_a_fresh_child_is_told(tmp_path: Path) -> None:
    large = _large_table(tmp_path, 400_000)
    with Contained() as contained:
        killer = threading.Thread(target=_kill_when_there, args=(contained,))
        killer.start()
        with pytest.raises(CorpusError, match=r"reading it ended the program that reads \(signal 9\)"):
            contained.parse(large, "large")
        killer.join()


def _kill_when_there(contained: Contained) -> None:
    while not contained.child:
        time.sleep(0.01)
    os.kill(contained.child, signal.SIGKILL)


def test_what_no_parser_foresaw_is_told_without_a_traceback(contained: Contained, tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"its reader failed on it \(IsADirectoryError") as caught:
        contained.parse(tmp_path.with_name(tmp_path.name), "a")
    assert "\n" not in caught.value.message
    assert contained.parse(_file(tmp_path, "a.txt", "Nurses left."), "a").loaded is not None


def test_the_child_knows_no_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_API_KEY", "a-secret-value")
    with Contained() as contained:
        contained.parse(_file(tmp_path, "a.txt", "Nurses left."), "a")
        environment = Path(f"/proc/{contained.child}/environ")
        if not environment.exists():
            pytest.skip("this system does not show the environment of a process")
        assert b"a-secret-value" not in environment.read_bytes()


def test_threads_share_a_child(contained: Contained, tmp_path: Path) -> None:
    paths = [_file(tmp_path, f"{n}.txt", f"Nurse {n} left.") for n in range(8)]
    found: dict[str, str] = {}

    def read(path: Path) -> None:
        loaded = contained.parse(path, path.stem).loaded
        assert loaded is not None
        found[path.stem] = loaded.text

    threads = [threading.Thread(target=read, args=(path,)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {str(n): f"Nurse {n} left." for n in range(8)}
