"""A confined process is a child of the test: limits and hooks cannot be taken off again."""

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.ingest.confinement import Limits

CONFINED = "import os, socket, subprocess, sys\nfrom pathlib import Path\nfrom assistant.ingest.confinement import *\n"


def run(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"{CONFINED}confine(Limits(memory=300 << 20, written=1_000))\n{code}"],
        cwd=folder,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    "code",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "Path('written.txt').write_text('x')",
        "os.open('written.txt', os.O_CREAT | os.O_WRONLY)",
        "Path('kept.txt').unlink()",
        "Path('kept.txt').rename('other.txt')",
        "Path('folder').mkdir()",
        "sys.addaudithook(lambda *_: None); Path('written.txt').touch()",
    ],
)
def test_what_no_parser_needs_is_refused(tmp_path: Path, code: str) -> None:
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    ended = run(code, tmp_path)
    assert ended.returncode == 1
    assert "PermissionError: A parser may not" in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_reading_is_allowed(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    ended = run("import zipfile, csv, email\nprint(Path('kept.txt').read_text(), os.getpid() > 0)", tmp_path)
    assert ended.stdout == "kept True\n"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell")
def test_the_memory_told_is_the_process_s_own(tmp_path: Path) -> None:
    held = bytearray(100 << 20)
    before, after = run("print(peak_memory())\nheld = b'x' * (30 << 20)\nprint(peak_memory())", tmp_path).stdout.split()
    assert 1 << 20 < int(before) < len(held)
    assert int(after) - int(before) > 29 << 20


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no limit of address space")
def test_memory_ends_where_it_is_limited(tmp_path: Path) -> None:
    assert "MemoryError" in run("b'x' * (400 << 20)", tmp_path).stderr
    assert run("len(b'x' * (100 << 20))", tmp_path).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit of computing time")
def test_computing_ends_where_it_is_limited(tmp_path: Path) -> None:
    assert run("allow_computing(1)\nwhile True: pass", tmp_path).returncode < 0


def test_a_larger_file_may_take_longer() -> None:
    limits = Limits(computing=10, computing_each_megabyte=20, most_computing=100, patience=2)
    assert [limits.computing_for(size) for size in (0, 1_000_000, 90_000_000)] == [10, 30, 100]
    assert limits.waiting_for(1_000_000) == 60
