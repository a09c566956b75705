"""Reads a corpus folder and uploaded files into a `Corpus`; what cannot be read becomes a problem. Splits nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import CorpusError
from assistant.ingest.about import PackageAbout
from assistant.ingest.descriptor import PACKAGE, Described, read_package
from assistant.ingest.grid import Grid
from assistant.ingest.inference import infer_tables
from assistant.ingest.markdown import read_document
from assistant.ingest.names import slug, words_of
from assistant.types import Corpus, Document, Problem, Source, SourceKind, TableData

PUBLISHER = "Talent-flow assistant corpus"
LICENCE = "CC BY 4.0"
TEXTS = frozenset({".md", ".markdown", ".txt"})
TABLES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".parquet"})
READABLE = TEXTS | TABLES
MAX_BYTES = 100_000_000
_ABOUT_THE_FOLDER = frozenset(
    {"readme", "licences", "licenses", "licence", "license", "contributing", "changelog", "notice"}
)
_UNREAD = frozenset(
    {".pdf", ".docx", ".doc", ".xls", ".ods", ".odt", ".rtf", ".html", ".htm", ".pptx", ".epub", ".sav", ".dta"}
)


@dataclass
class _Reading:
    """What has been read so far; ids are unique over documents and tables."""

    documents: list[Document] = field(default_factory=list)
    tables: list[TableData] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)

    def report(self, path: Path, error: CorpusError) -> None:
        hint = f" {error.hint}" if error.hint else ""
        self.problems.append(Problem(str(path), f"{path.name} was left out: {error.message.rstrip('.')}.{hint}"))

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


def read_corpus(corpus: Path, uploads: Sequence[Path] = ()) -> Corpus:
    """Read every article, document and table of the corpus folder, then the uploads, in the order of their paths.

    Where two sources would have one id the first keeps it and the second is a problem.

    Raises:
        CorpusError: the corpus folder does not exist or is no folder.
    """
    reading = _Reading()
    files = corpus_files(corpus)
    described = _described(files)
    _read_all(reading, files, described, own=_own(described))
    uploaded = tuple(sorted(uploads))
    _read_all(reading, uploaded, _described(uploaded), own=None)
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
    for name, path in (*named, *((f"uploads/{path.name}", path) for path in sorted(uploads))):
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
    return path.name == PACKAGE or path.suffix.lower() in READABLE | _UNREAD


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
        if path.name == PACKAGE:
            continue
        try:
            resolved = path.resolve()
            if resolved in tables:
                reading.claim(tables[resolved].table.id, path)
                reading.tables.append(tables[resolved])
            elif resolved not in described.paths:
                _read_file(reading, path, own)
        except CorpusError as error:
            reading.report(path, error)
        except OSError as error:
            said = (error.strerror or str(error)).lower()
            reading.report(path, CorpusError(f"it cannot be read ({said})", "Make it readable and ingest again."))


def _read_file(reading: _Reading, path: Path, own: tuple[str, str] | None) -> None:
    _check_readable(path)
    suffix, source_id = path.suffix.lower(), slug(path.name)
    if suffix in TEXTS:
        publisher, licence = own or ("", "")
        kind: SourceKind = "article" if own and suffix != ".txt" else "document"
        document = read_document(path, kind, publisher=publisher, licence=licence)
        reading.claim(source_id, path)
        reading.documents.append(document)
        return
    tables = tuple(_inferred(path, source_id))
    for data in tables:
        reading.claim(data.table.id, path)
    reading.tables += tables


def _check_readable(path: Path) -> None:
    if path.is_dir():
        raise CorpusError("it is a folder", "Give the files in it.")
    if not path.exists():
        raise CorpusError("there is no such file", "Check the path.")
    if path.suffix.lower() not in READABLE:
        known = ", ".join(sorted(READABLE))
        raise CorpusError(f"files ending in {path.suffix or 'nothing'!r} are not read", f"Read are: {known}.")
    size = path.stat().st_size
    if size == 0:
        raise CorpusError("the file is empty", "Remove it or fill it.")
    if size > MAX_BYTES:
        raise CorpusError(f"the file has {size:,} bytes, more than {MAX_BYTES:,}", "Split it.")


def _inferred(path: Path, source_id: str) -> Iterator[TableData]:
    """Tables of a file without a descriptor: FILE, FILE/2, ... over its sheets; sheets without a table are skipped."""
    number = 0
    first_error: CorpusError | None = None
    for grid in _grids(path):
        title = words_of(path.name) + (f", {grid.name}" if number and grid.name else "")
        sources = tuple(
            Source(id=source_id if n == 1 else f"{source_id}/{n}", kind="table", title=title)
            for n in (number + 1, number + 2)
        )
        try:
            made = infer_tables(grid, (sources[0], sources[1]))
        except CorpusError as error:
            first_error = first_error or error
            continue
        number += len(made)
        yield from made
    if not number:
        raise first_error or CorpusError("it holds no table", "Give a table with a header row and data.")


def _grids(path: Path) -> tuple[Grid, ...]:
    suffix = path.suffix.lower()
    if suffix in {".xlsx", ".xlsm"}:
        from assistant.ingest.sheets import read_sheets

        return read_sheets(path)
    if suffix == ".parquet":
        from assistant.ingest.columnar import read_parquet

        return (read_parquet(path),)
    from assistant.ingest.delimited import read_delimited

    return (read_delimited(path),)
