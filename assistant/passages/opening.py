"""Chooses the generation that serves: the current one, else the one before, else whatever truth still reads.

A generation whose files look as they did when it was verified is trusted; one that looks otherwise is checked in a
child process first. Writes nothing.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import IndexBroken
from assistant.passages import layout
from assistant.passages.dense import FOLDER as DENSE
from assistant.passages.lexical import FOLDER as LEXICAL
from assistant.passages.manifest import Manifest, changed_files, read_manifest
from assistant.passages.truth import Truth
from assistant.passages.verification import verify


@dataclass(frozen=True, slots=True)
class Served:
    """A generation to serve from; `problem` says what is wrong, `exact` that its own indexes are not to be opened."""

    folder: Path
    manifest: Manifest
    problem: str = ""
    exact: bool = False


def choose(index: Path, model_id: str) -> Served:
    """The generation to serve from.

    Raises:
        IndexMissing: nothing was ingested yet.
        IndexStale: there is only an index of another model.
        IndexBroken: no generation can be served from.
    """
    home = layout.home_of(index, model_id)
    current = layout.current(home)
    if current is None:
        raise layout.nothing_for(index, model_id)
    candidates = [current, *(path for path in layout.generations(home) if path != current)]
    return _whole(candidates) or _readable(candidates) or _broken(index)


def _whole(candidates: list[Path]) -> Served | None:
    for position, folder in enumerate(candidates):
        manifest = read_manifest(folder)
        if manifest is not None and not _damage(folder, manifest):
            problem = f"{candidates[0].name} is damaged; {folder.name} serves" if position else ""
            return Served(folder, manifest, problem)
    return None


def _readable(candidates: list[Path]) -> Served | None:
    for folder in candidates:
        manifest = read_manifest(folder)
        if manifest is not None and _reads(folder, manifest):
            return Served(folder, manifest, f"the indexes of {folder.name} are damaged; its vectors serve", exact=True)
    return None


def _damage(folder: Path, manifest: Manifest) -> str:
    changed = changed_files(folder, manifest)
    if not changed:
        return ""
    if any(not name.startswith(f"{DENSE}/") for name in changed):
        return f"{changed[0]} changed"
    return verify(folder)


def _reads(folder: Path, manifest: Manifest) -> bool:
    """True if the truth holds every passage and nothing but the two indexes beside it changed."""
    if any(not name.startswith((f"{DENSE}/", f"{LEXICAL}/")) for name in changed_files(folder, manifest)):
        return False
    try:
        with closing(Truth(folder)) as truth:
            return truth.count() == manifest.passages
    except IndexBroken:
        return False


def _broken(index: Path) -> Served:
    raise IndexBroken(
        f"No index in {index} can be opened: its files are damaged.", f"{layout.INGEST} It builds a new one."
    )
