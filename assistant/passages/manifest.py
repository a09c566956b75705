"""The manifest of a generation: what it holds and how its files looked when it was verified. Opens no store."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

FORMAT = 1
NAME = "MANIFEST.json"
_SMALL = 65536
_LIVE = "chroma.sqlite3"  # Chroma writes to its own bookkeeping each time it is opened


@dataclass(frozen=True, slots=True)
class Manifest:
    """Written last, after the generation passed its check; `files` are (path, size, sha256 where small)."""

    model: str
    generation: int
    corpus_version: str
    passages: int
    dimension: int
    files: tuple[tuple[str, int, str], ...]
    format: int = FORMAT


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write it into the folder and flush it to the disk."""
    with (folder / NAME).open("w", encoding="utf-8") as file:
        json.dump(dataclasses.asdict(manifest), file, indent=1)
        file.flush()
        os.fsync(file.fileno())


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a generation, or None where there is none that reads."""
    try:
        raw = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return Manifest(**{**raw, "files": tuple(tuple(entry) for entry in raw["files"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def describe_files(folder: Path) -> tuple[tuple[str, int, str], ...]:
    """What `changed_files` later compares with."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not _is_live(path))
    return tuple((path.relative_to(folder).as_posix(), path.stat().st_size, _digest(path)) for path in paths)


def changed_files(folder: Path, manifest: Manifest) -> tuple[str, ...]:
    """The files that are missing or do not look as they did when the generation was verified."""
    return tuple(name for name, size, digest in manifest.files if not _same(folder / name, size, digest))


def _same(path: Path, size: int, digest: str) -> bool:
    try:
        return path.stat().st_size == size and _digest(path) == digest
    except OSError:
        return False


def _is_live(path: Path) -> bool:
    return path.name.startswith(_LIVE) or path.name == NAME


def _digest(path: Path) -> str:
    """The sha256 of a small file, which is where a store keeps its headers; sizes must do for the large ones."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.stat().st_size <= _SMALL else ""
