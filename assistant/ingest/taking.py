"""Takes files of the user's own into the store: put aside, read, and only then moved in. Indexes nothing."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.fitness import ARCHIVE, check_size
from assistant.ingest.gathering import Given, files_in, gather
from assistant.ingest.magic import check_magic
from assistant.ingest.names import slug
from assistant.ingest.reader import corpus_files, read_corpus
from assistant.ingest.remembered import Remembered
from assistant.ingest.unpacking import MAIL, settle_names, unpack_archive, unpack_mail
from assistant.ingest.uploads import entries, is_document, parsed_in, sidecar_in_store, uploaded, writing
from assistant.types import Problem


def take_uploads(folder: Path, paths: Sequence[Path], corpus: Path) -> tuple[Problem, ...]:
    """Copy files into the folder; one of the same name is replaced. What cannot be read is left out and told.

    Folders are walked; archives and mails are opened, and what comes in them becomes sources of their own.

    Raises:
        CorpusError: none of the paths is a file of a kind that is read.
        IndexUnwritable: the folder cannot be written.
    """
    given, refused = gather(paths, [p for p in uploaded(folder) if p.name == p.relative_to(folder).parts[0]])
    if refused and not given:
        first, error = refused[0]
        raise CorpusError(f"{first.name} was left out: {error.message}.", error.hint)
    walked = {folder for one in given for folder in one.path.parents}
    told = [(_within if path in walked else _left_out)(path, error) for path, error in refused]
    if not given:
        return tuple(told)
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".incoming-", dir=folder) as aside:
            return (*told, *_take(folder, Path(aside), given, corpus))


def _take(folder: Path, aside: Path, given: Sequence[Given], corpus: Path) -> Iterator[Problem]:
    """Copy aside, read, and move in what reads well: a broken file never replaces a good one."""
    origins: dict[str, Given] = {}
    with parsed_in(folder) as parsed:
        for one in given:
            try:
                _refuse_twin(folder, origins, one.path)
                origins[one.path.name] = one
                left_out = _put(one, aside, parsed, _taken(folder, corpus, given, one.path.name))
                yield from (_within(one.path, error) for error in left_out)
            except CorpusError as error:
                yield _left_out(one.path, error)
        kept = [path for path in uploaded(folder) if path.relative_to(folder).parts[0] not in origins]
        read = read_corpus(corpus, (*kept, *uploaded(aside)), parsed)
    broken = {Path(problem.path): problem for problem in read.problems if problem.left_out}
    for entry in entries(aside):
        yield from _move(entry, folder, broken, origins[entry.name])


def _put(one: Given, aside: Path, parsed: Remembered, taken: set[str]) -> tuple[CorpusError, ...]:
    """Copy one thing aside in the form that the store keeps; what is left out of it.

    Raises:
        CorpusError: nothing of it can be taken; then nothing is copied.
    """
    target, suffix = aside / one.path.name, one.path.suffix.lower()
    left_out: tuple[CorpusError, ...] = ()
    if one.path.is_dir():
        for path in files_in(one.path):
            copy = target / path.relative_to(one.path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    elif suffix == ARCHIVE:
        check_size(one.path)
        check_magic(one.path)
        left_out = unpack_archive(one.path, target)
    else:
        copy = target / target.name if suffix == MAIL else target
        copy.parent.mkdir(exist_ok=True)
        shutil.copyfile(one.path, copy)
        if one.sidecar:
            shutil.copyfile(one.sidecar, sidecar_in_store(copy))
    for mail in sorted(target.rglob(f"*{MAIL}")):
        left_out += unpack_mail(mail, parsed.attached)
    settle_names(target, taken, slug(target.name))
    return left_out


def _move(entry: Path, folder: Path, broken: Mapping[Path, Problem], one: Given) -> Iterator[Problem]:
    """Move one thing into the store in place of what has its name there, without what of it is broken."""
    for path in uploaded(entry) if entry.is_dir() else (entry, sidecar_in_store(entry)):
        if problem := broken.get(path):
            yield _of_the_users(problem, path, entry, one)
            path.unlink()
    if not (any(map(is_document, uploaded(entry))) if entry.is_dir() else entry.exists()):
        return
    target = folder / entry.name
    if target.is_dir() or (entry.is_dir() and target.exists()):
        target.replace(entry.with_name(f".replaced-{entry.name}"))
    entry.replace(target)
    beside = sidecar_in_store(entry)
    if beside.is_file():
        beside.replace(sidecar_in_store(target))
    else:
        sidecar_in_store(target).unlink(missing_ok=True)


def _of_the_users(problem: Problem, path: Path, entry: Path, one: Given) -> Problem:
    """The problem of a copy as one of the file that the user knows."""
    if path == entry or path.name == entry.name:
        return Problem(str(one.path), problem.message)
    if one.sidecar and path.name == sidecar_in_store(entry).name:
        return Problem(str(one.sidecar), problem.message.replace(path.name, one.sidecar.name, 1))
    return Problem(str(one.path / path.relative_to(entry)), f"In {one.path.name}: {problem.message}")


def _refuse_twin(folder: Path, origins: Mapping[str, Given], path: Path) -> None:
    """Refuse what has the source id of something else in the store, or given before it."""
    if path.name in origins:
        raise CorpusError(f"{origins[path.name].path} has the same name", "Rename one of the two.")
    for name in (*(entry.name for entry in entries(folder)), *origins):
        if slug(name) == slug(path.name) and name != path.name:
            raise CorpusError(f"{name} has the same source id", "Rename one of the two.")
    for member in uploaded(folder):
        home = member.relative_to(folder).parts[0]
        if is_document(member) and slug(member.name) == slug(path.name) and home not in {member.name, path.name}:
            raise CorpusError(f"{member.name} in {home} has the same source id", f"Rename it, or remove {slug(home)}.")


def _taken(folder: Path, corpus: Path, given: Sequence[Given], but: str) -> set[str]:
    """The source ids of everything but one thing, by the names of files alone."""
    names = [path.name for path in corpus_files(corpus)]
    names += [path.name for path in uploaded(folder) if path.relative_to(folder).parts[0] != but]
    names += [one.path.name for one in given if one.path.name != but]
    return {slug(name) for name in names}


def _left_out(path: Path, error: CorpusError) -> Problem:
    return Problem(str(path), f"{path.name} was left out: {error.message.rstrip('.')}. {error.hint}".strip())


def _within(path: Path, error: CorpusError) -> Problem:
    return Problem(str(path), f"In {path.name}, {error.message.rstrip('.')}. {error.hint}".strip())
