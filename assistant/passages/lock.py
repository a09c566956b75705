"""One ingest at a time: a lock that the system frees when its holder dies. Waits for nobody."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from assistant.errors import IndexUnwritable


@contextmanager
def exclusive(home: Path) -> Iterator[None]:
    """Hold `home/.lock`, making the folder where needed.

    Raises:
        IndexUnwritable: the folder cannot be written, or another process holds the lock.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        file = (home / ".lock").open("a")
    except OSError as error:
        raise unwritable(home.parent, error) from error
    with file:
        try:
            _lock(file)
        except OSError as error:
            raise IndexUnwritable(
                f"Another ingest is running on the index in {home.parent}.", "Wait until it has ended, then try again."
            ) from error
        yield


def unwritable(folder: Path, error: Exception) -> IndexUnwritable:
    """The error for a folder that refuses to be written, with what the system said."""
    said = getattr(error, "strerror", None) or str(error)
    return IndexUnwritable(
        f"The index folder {folder} cannot be written: {said}.",
        "Make it writable, free some space, or name another one with --index or ASSISTANT_INDEX.",
    )


def _lock(file: IO[str]) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
