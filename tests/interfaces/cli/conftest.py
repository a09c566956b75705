"""The command line on the small corpus about nurses, in the test's own process."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.interfaces.cli import run
from assistant.settings import Settings

Run = Callable[..., "Ended"]


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed, as JSON."""
        return json.loads(self.out)


@pytest.fixture
def command(
    nurses_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs a command on the index that is built; `stdin` is what it reads."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSISTANT_CORPUS", str(nurses_settings.corpus))
    monkeypatch.setenv("ASSISTANT_INDEX", str(nurses_settings.index))
    monkeypatch.setenv("ASSISTANT_EMBEDDER", nurses_settings.embedder)
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))

    def ended(*arguments: str, stdin: str = "") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        capsys.readouterr()
        status = run(arguments)
        printed = capsys.readouterr()
        return Ended(status, printed.out, printed.err)

    return ended
