"""Guards for zip-based formats, before any parser sees them. Unpacks nothing to disk."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from assistant.errors import CorpusError

MAX_ENTRIES = 2_000
MAX_UNPACKED = 200_000_000
MAX_RATIO = 100
_SMALL = 1_000_000
_LOCKED = 1
NESTED = frozenset({".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz", ".zst"})


def check_archive(path: Path, *, nested: bool = False) -> None:
    """Refuse archives that are broken, locked, nested, escaping or that unpack to far more than they weigh.

    Sizes are counted while unpacking, because headers can lie. With `nested` an archive in it is let pass.

    Raises:
        CorpusError: the archive must not be parsed.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            _check_listing(archive, nested)
            _check_sizes(archive, path.stat().st_size)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise CorpusError("the file is broken, or not what its suffix says", "Save it again and retry.") from error


def _check_listing(archive: zipfile.ZipFile, nested: bool) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise CorpusError(f"the file holds {len(entries)} parts, more than {MAX_ENTRIES}", "Save a smaller file.")
    for entry in entries:
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts:
            raise CorpusError("the file holds a part whose name leads outside it", "Do not use this file.")
        if entry.flag_bits & _LOCKED:
            raise CorpusError("the file is locked with a password", "Unlock it, or give the files in it.")
        if name.suffix.lower() in NESTED and not nested:
            raise CorpusError("the file holds another archive", "Remove the embedded archive.")


def _check_sizes(archive: zipfile.ZipFile, weight: int) -> None:
    total = 0
    for entry in archive.infolist():
        with archive.open(entry) as part:
            while block := part.read(1 << 20):
                total += len(block)
                if total > MAX_UNPACKED or (total > _SMALL and total > MAX_RATIO * weight):
                    raise CorpusError(
                        f"the file unpacks to more than {min(MAX_UNPACKED, MAX_RATIO * weight):,} bytes",
                        "Split it, or save it in a simpler form.",
                    )
