"""Settings to an assistant, settings to an index: the one place where parts are chosen."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.answer import ModelWriter, PlainWriter
from assistant.compute import Engine
from assistant.errors import CorpusError, IndexUnwritable, SourceNotFound
from assistant.ingest import READABLE, passages_of, read_corpus, slug
from assistant.models import load_chat_model, load_embedder, load_reranker
from assistant.passages import BuildReport, PassageStore, build_index
from assistant.pipeline import Parts, Pipeline
from assistant.plan import ModelPlanner, Planner
from assistant.retrieve import Retriever
from assistant.settings import Settings
from assistant.tables import TableStore, write_tables
from assistant.types import Corpus

TABLES = "tables"
UPLOADS = "uploads"


class Assistant(Pipeline):
    """A pipeline that opens itself from settings; a context manager."""

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """Open the index that the settings name.

        Raises:
            StoreError: there is no index, it is of another model, or it does not open.
            ConfigError: a model cannot be chosen from the settings.
        """
        embedder = load_embedder(settings)
        passages = PassageStore.open(settings.index, embedder.model_id)
        tables = TableStore.open(passages.folder / TABLES)
        chat_model = load_chat_model(settings)
        planner, plain = Planner(tables), PlainWriter()
        return cls(
            Parts(
                planner=ModelPlanner(planner, tables, chat_model) if chat_model else planner,
                retriever=Retriever(passages, embedder, load_reranker(settings)),
                engine=Engine(tables),
                writer=ModelWriter(chat_model, plain) if chat_model else plain,
                plain_writer=plain,
                passages=passages,
                tables=tables,
                fingerprint=settings.fingerprint(),
                version=program_version(),
                hits=settings.hits,
                max_question=settings.max_question,
            )
        )

    def close(self) -> None:
        """Close the stores."""
        self.tables.close()
        self.passages.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def program_version() -> str:
    """The installed version of the program; "0" where it is not installed."""
    try:
        return version("talent-flow-assistant")
    except PackageNotFoundError:
        return "0"


def build(
    settings: Settings,
    paths: Sequence[Path] = (),
    remove: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> BuildReport:
    """Build the index or bring it up to date; `paths` are copied into the store first, `remove` are source ids.

    Files that cannot be read are in the report's `problems`; the rest is indexed.

    Raises:
        CorpusError: the corpus folder is missing, or a path cannot be taken.
        IndexUnwritable: the index folder cannot be written, or another ingest runs.
        SourceNotFound: `remove` names no ingested file.
    """
    uploads = settings.index / UPLOADS
    for source_id in remove:
        _remove_upload(uploads, source_id)
    for path in paths:
        _check_upload(path)
    for path in paths:
        _take_upload(uploads, path)
    corpus = read_corpus(settings.corpus, _uploaded(uploads))
    embedder = load_embedder(settings)
    return build_index(
        settings.index,
        corpus,
        passages_of(corpus),
        embedder.encode,
        embedder.model_id,
        extra=lambda folder: write_tables(folder / TABLES, corpus.tables),
        progress=progress,
        extra_hash=_tables_hash(corpus),
    )


def _tables_hash(corpus: Corpus) -> str:
    """Changes with anything of a table that the table store keeps: its whole description and its cells."""
    mark = hashlib.sha256()
    for data in corpus.tables:
        mark.update(f"{data.table!r}\n".encode())
    return mark.hexdigest()


def _uploaded(uploads: Path) -> tuple[Path, ...]:
    return tuple(sorted(p for p in uploads.iterdir() if not p.name.startswith("."))) if uploads.is_dir() else ()


def _check_upload(path: Path) -> None:
    if not path.is_file():
        raise CorpusError(f"There is no file {path}.", "Name files that exist; a folder goes to --corpus.")
    if path.suffix.lower() not in READABLE:
        raise CorpusError(
            f"{path.name} is of a kind that is not read.", "Readable: " + ", ".join(sorted(READABLE)) + "."
        )


def _take_upload(uploads: Path, path: Path) -> None:
    """Copy a file into the store, whole or not at all; a file of the same name is replaced."""
    waiting = uploads / f".{path.name}.{os.getpid()}"
    try:
        uploads.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, waiting)
        waiting.replace(uploads / path.name)
    except OSError as error:
        raise IndexUnwritable(
            f"The file {path.name} cannot be copied to {uploads}: {error.strerror}.",
            "Choose a folder that can be written with --index.",
        ) from error


def _remove_upload(uploads: Path, source_id: str) -> None:
    wanted = source_id.split("/")[0]
    found = [path for path in _uploaded(uploads) if slug(path.name) == wanted]
    if not found:
        known = ", ".join(slug(path.name) for path in _uploaded(uploads)) or "none"
        raise SourceNotFound(f"No ingested file has the id {source_id!r}.", f"Ingested files: {known}.")
    for path in found:
        path.unlink()
