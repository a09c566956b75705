"""Reads a corpus folder and uploaded files into a `Corpus`; what cannot be read becomes a problem. Splits nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from assistant.errors import CorpusError
from assistant.ingest.about import PackageAbout
from assistant.ingest.complaint import Complaint
from assistant.ingest.corrections import Corrections, corrected, corrections_beside
from assistant.ingest.descriptor import PACKAGE, Described, read_package
from assistant.ingest.documents import make_document
from assistant.ingest.duplicates import Seen
from assistant.ingest.fitness import UNREAD, check_readable
from assistant.ingest.metadata import Metadata
from assistant.ingest.names import slug
from assistant.ingest.parsing import READABLE, TEXTS, Parsed, parse
from assistant.ingest.remembered import Remembered
from assistant.ingest.sidecar import is_sidecar, read_sidecar, sidecar_of
from assistant.types import Corpus, Document, Problem, SourceKind, TableData

PUBLISHER = "Talent-flow assistant corpus"
LICENCE = "CC BY 4.0"
_ABOUT_THE_FOLDER = frozenset(
    {"readme", "licences", "licenses", "licence", "license", "contributing", "changelog", "notice"}
)

Stated = TypeVar("Stated")


@dataclass
class _Reading:
    """What has been read so far; ids are unique over documents and tables."""

    contained: Remembered
    documents: list[Document] = field(default_factory=list)
    tables: list[TableData] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)
    seen: Seen = field(default_factory=Seen)

    def report(self, path: Path, error: CorpusError) -> None:
        hint = f" {error.hint}" if error.hint else ""
        self.problems.append(Problem(str(path), f"{path.name} was left out: {error.message.rstrip('.')}.{hint}"))

    def remark(self, path: Path, remark: str) -> None:
        self.problems.append(Problem(str(path), f"{path.name}: {remark}", left_out=False))

    def claim(self, source_id: str, path: Path) -> None:
        """Take an id for a file.

        Raises:
            CorpusError: another file has it.
        """
        if source_id in self.paths and self.paths[source_id] != path:
            raise CorpusError(
                f"its source id {source_id!r} is already that of {self.paths[source_id].name}", "Rename one of the two."
            )
        self.paths[source_id] = path


def read_corpus(corpus: Path, uploads: Sequence[Path] = (), parsed: Remembered | None = None) -> Corpus:
    """Read every article, document and table of the corpus folder, then the uploads in the order given.

    Where two sources would have one id, or one content, the first keeps it and the second is a problem. What nobody
    has vouched for (all but the corpus's own articles and described tables) is parsed in a child process.

    Args:
        corpus: the folder.
        uploads: files, their sidecars among them or not.
        parsed: parses and remembers; by default nothing is remembered.

    Raises:
        CorpusError: the corpus folder does not exist or is no folder.
    """
    files = corpus_files(corpus)
    described = _described(files)
    with parsed or Remembered() as contained:
        reading = _Reading(contained)
        _read_all(reading, files, described, own=_own(described))
        _read_all(reading, uploads, _described(uploads), own=None)
    return Corpus(tuple(reading.documents), tuple(reading.tables), tuple(reading.problems))


def corpus_files(corpus: Path) -> tuple[Path, ...]:
    """The files of a corpus folder that ingest looks at, sorted.

    Raises:
        CorpusError: the corpus folder does not exist or is no folder.
    """
    if not corpus.is_dir():
        state = "is not a folder" if corpus.exists() else "does not exist"
        raise CorpusError(f"The corpus folder {corpus} {state}.", "Name an existing folder with --corpus.")
    return tuple(sorted(path for path in corpus.rglob("*") if _wanted(path, corpus)))


def corpus_fingerprint(corpus: Path, uploads: Sequence[Path] = ()) -> str:
    """SHA-256 over names and bytes of all files that ingest looks at: equal means that nothing changed.

    Raises:
        CorpusError: the corpus folder does not exist or is no folder.
    """
    digest = hashlib.sha256()
    named = [(path.relative_to(corpus).as_posix(), path) for path in corpus_files(corpus)]
    for name, path in (*named, *((f"uploads/{path.parent.name}/{path.name}", path) for path in uploads)):
        content = _content(path)
        digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape") + content)
    return digest.hexdigest()


def _content(path: Path) -> bytes:
    """The bytes of a file; none for one that cannot be read, which reading it will tell."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _wanted(path: Path, corpus: Path) -> bool:
    inside = path.relative_to(corpus)
    if any(part.startswith((".", "~$")) for part in inside.parts) or not path.is_file():
        return False
    if len(inside.parts) == 1 and path.stem.lower() in _ABOUT_THE_FOLDER:
        return False
    return path.name == PACKAGE or is_sidecar(path) or path.suffix.lower() in READABLE | UNREAD


def _described(files: Iterable[Path]) -> Described:
    """All data packages among the files as one."""
    packages = [read_package(path) for path in files if path.name == PACKAGE and path.is_file()]
    return Described(
        tuple(table for package in packages for table in package.tables),
        tuple(path for package in packages for path in package.paths),
        tuple(problem for package in packages for problem in package.problems),
        packages[0].about if packages else PackageAbout(),
    )


def _own(described: Described) -> tuple[str, str]:
    return described.about.publisher or PUBLISHER, described.about.licence or LICENCE


def _read_all(reading: _Reading, files: Sequence[Path], described: Described, own: tuple[str, str] | None) -> None:
    reading.problems += described.problems
    tables: dict[Path, TableData] = {}
    for path, data in described.tables:
        tables.setdefault(path, data)
    for path in files:
        if path.name == PACKAGE or is_sidecar(path):
            continue
        try:
            resolved = path.resolve()
            if resolved in tables:
                reading.claim(tables[resolved].table.id, path)
                reading.tables.append(tables[resolved])
                reading.seen.add(path, Parsed(tables=(tables[resolved],)))
            elif resolved not in described.paths:
                _read_file(reading, path, own)
        except CorpusError as error:
            reading.report(path, error)
        except OSError as error:
            said = (error.strerror or str(error)).lower()
            reading.report(path, CorpusError(f"it cannot be read ({said})", "Make it readable and ingest again."))


def _read_file(reading: _Reading, path: Path, own: tuple[str, str] | None) -> None:
    check_readable(path)
    reading.seen.check_bytes(path)
    source_id = slug(path.name)
    article = own is not None and path.suffix.lower() in TEXTS
    parsed = (parse if article else reading.contained.parse)(path, source_id)
    reading.seen.check(path, parsed)
    for key in (data.table.id for data in parsed.tables) if parsed.tables else (source_id,):
        reading.claim(key, path)
    if parsed.loaded:
        stated = _sidecar(reading, path, read_sidecar, Metadata()).over(parsed.stated)
        publisher, licence = own if own and article else ("", "")
        kind: SourceKind = "article" if article and path.suffix.lower() != ".txt" else "document"
        reading.documents.append(
            make_document(source_id, kind, parsed.loaded, stated, publisher=publisher, licence=licence)
        )
        for remark in (*parsed.loaded.remarks, *_unopened(reading, path, own)):
            reading.remark(path, remark)
    for remark in parsed.remarks:
        reading.remark(path, remark)
    if parsed.tables:
        _add_tables(reading, path, parsed.tables)
    reading.seen.add(path, parsed)


def _unopened(reading: _Reading, path: Path, own: tuple[str, str] | None) -> Iterator[str]:
    """A remark on what is attached to a mail in the corpus folder, where nothing is opened."""
    if own and path.suffix.lower() == ".eml" and (attached := reading.contained.attached(path)):
        names = ", ".join(name for name, _ in attached)
        yield f"What is attached to it was not read ({names}). Put it beside the mail, as a file."


def _sidecar(reading: _Reading, path: Path, read: Callable[[Path], Stated], nothing: Stated) -> Stated:
    """What a sidecar states; nothing where there is none or it is broken, which is a problem of its own."""
    beside = sidecar_of(path)
    if beside is None:
        return nothing
    try:
        return read(beside)
    except CorpusError as error:
        error = CorpusError(error.message, f"{error.hint} {path.name} was read without it.")
        reading.report(beside, error)
    except OSError as error:
        said = (error.strerror or str(error)).lower()
        reading.report(beside, CorpusError(f"it cannot be read ({said})", f"{path.name} was read without it."))
    return nothing


def _add_tables(reading: _Reading, path: Path, tables: tuple[TableData, ...]) -> None:
    """The tables of a file as its sidecar corrects them; a title there is that of the first."""
    nothing: tuple[Metadata, Corrections, tuple[Complaint, ...]] = (Metadata(), Corrections(), ())
    stated, corrections, wrong = _sidecar(reading, path, corrections_beside, nothing)
    tables, told = corrected(tables, corrections)
    for complaint in (*wrong, *told):
        reading.remark(sidecar_of(path) or path, f"{complaint.what}. {complaint.fix}".strip())
    for data in tables:
        source = (stated if data is tables[0] else replace(stated, title="")).correct(data.table.source)
        reading.tables.append(replace(data, table=replace(data.table, source=source)))
