"""Where things stand inside an index folder: one home for each model, generations in it, one pointer. Opens no store.

index/uploads/                   ingested files, not this module's
index/<model>-<digits>/          the home of one embedding model
    .lock                        held while an ingest runs
    CURRENT                      the name of the generation that serves
    INPUTS.json                  from which inputs it was made
    gen-3/ gen-4/                whole, verified, never written again
    staging-5-.../               being built
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from assistant.errors import IndexMissing, IndexStale, StoreError
from assistant.passages.manifest import FORMAT, read_manifest

INGEST = "Run `assistant ingest`."
_GENERATION = re.compile(r"gen-(\d+)")


def home_of(index: Path, model_id: str) -> Path:
    """The folder of one model's index."""
    slug = re.sub(r"[^a-z0-9]+", "-", model_id.lower()).strip("-")[:40]
    digits = hashlib.sha256(f"{FORMAT} {model_id}".encode()).hexdigest()[:8]
    return index / f"{slug}-{digits}"


def generations(home: Path) -> list[Path]:
    """The generations in a home, newest first."""
    found = [(int(m[1]), path) for path in home.glob("gen-*") if (m := _GENERATION.fullmatch(path.name))]
    return [path for _, path in sorted(found, reverse=True)]


def next_number(home: Path) -> int:
    """The number of the generation to be built."""
    return 1 + max((int(path.name.removeprefix("gen-")) for path in generations(home)), default=0)


def current(home: Path) -> Path | None:
    """The generation that CURRENT points to, whether or not it is there; None without a pointer."""
    try:
        name = (home / "CURRENT").read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    return home / name if _GENERATION.fullmatch(name) else None


def point_to(home: Path, generation: Path) -> None:
    """Make a generation the one that serves, in one step that survives a power cut."""
    fresh = home / "CURRENT.tmp"
    with fresh.open("w", encoding="utf-8") as file:
        file.write(generation.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / "CURRENT")
    sync_folder(home)


def sync_folder(folder: Path) -> None:
    """Flush a folder's entries to the disk, where the system lets folders be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Flush every file below a folder, and the folders, to the disk."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    sync_folder(folder)


def nothing_for(index: Path, model_id: str) -> StoreError:
    """The error for an index without a generation of this model: missing, or built with another one."""
    others = sorted(_models_in(index) - {model_id})
    if not others:
        return IndexMissing(
            f"There is no index in {index} yet.", "Run `assistant ingest`, with the same --index where you gave one."
        )
    return IndexStale(
        f"The index in {index} was built with {' and '.join(others)}, but the settings name {model_id}.",
        f"Run `assistant ingest` to embed the corpus with {model_id}, or set ASSISTANT_EMBEDDER={others[0]}.",
    )


def _models_in(index: Path) -> set[str]:
    pointed = [current(pointer.parent) for pointer in index.glob("*/CURRENT")]
    manifests = [read_manifest(generation) for generation in pointed if generation is not None]
    return {manifest.model for manifest in manifests if manifest is not None}
