"""Files of the user's own in a folder of the store: taken in whole or not at all, listed, removed. Indexes nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import CorpusError, IndexUnwritable, SourceNotFound
from assistant.ingest.descriptor import PACKAGE
from assistant.ingest.names import slug
from assistant.ingest.reader import READABLE, read_corpus
from assistant.types import Problem


def uploaded(folder: Path) -> tuple[Path, ...]:
    """The files taken in so far, in the order of their names."""
    return tuple(sorted(p for p in folder.iterdir() if not p.name.startswith("."))) if folder.is_dir() else ()


def remove_uploads(folder: Path, source_ids: Sequence[str]) -> None:
    """Delete the files of these source ids; a workbook's id means all its tables.

    Raises:
        SourceNotFound: an id is of no file taken in; then none is deleted.
        IndexUnwritable: a file cannot be deleted.
    """
    known = {slug(path.name): path for path in uploaded(folder)}
    wanted = {source_id: known.get(source_id.split("/")[0]) for source_id in source_ids}
    for source_id, path in wanted.items():
        if path is None:
            raise SourceNotFound(
                f"No ingested file has the id {source_id!r}.",
                f"Ingested files: {', '.join(known) or 'none'}. What is in the corpus folder is removed there.",
            )
    with _writing(folder):
        for path in dict.fromkeys(path for path in wanted.values() if path):
            path.unlink(missing_ok=True)


def take_uploads(folder: Path, paths: Sequence[Path], corpus: Path) -> tuple[Problem, ...]:
    """Copy files into the folder; one of the same name is replaced. What cannot be read is left out and told.

    Raises:
        CorpusError: none of the paths is a file of a kind that is read.
        IndexUnwritable: the folder cannot be written.
    """
    problems = {path: why for path in paths if (why := _unfit(path))}
    if paths and len(problems) == len(set(paths)):
        first, (message, hint) = next(iter(problems.items()))
        raise CorpusError(f"{first.name} was left out: {message}.", hint)
    told = [Problem(str(path), f"{path.name} was left out: {why}. {hint}") for path, (why, hint) in problems.items()]
    taken = [path for path in dict.fromkeys(paths) if path not in problems]
    if not taken:
        return tuple(told)
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as aside:
            return (*told, *_take(folder, Path(aside), taken, corpus))


def _take(folder: Path, aside: Path, paths: Sequence[Path], corpus: Path) -> Iterator[Problem]:
    """Copy aside, read, and move in what reads well: a broken file never replaces a good one."""
    ids = {slug(path.name): path.name for path in uploaded(folder)}
    for path in paths:
        twin = ids.setdefault(slug(path.name), path.name)
        if twin != path.name:
            yield Problem(str(path), f"{path.name} was left out: {twin} has the same source id. Rename one of the two.")
        else:
            shutil.copyfile(path, aside / path.name)
    waiting = tuple(sorted(aside.iterdir()))
    given = {aside / path.name: path for path in paths}
    broken = {problem.path: problem for problem in read_corpus(corpus, waiting).problems}
    for copy in waiting:
        if problem := broken.get(str(copy)):
            yield Problem(str(given[copy]), problem.message)
        else:
            copy.replace(folder / copy.name)


def _unfit(path: Path) -> tuple[str, str] | None:
    """Why a path cannot be taken, and what to do; None where it can."""
    if path.is_dir():
        return "it is a folder", "Give the files in it; a whole corpus goes to --corpus."
    if not path.is_file():
        return "there is no such file", "Check the path."
    try:
        with path.open("rb") as file:
            file.read(1)
    except OSError as error:
        return f"it cannot be read ({(error.strerror or str(error)).lower()})", "Make it readable and ingest again."
    if path.suffix.lower() not in READABLE and path.name != PACKAGE:
        return f"files ending in {path.suffix or 'nothing'!r} are not read", f"Read are: {', '.join(sorted(READABLE))}."
    return None


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexUnwritable(
            f"The folder {folder} cannot be written: {(error.strerror or str(error)).lower()}.",
            "Choose a folder that can be written with --index.",
        ) from error
