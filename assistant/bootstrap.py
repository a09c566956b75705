"""Settings to an assistant, settings to an index: the one place where parts are chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import numpy as np

from assistant.answer import ModelWriter, PlainWriter
from assistant.compute import Engine
from assistant.errors import CorpusError
from assistant.ingest import (
    corpus_fingerprint,
    parsed_in,
    passages_of,
    read_corpus,
    remove_uploads,
    take_uploads,
    uploaded,
)
from assistant.models import Embedder, load_chat_model, load_embedder, load_reranker
from assistant.passages import BuildReport, PassageStore, build_index, unchanged
from assistant.pipeline import Parts, Pipeline
from assistant.plan import ModelPlanner, Nearness, Planner, Proposer, labels_to_embed
from assistant.retrieve import Retriever
from assistant.settings import Settings
from assistant.tables import (
    TableStore,
    database_mark,
    drop_schemas,
    is_server,
    read_labels,
    schemas_held,
    schemas_noted,
    write_labels,
    write_tables,
)
from assistant.types import Corpus

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

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
        tables = TableStore.open(passages.folder / TABLES, settings.tables_url)
        chat_model = load_chat_model(settings)
        nearness = Nearness(read_labels(passages.folder / TABLES), embedder.encode_query)
        planner, plain, engine = Planner(tables, nearness), PlainWriter(_likeness(embedder)), Engine(tables)
        writer = ModelWriter(chat_model, plain, settings.chat_timeout) if chat_model else None
        return cls(
            Parts(
                planner=_voting(planner, tables, engine, chat_model, settings) if chat_model else planner,
                retriever=Retriever(passages, embedder, load_reranker(settings)),
                engine=engine,
                writer=writer or plain,
                plain_writer=plain,
                rewriter=writer,
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


def _voting(
    planner: Planner, tables: TableStore, engine: Engine, chat_model: BaseChatModel, settings: Settings
) -> ModelPlanner:
    """The planner and the chat model, which vote."""
    proposer = Proposer(chat_model, tables, engine.compute, planner.refusal, settings.chat_timeout)
    return ModelPlanner(planner, proposer, engine.compute, settings.chat_votes_below)


def program_version() -> str:
    """The installed version of the program; "0" where it is not installed."""
    try:
        return version("talent-flow-assistant")
    except PackageNotFoundError:
        return "0"


def build(
    settings: Settings,
    paths: Sequence[Path | str] = (),
    remove: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> BuildReport:
    """Build the index or bring it up to date; `paths` are copied into the store first, `remove` are source ids.

    A path is a file (a table, a document, a mail, an archive of these) or a folder of them. What cannot be read is in
    the report's `problems`; the rest is indexed.

    Raises:
        CorpusError: the corpus folder is missing, none of the paths can be taken, or nothing at all can be read while
            nothing is removed; then the index stays as it is.
        IndexUnwritable: the index folder cannot be written, or another ingest runs.
        SourceNotFound: `remove` names no ingested file.
    """
    corpus_fingerprint(settings.corpus)  # a missing corpus is told before anything is touched
    uploads = settings.index / UPLOADS
    remove_uploads(uploads, remove)
    refused = take_uploads(uploads, [Path(path) for path in paths], settings.corpus)
    embedder = load_embedder(settings)
    place = _tables_place(settings)
    inputs = _inputs(settings.corpus, uploaded(uploads), place)
    report = unchanged(settings.index, embedder.model_id, inputs)
    if report is None:
        corpus = read_corpus(settings.corpus, uploaded(uploads), parsed_in(uploads))
        if not remove:
            _refuse_empty(settings.corpus, corpus)
        report = _build(settings, embedder, corpus, inputs, place, progress)
    return replace(report, problems=(*refused, *report.problems))


def _likeness(embedder: Embedder) -> Callable[[str, Sequence[str]], Sequence[float]]:
    """Cosines of sentences with a question."""

    def cosines(question: str, sentences: Sequence[str]) -> Sequence[float]:
        vector = embedder.encode_query(question)
        return [float(row @ vector) for row in embedder.encode(sentences)]

    return cosines


def _refuse_empty(folder: Path, corpus: Corpus) -> None:
    """An index is not emptied because a folder was named by mistake, or all its files are broken."""
    if not corpus.documents and not corpus.tables:
        advice = "Put articles (.md) and tables (.csv, .xlsx) in it, or name another folder with --corpus."
        told = " ".join((*(problem.message for problem in corpus.problems[:1]), advice))
        raise CorpusError(f"The corpus folder {folder} holds nothing that can be read.", told)


def _build(
    settings: Settings,
    embedder: Embedder,
    corpus: Corpus,
    inputs: str,
    place: str,
    progress: Callable[[int, int], None] | None,
) -> BuildReport:
    url = settings.tables_url
    before = schemas_noted(settings.index, url)
    report = build_index(
        settings.index,
        corpus,
        passages_of(corpus),
        embedder.encode,
        embedder.model_id,
        extra=lambda folder: _write_tables(folder / TABLES, corpus, embedder, url),
        progress=progress,
        extra_hash=_tables_hash(corpus) + place,
        inputs=inputs,
    )
    if unused := before - schemas_noted(settings.index, url):
        drop_schemas(url, unused)
    return report


def _write_tables(folder: Path, corpus: Corpus, embedder: Embedder, url: str) -> None:
    """The tables, and vectors of the labels of those that are answered cell by cell."""
    write_tables(folder, corpus.tables, url)
    labels = labels_to_embed(corpus.tables)
    write_labels(folder, labels, embedder.encode(labels) if labels else np.zeros((0, 0), np.float32))


def _tables_place(settings: Settings) -> str:
    """Changes where the tables are to be in another database, or are no longer in the one they were loaded into."""
    url = settings.tables_url
    if not is_server(url):
        return ""
    lost = schemas_noted(settings.index, url) - schemas_held(url)
    return " ".join((database_mark(url), *sorted(lost)))


def _inputs(corpus: Path, uploads: Sequence[Path], place: str) -> str:
    """Changes with any file that is read, with the code that reads and words it, and with the place of the tables."""
    mark = hashlib.sha256(f"{corpus_fingerprint(corpus, uploads)}{place}".encode())
    for part in ("ingest", "tables", "quantities", "places", "types"):
        for path in sorted((Path(__file__).parent / part).rglob("*.py")):
            mark.update(path.read_bytes())
    return mark.hexdigest()


def _tables_hash(corpus: Corpus) -> str:
    """Changes with anything of a table that the table store keeps: its whole description and its cells."""
    mark = hashlib.sha256()
    for data in corpus.tables:
        mark.update(f"{data.table!r}\n".encode())
    return mark.hexdigest()
