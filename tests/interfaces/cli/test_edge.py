from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from assistant.interfaces.cli.edge import LOG, unexpected
from tests.interfaces.cli.conftest import Run

HEAVY = ("torch", "chromadb", "duckdb", "ibis", "gradio", "langchain_core", "numpy", "pandas", "sentence_transformers")


def test_help_and_version(command: Run) -> None:
    for arguments in (("--help",), ("ask", "--help"), ("--version",)):
        assert command(*arguments).status == 0
    assert command("--version").out.startswith("assistant ")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom assistant.interfaces.cli import run\nassert run(['--help']) == 0\n"
        f"print(','.join(m for m in {HEAVY!r} if m in sys.modules), file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stderr.strip() == ""


def test_an_unknown_command_or_option(command: Run) -> None:
    assert command("guess").status == 2
    assert command("ask", "--guess").status == 2


def test_an_unknown_setting(command: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_GUESS", "1")
    ended = command("ask", "x")
    assert (ended.status, ended.out) == (2, "")
    assert "ASSISTANT_GUESS is not a setting" in ended.err


def test_no_index(command: Run) -> None:
    ended = command("ask", "x", "--index", "nowhere")
    assert (ended.status, len(ended.err.splitlines())) == (2, 1)
    assert "assistant ingest" in ended.err


def test_an_unforeseen_error_is_a_sentence_and_its_traceback_is_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    try:
        raise KeyError("lost\nmore")
    except KeyError as error:
        told = unexpected(error)
    assert "KeyError" in told.message
    assert "\n" not in told.message
    assert str(tmp_path / "data" / LOG) in told.hint
    assert "Traceback" in (tmp_path / "data" / LOG).read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_is_no_second_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "file" / "data"))
    assert "ASSISTANT_DATA" in unexpected(ValueError("x")).hint
