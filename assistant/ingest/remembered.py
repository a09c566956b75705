"""Files of strangers parsed once: what they hold is kept beside the index until they or this program change.

Failures are not kept. What is kept is never trusted to be whole: what does not read is parsed again.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.ingest.child import Attachments
from assistant.ingest.contained import Contained
from assistant.ingest.parsing import TABLES, Parsed, as_json
from assistant.ingest.sidecar import sidecar_of

_PARTS = ("ingest", "quantities", "places", "types")
Parse = Callable[[Path, str], Parsed]


class Remembered:
    """Parses in a child process what is not kept in the folder; without a folder, everything.

    A context manager; left in order, it drops from the folder what was not asked for.
    """

    def __init__(self, folder: Path | None = None, contained: Contained | None = None) -> None:
        self._folder = folder
        self._contained = contained or Contained()
        self._asked: set[str] = set()
        self._code = ""

    def parse(self, path: Path, source_id: str) -> Parsed:
        """What `parsing.parse` makes of a file.

        Raises:
            CorpusError: it cannot be read, or reading it breaks a limit; the sentence is without the file's name.
        """
        kept = self._folder / self._name(path, source_id) if self._folder else None
        if kept and (parsed := _read(kept)):
            return parsed
        parsed = self._contained.parse(path, source_id)
        if kept:
            _write(kept, parsed)
        return parsed

    def attached(self, path: Path) -> Attachments:
        """Names and bytes of the files attached to a mail; never kept.

        Raises:
            CorpusError: as `parse` does.
        """
        return self._contained.attached(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._contained.close()
        if kind is None and self._folder and self._folder.is_dir():
            for path in self._folder.iterdir():
                if path.name not in self._asked:
                    with contextlib.suppress(OSError):
                        path.unlink()

    def _name(self, path: Path, source_id: str) -> str:
        """Changes with the content, with what the result depends on of the name, and with the code that parses."""
        self._code = self._code or _code_mark()
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").hexdigest()
        beside = sidecar_of(path)
        stated = hashlib.sha256(beside.read_bytes()).hexdigest() if beside and path.suffix.lower() in TABLES else ""
        parts = json.dumps([content, path.name, source_id, stated, self._code])
        name = f"{hashlib.sha256(parts.encode()).hexdigest()}.json"
        self._asked.add(name)
        return name


def _code_mark() -> str:
    mark = hashlib.sha256()
    for part in _PARTS:
        for path in sorted((Path(__file__).parents[1] / part).rglob("*.py")):
            mark.update(path.read_bytes())
    return mark.hexdigest()


def _read(path: Path) -> Parsed | None:
    """What is kept: a line with the hash of the rest, and JSON."""
    try:
        mark, _, content = path.read_bytes().partition(b"\n")
        if hashlib.sha256(content).hexdigest().encode() == mark:
            return as_json().validate_json(content)
    except (OSError, ValueError):
        return None
    return None


def _write(path: Path, parsed: Parsed) -> None:
    """Keep it; a folder that cannot be written keeps nothing."""
    content = as_json().dump_json(parsed)
    fresh = path.with_suffix(".tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        fresh.replace(path)
