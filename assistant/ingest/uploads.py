"""Files of the user's own in a folder of the store: taken in whole or not at all, listed, removed. Indexes nothing.

uploads/report.pdf               a file, as it was given
uploads/report.pdf.yaml          its sidecar
uploads/reports.zip/...          a folder: what came in one archive, mail or data package
uploads/.parsed/                 what parsing them gave, remembered
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import CorpusError, IndexUnwritable, SourceNotFound
from assistant.ingest.descriptor import PACKAGE
from assistant.ingest.fitness import ARCHIVE, check_size
from assistant.ingest.gathering import Given, gather, hidden
from assistant.ingest.magic import check_magic
from assistant.ingest.names import slug
from assistant.ingest.parsing import READABLE
from assistant.ingest.reader import corpus_files, read_corpus
from assistant.ingest.remembered import Remembered
from assistant.ingest.sidecar import is_sidecar
from assistant.ingest.unpacking import MAIL, settle_names, unpack_archive, unpack_mail
from assistant.types import Problem

_PARSED = ".parsed"


def parsed_in(folder: Path) -> Remembered:
    """Parses the files of a store, remembering beside them what they hold."""
    return Remembered(folder / _PARSED)


def uploaded(folder: Path) -> tuple[Path, ...]:
    """The files taken in so far with their sidecars, in the order of their names; what came in others comes last."""
    if not folder.is_dir():
        return ()
    inside = sorted(path for path in folder.rglob("*") if path.is_file() and not hidden(path.relative_to(folder)))
    return (*(path for path in inside if path.parent == folder), *(path for path in inside if path.parent != folder))


def remove_uploads(folder: Path, source_ids: Sequence[str]) -> None:
    """Delete what has these source ids; a workbook's id means all its tables, an archive's all that came in it.

    Raises:
        SourceNotFound: an id is of nothing taken in; then nothing is deleted.
        IndexUnwritable: a file cannot be deleted.
    """
    known = _removable(folder)
    wanted = {source_id: known.get(source_id.split("/")[0]) for source_id in source_ids}
    for source_id, path in wanted.items():
        if path is None:
            raise SourceNotFound(
                f"No ingested file has the id {source_id!r}.",
                f"Ingested files: {', '.join(known) or 'none'}. What is in the corpus folder is removed there.",
            )
    with _writing(folder):
        for path in dict.fromkeys(path for path in wanted.values() if path):
            _delete(path)


def take_uploads(folder: Path, paths: Sequence[Path], corpus: Path) -> tuple[Problem, ...]:
    """Copy files into the folder; one of the same name is replaced. What cannot be read is left out and told.

    Folders are walked; archives and mails are opened, and what comes in them becomes sources of their own.

    Raises:
        CorpusError: none of the paths is a file of a kind that is read.
        IndexUnwritable: the folder cannot be written.
    """
    given, refused = gather(paths, uploaded(folder))
    if refused and not given:
        first, error = refused[0]
        raise CorpusError(f"{first.name} was left out: {error.message}.", error.hint)
    told = [_left_out(path, error) for path, error in refused]
    if not given:
        return tuple(told)
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as aside:
            return (*told, *_take(folder, Path(aside), given, corpus))


def _take(folder: Path, aside: Path, given: Sequence[Given], corpus: Path) -> Iterator[Problem]:
    """Copy aside, read, and move in what reads well: a broken file never replaces a good one."""
    origins: dict[str, Path] = {}
    with parsed_in(folder) as parsed:
        for one in given:
            try:
                _refuse_twin(folder, origins, one.path)
                origins[one.path.name] = one.path
                left_out = _put(one, aside, parsed, _taken(folder, corpus, given, one.path.name))
                yield from (_within(one.path, error) for error in left_out)
            except CorpusError as error:
                yield _left_out(one.path, error)
        kept = [path for path in uploaded(folder) if path.relative_to(folder).parts[0] not in origins]
        read = read_corpus(corpus, (*kept, *uploaded(aside)), parsed)
    broken = {Path(problem.path): problem for problem in read.problems if problem.left_out}
    for entry in _entries(aside):
        yield from _move(entry, folder, broken, origins[entry.name])


def _put(one: Given, aside: Path, parsed: Remembered, taken: set[str]) -> tuple[CorpusError, ...]:
    """Copy one thing aside in the form that the store keeps; what is left out of it.

    Raises:
        CorpusError: nothing of it can be taken; then nothing is copied.
    """
    target, suffix = aside / one.path.name, one.path.suffix.lower()
    left_out: tuple[CorpusError, ...] = ()
    if one.path.is_dir():
        shutil.copytree(one.path, target, ignore=_unwanted)
    elif suffix == ARCHIVE:
        check_size(one.path)
        check_magic(one.path)
        left_out = unpack_archive(one.path, target)
    else:
        copy = target / target.name if suffix == MAIL else target
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(one.path, copy)
        if one.sidecar:
            shutil.copyfile(one.sidecar, f"{copy}.yaml")
    for mail in sorted(target.rglob(f"*{MAIL}")):
        left_out += unpack_mail(mail, parsed.attached)
    settle_names(target, taken, slug(target.name))
    return left_out


def _move(entry: Path, folder: Path, broken: Mapping[Path, Problem], origin: Path) -> Iterator[Problem]:
    """Move one thing into the store in place of what has its name there, without what of it is broken."""
    files = uploaded(entry) if entry.is_dir() else (entry, Path(f"{entry}.yaml"))
    for path in files:
        if problem := broken.get(path):
            inside = path.relative_to(entry).parts if entry.is_dir() and entry.name != path.name else ()
            told = f"In {origin.name}: {problem.message}" if inside else problem.message
            yield Problem(str(origin.joinpath(*inside)), told)
            path.unlink()
    if entry.is_dir() and not any(_is_document(path) for path in uploaded(entry)) or not entry.exists():
        return
    target = folder / entry.name
    _delete(target)
    entry.replace(target)
    if (sidecar := Path(f"{entry}.yaml")).is_file():
        sidecar.replace(f"{target}.yaml")


def _refuse_twin(folder: Path, origins: Mapping[str, Path], path: Path) -> None:
    """Refuse what has the source id of something else in the store, or given before it."""
    if path.name in origins:
        raise CorpusError(f"{origins[path.name]} has the same name", "Rename one of the two.")
    for name in (*(entry.name for entry in _entries(folder)), *origins):
        if slug(name) == slug(path.name) and name != path.name:
            raise CorpusError(f"{name} has the same source id", "Rename one of the two.")
    for member in uploaded(folder):
        home = member.relative_to(folder).parts[0]
        if _is_document(member) and slug(member.name) == slug(path.name) and home not in {member.name, path.name}:
            raise CorpusError(f"{member.name} in {home} has the same source id", f"Rename it, or remove {slug(home)}.")


def _taken(folder: Path, corpus: Path, given: Sequence[Given], but: str) -> set[str]:
    """The source ids of everything but one thing, by the names of files alone."""
    names = [path.name for path in corpus_files(corpus)]
    names += [path.name for path in uploaded(folder) if path.relative_to(folder).parts[0] != but]
    names += [one.path.name for one in given if one.path.name != but]
    return {slug(name) for name in names}


def _removable(folder: Path) -> dict[str, Path]:
    """What can be removed by which source id: what was given, and the files that came in it."""
    entries = {slug(entry.name): entry for entry in _entries(folder)}
    inside = {
        slug(path.name): path
        for path in uploaded(folder)
        if path.parent != folder and _is_document(path) and not any(path.parent.glob(PACKAGE))
    }
    return entries | {source_id: path for source_id, path in inside.items() if source_id not in entries}


def _entries(folder: Path) -> tuple[Path, ...]:
    """What was given, each a file or a folder."""
    if not folder.is_dir():
        return ()
    return tuple(sorted(path for path in folder.iterdir() if not hidden(Path(path.name)) and not is_sidecar(path)))


def _delete(path: Path) -> None:
    """Delete a file with its sidecar, or a folder."""
    if path.is_dir():
        shutil.rmtree(path)
        return
    path.unlink(missing_ok=True)
    Path(f"{path}.yaml").unlink(missing_ok=True)


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in READABLE


def _unwanted(folder: str, names: list[str]) -> list[str]:
    """What of a folder that is taken as one is not copied."""
    known = READABLE | {ARCHIVE}
    return [
        name
        for name in names
        if hidden(Path(name))
        or (Path(folder, name).is_file() and Path(name).suffix.lower() not in known and name != PACKAGE)
        and not is_sidecar(Path(name))
    ]


def _left_out(path: Path, error: CorpusError) -> Problem:
    return Problem(str(path), f"{path.name} was left out: {error.message.rstrip('.')}. {error.hint}".strip())


def _within(path: Path, error: CorpusError) -> Problem:
    return Problem(str(path), f"In {path.name}, {error.message.rstrip('.')}. {error.hint}".strip())


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexUnwritable(
            f"The folder {folder} cannot be written: {(error.strerror or str(error)).lower()}.",
            "Choose a folder that can be written with --index.",
        ) from error
