"""Which files the paths of a user mean: folders are walked, sidecars found. Copies and reads nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.descriptor import PACKAGE
from assistant.ingest.fitness import ARCHIVE, READ_ARE, check_suffix
from assistant.ingest.parsing import READABLE
from assistant.ingest.sidecar import is_sidecar, owners_of, sidecar_of

MOST_FILES = 2_000
Refused = tuple[Path, CorpusError]


@dataclass(frozen=True, slots=True)
class Given:
    """A file, or a folder with a data package that is taken as one, and its sidecar."""

    path: Path
    sidecar: Path | None = None


def gather(paths: Sequence[Path], stored: Sequence[Path] = ()) -> tuple[tuple[Given, ...], tuple[Refused, ...]]:
    """The files that paths mean, each once, in order; and what of them cannot be taken.

    A sidecar means the document it stands beside, or else the one of `stored` that it is named after.
    """
    given: dict[Path, Given] = {}
    refused: list[Refused] = []
    for path in dict.fromkeys(path if path.name.strip(".") else path.resolve() for path in paths):
        try:
            for one in _meant(path, stored):
                given.setdefault(one.path, one)
            refused += _unread_within(path)
        except CorpusError as error:
            refused.append((path, error))
    return tuple(given.values()), tuple(refused)


def unread(names: Sequence[str]) -> CorpusError:
    """One sentence for many files of kinds that are not read."""
    suffixes = sorted({Path(name).suffix.lower() or "nothing" for name in names})
    shown = ", ".join(names[:5]) + (f" and {len(names) - 5:,} more" if len(names) > 5 else "")
    are = "is" if len(names) == 1 else "are"
    kinds = ", ".join(suffixes[:8])
    return CorpusError(f"{shown} {are} not read (files ending in {kinds})", READ_ARE)


def hidden(path: Path) -> bool:
    """Whether a file is the system's or an editor's own."""
    return any(part.startswith((".", "~$", "__MACOSX")) or part.lower() == "thumbs.db" for part in path.parts)


def _meant(path: Path, stored: Sequence[Path]) -> Iterator[Given]:
    if path.is_dir():
        yield from _in_folder(path)
        return
    _check_opens(path)
    if hidden(Path(path.name)):
        raise CorpusError("it is a hidden file", "Rename it if it is one to be read.")
    if is_sidecar(path):
        beside = owners_of(path, [p for p in path.parent.iterdir() if _readable(p)])
        for owner in beside or owners_of(path, stored):
            yield Given(owner, path)
        if not beside and not owners_of(path, stored):
            raise CorpusError("it is the sidecar of no document", "Name it as the document and give both.")
    else:
        if path.suffix.lower() != ARCHIVE and path.name != PACKAGE:
            check_suffix(path)
        yield Given(path, sidecar_of(path))


def _check_opens(path: Path) -> None:
    if not path.is_file():
        raise CorpusError("there is no such file", "Check the path.")
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        raise CorpusError(f"it cannot be read ({said})", "Make it readable and ingest again.") from error


def _why_not(path: Path) -> CorpusError | None:
    """Why a file does not open; None where it does."""
    try:
        _check_opens(path)
    except CorpusError as error:
        return error
    return None


def _in_folder(folder: Path) -> Iterator[Given]:
    files = files_in(folder)
    if not any(map(_readable, files)):
        raise CorpusError("the folder holds no file that is read", READ_ARE)
    packages = [path.parent for path in files if path.name == PACKAGE]
    whole = [home for home in packages if not any(other in home.parents for other in packages)]
    yield from (Given(home) for home in whole)
    for path in filter(_readable, files):
        if not any(home in path.parents for home in whole):
            yield Given(path, sidecar_of(path))


def files_in(folder: Path) -> list[Path]:
    """The files that can be opened of a folder and of those in it, sorted; links to folders are not followed.

    Raises:
        CorpusError: they are too many.
    """
    return [path for path in _walk(folder) if not _why_not(path)]


def _walk(folder: Path) -> list[Path]:
    files: list[Path] = []
    for path in folder.rglob("*"):
        if not hidden(path.relative_to(folder)) and path.is_file():
            files.append(path)
        if len(files) > MOST_FILES:
            raise CorpusError(f"the folder holds more than {MOST_FILES:,} files", "Give the folders in it that matter.")
    return sorted(files)


def _readable(path: Path) -> bool:
    return path.suffix.lower() in READABLE or path.suffix.lower() == ARCHIVE


def _unread_within(folder: Path) -> Iterator[Refused]:
    if not folder.is_dir():
        return
    files = _walk(folder)
    others = [p for p in files if not _readable(p) and not is_sidecar(p) and p.name != PACKAGE]
    yield from ((path, error) for path in files if _readable(path) and (error := _why_not(path)))
    if others:
        yield folder, unread([str(path.relative_to(folder)) for path in others])
