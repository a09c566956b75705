"""What commands share: opening the assistant, reading a file the caller names, printing JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.bootstrap import Assistant

STANDARD = Path("-")


@contextmanager
def opened(corpus: Path | None, index: Path | None) -> Iterator[Assistant]:
    """The assistant on the index that flags, environment and `.env` name."""
    from assistant.bootstrap import Assistant
    from assistant.settings import load_settings

    with Assistant.open(load_settings(corpus=corpus, index=index)) as assistant:
        yield assistant


@contextmanager
def progress_bar(unit: str, told: str) -> Iterator[Callable[[int, int], None]]:
    """A function that is told how many units of how many are done, and shows it on the error stream."""
    from tqdm import tqdm

    bar = tqdm(unit=unit, desc=told, file=sys.stderr, disable=None, leave=False)

    def progress(done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    with bar:
        yield progress


def read_bytes(path: Path) -> bytes:
    """The content of a file, or of standard input for "-".

    Raises:
        InputError: there is no such file, or it cannot be read.
    """
    if path == STANDARD:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"{_named(path)} cannot be read: {reason}.", "Name a file that exists.") from error


def read_text(path: Path) -> str:
    """The text of a UTF-8 file, or of standard input for "-".

    Raises:
        InputError: it cannot be read or is not UTF-8.
    """
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{_named(path)} is not UTF-8 text.", "Save it as UTF-8, as plain text or Markdown."
        ) from error


def read_json(path: Path) -> Any:
    """The value in a JSON file, or on standard input for "-".

    Raises:
        InputError: it cannot be read or is not JSON.
    """
    text = read_text(path)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{_named(path)} is not JSON: line {error.lineno}, {error.msg.lower()}.", "Correct that line."
        ) from error
    except RecursionError as error:
        raise InputError(f"{_named(path)} is nested too deeply.", "Give a flat JSON object.") from error


def _named(path: Path) -> str:
    return "Standard input" if path == STANDARD else f"The file {path}"


def print_json(value: Any) -> None:
    """Print JSON for people and programs: indented, in UTF-8."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
