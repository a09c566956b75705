"""Opens what holds further files, ZIP archives and mails, into a folder of plain files. Parses none of them."""

from __future__ import annotations

import contextlib
import re
import shutil
import zipfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath

from assistant.errors import CorpusError
from assistant.ingest.archive import MAX_ENTRIES, MAX_UNPACKED, NESTED, check_archive
from assistant.ingest.child import Attachments
from assistant.ingest.descriptor import PACKAGE
from assistant.ingest.fitness import READ_ARE
from assistant.ingest.gathering import hidden, unread
from assistant.ingest.names import slug
from assistant.ingest.parsing import READABLE
from assistant.ingest.sidecar import is_sidecar, owners_of, sidecar_of

MAIL = ".eml"
_UNSAFE = re.compile(r"[^\w .()+,=@&'-]+")
_LONGEST = 100
Attached = Callable[[Path], Attachments]


def unpack_archive(path: Path, into: Path) -> tuple[CorpusError, ...]:
    """Write the files of a ZIP archive that are read, with their folders; what was left out, each with its reason.

    Raises:
        CorpusError: the archive is broken, locked, escaping, too large, or holds nothing that is read.
    """
    check_archive(path, nested=True)
    left_out: list[str] = []
    nested: list[str] = []
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            name = PurePosixPath(entry.filename.replace("\\", "/"))
            if entry.is_dir() or hidden(Path(*name.parts)):
                continue
            if name.suffix.lower() in NESTED:
                nested.append(str(name))
            elif not _wanted(name.name):
                left_out.append(str(name))
            else:
                with archive.open(entry) as part, _fresh(into, name).open("wb") as file:
                    shutil.copyfileobj(part, file)
    _drop_lone_sidecars(into)
    if not any(file.is_file() for file in into.rglob("*")):
        raise CorpusError("it holds no file that is read", READ_ARE)
    return tuple(_told(left_out, nested))


def unpack_mail(mail: Path, attached: Attached) -> tuple[CorpusError, ...]:
    """Write the files attached to a mail beside it; what was left out, each with its reason.

    A mail that does not read has none: reading it will tell.
    """
    try:
        files = attached(mail)
    except CorpusError:
        return ()
    left_out: list[str] = []
    nested: list[str] = []
    if len(files) > MAX_ENTRIES or sum(len(content) for _, content in files) > MAX_UNPACKED:
        return (CorpusError("its attachments are too many or too large", "Save them and give them one by one."),)
    for stated, content in files:
        name = PurePosixPath(PurePosixPath(stated.replace("\\", "/")).name or "attachment")
        if name.suffix.lower() in NESTED:
            nested.append(str(name))
        elif name.suffix.lower() not in READABLE:
            left_out.append(str(name))
        else:
            _fresh(mail.parent, name).write_bytes(content)
    return tuple(_told(left_out, nested))


def settle_names(folder: Path, taken: Collection[str], prefix: str) -> None:
    """Rename files whose source id is taken: first by the id of what they came in, then by a number.

    A mail keeps its name before what is attached to it. Files of a data package keep theirs, for it names them.
    """
    if any(folder.rglob(PACKAGE)):
        return
    used = set(taken)
    for path in sorted(folder.rglob("*"), key=lambda path: (path.name != folder.name, path)):
        if not path.is_file() or is_sidecar(path):
            continue
        names = (path.name, f"{prefix}-{path.name}", *(f"{prefix}-{n}-{path.name}" for n in range(2, MAX_ENTRIES + 2)))
        name = next(name for name in names if slug(name) not in used)
        used.add(slug(name))
        if name != path.name:
            if beside := sidecar_of(path):
                shutil.copyfile(beside, path.with_name(f"{name}.yaml"))
            path.rename(path.with_name(name))
    _drop_lone_sidecars(folder)


def _wanted(name: str) -> bool:
    return Path(name).suffix.lower() in READABLE or is_sidecar(Path(name)) or name == PACKAGE


def _fresh(folder: Path, name: PurePosixPath) -> Path:
    """A path inside the folder for a name from outside; its folders are made."""
    parts = [_safe(part) for part in name.parts]
    path = folder.joinpath(*parts)
    path.parent.mkdir(parents=True, exist_ok=True)
    number = 2
    while path.exists():
        path = folder.joinpath(*parts[:-1], f"{Path(parts[-1]).stem}-{number}{Path(parts[-1]).suffix}")
        number += 1
    return path


def _safe(part: str) -> str:
    """A part of a path that is a name on every system."""
    stem, dot, suffix = part.rpartition(".")
    if not dot or not suffix.isalnum() or len(suffix) > 10:
        stem, suffix = part, ""
    stem = _UNSAFE.sub("-", stem).strip(" .-")[:_LONGEST].strip(" .-") or "file"
    return f"{stem}.{suffix}" if suffix else stem


def _drop_lone_sidecars(folder: Path) -> None:
    for path in list(folder.rglob("*")):
        if is_sidecar(path) and not owners_of(path, [p for p in path.parent.iterdir() if not is_sidecar(p)]):
            with contextlib.suppress(OSError):
                path.unlink()


def _told(left_out: list[str], nested: list[str]) -> Iterator[CorpusError]:
    if left_out:
        yield unread(left_out)
    for name in nested:
        yield CorpusError(f"{name} is an archive in an archive", "Unpack it and give its files.")
