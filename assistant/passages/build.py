"""Builds the next generation of an index aside, checks it, and makes it the one that serves. Searches nothing.

A process killed at any point leaves the served generation as it was: a generation is only ever renamed into place
whole, and one pointer is swapped. What a killed build had embedded is taken over by the next one.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.errors import CorpusError, IndexBroken, ModelReplyInvalid
from assistant.passages import layout
from assistant.passages.dense import write_dense
from assistant.passages.inputs import remember
from assistant.passages.lexical import write_lexical
from assistant.passages.lock import exclusive, unwritable
from assistant.passages.manifest import Manifest, changed_files, describe_files, read_manifest, write_manifest
from assistant.passages.report import BuildReport
from assistant.passages.rows import PassageRow, passage_row, version_of
from assistant.passages.truth import NAME as TRUTH
from assistant.passages.truth import Truth, TruthWriter, Vectors
from assistant.passages.verification import verify
from assistant.types import Corpus, Passage

Embed = Callable[[list[str]], Vectors]
Progress = Callable[[int, int], None]
_SLICE = 128


@dataclass(frozen=True, slots=True)
class _Job:
    home: Path
    corpus: Corpus
    rows: tuple[PassageRow, ...]
    version: str
    embed: Embed
    model_id: str
    extra: Callable[[Path], None]
    progress: Progress
    at: Callable[[str], None]
    check: Callable[[Path], str]


def build_index(
    index: Path,
    corpus: Corpus,
    passages: Sequence[Passage],
    embed: Embed,
    model_id: str,
    extra: Callable[[Path], None],
    progress: Progress | None = None,
    *,
    extra_hash: str = "",
    inputs: str = "",
    at: Callable[[str], None] = lambda point: None,
    check: Callable[[Path], str] = verify,
) -> BuildReport:
    """Bring the index of one model up to a corpus; nothing is built where nothing changed.

    Args:
        index: the folder of all indexes.
        corpus: what was read; its problems are handed on in the report.
        passages: the corpus's passages, ids unique.
        embed: texts to rows of length 1, shape (texts, dimension); asked only for texts not embedded before.
        model_id: names the vector space.
        extra: writes further parts, such as the tables, into the folder of the new generation.
        progress: told (done, all) while texts are embedded.
        extra_hash: a mark that changes when what `extra` writes would change.
        inputs: a mark of everything the corpus was made of; `unchanged` answers from it without reading a file.
        at: told the name of every point the build passes; for trials that interrupt it.
        check: says what is wrong with a new generation, or nothing; the default does so in a child process.

    Raises:
        IndexUnwritable: the folder cannot be written, or another ingest runs.
        IndexBroken: the new generation did not pass its check; the old one still serves.
        CorpusError: two passages have one id.
    """
    rows = tuple(passage_row(passage) for passage in passages)
    _refuse_twins(rows)
    version = version_of(corpus, rows, extra_hash)
    home = layout.home_of(index, model_id)
    told = progress or (lambda done, count: None)
    job = _Job(home, corpus, rows, version, embed, model_id, extra, told, at, check)
    with exclusive(job.home):
        at("locked")
        report = _bring_up_to_date(job)
        with suppress(OSError):  # only a shortcut: without it the next ingest reads the files again
            remember(home, report, inputs)
        return report


def _bring_up_to_date(job: _Job) -> BuildReport:
    served = layout.current(job.home)
    manifest = read_manifest(served) if served else None
    if served and manifest and manifest.corpus_version == job.version and not changed_files(served, manifest):
        return _unchanged(job, manifest)
    return _build(job, served)


def _unchanged(job: _Job, manifest: Manifest) -> BuildReport:
    count = len(job.rows)
    return BuildReport(0, count, 0, count, False, manifest.generation, job.version, job.corpus.problems)


def _build(job: _Job, served: Path | None) -> BuildReport:
    number = layout.next_number(job.home)
    staging = job.home / f"staging-{number}-{os.getpid()}-{secrets.token_hex(4)}"
    try:
        staging.mkdir()
        embedded = _fill(job, staging)
        dimension = _write_stores(job, staging)
        job.extra(staging)
        job.at("extra")
        generation = _publish(job, staging, number, dimension)
        _tidy(job.home, generation, served)
    except (OSError, sqlite3.OperationalError) as error:
        shutil.rmtree(staging, ignore_errors=True)
        raise unwritable(job.home.parent, error) from error
    removed = _removed(served, job.rows)
    count = len(job.rows)
    return BuildReport(embedded, count - embedded, removed, count, True, number, job.version, job.corpus.problems)


def _fill(job: _Job, staging: Path) -> int:
    """Write the truth and embed what no earlier generation and no cut-off build had embedded; how many passages."""
    writer = TruthWriter(staging, job.model_id)
    try:
        writer.add(job.corpus, job.rows)
        leftovers = [path for path in job.home.glob("staging-*") if path != staging]
        for folder in [*layout.generations(job.home), *leftovers]:
            writer.reuse(folder / TRUTH)
        for folder in leftovers:
            shutil.rmtree(folder, ignore_errors=True)
        job.at("staged")
        pending = writer.pending()
        _embed(job, writer, pending)
        job.at("embedded")
        writer.finish()
    finally:
        writer.close()
    fresh = {digest for digest, _ in pending}
    return sum(row[-1] in fresh for row in job.rows)


def _embed(job: _Job, writer: TruthWriter, pending: list[tuple[str, str]]) -> None:
    for start in range(0, len(pending), _SLICE):
        job.progress(start, len(pending))
        part = pending[start : start + _SLICE]
        vectors = np.asarray(job.embed([text for _, text in part]), np.float32)
        if vectors.ndim != 2 or len(vectors) != len(part) or not np.isfinite(vectors).all():
            raise ModelReplyInvalid(
                f"The embedding model {job.model_id} did not give one finite vector for each text.",
                "Choose another model in ASSISTANT_EMBEDDER.",
            )
        writer.put([digest for digest, _ in part], vectors)
        job.at("embedding")
    job.progress(len(pending), len(pending))


def _write_stores(job: _Job, staging: Path) -> int:
    with closing(Truth(staging)) as truth:
        write_lexical(staging, truth)
        write_dense(staging, truth, len(job.rows))
        job.at("indexed")
        first = next(truth.batches(1), None)
        return 0 if first is None else int(first[1].shape[1])


def _publish(job: _Job, staging: Path, number: int, dimension: int) -> Path:
    problem = job.check(staging)
    if problem:
        shutil.rmtree(staging, ignore_errors=True)
        raise IndexBroken(
            f"The new index did not pass its own check: {problem}.",
            "What served before still serves; run `assistant ingest` again.",
        )
    job.at("verified")
    files = describe_files(staging)
    write_manifest(staging, Manifest(job.model_id, number, job.version, len(job.rows), dimension, files))
    layout.sync_tree(staging)
    generation = job.home / f"gen-{number}"
    staging.rename(generation)
    layout.sync_folder(job.home)
    job.at("renamed")
    layout.point_to(job.home, generation)
    job.at("pointed")
    return generation


def _tidy(home: Path, generation: Path, served: Path | None) -> None:
    """Keep the new generation and the one before it; readers of older ones have had two ingests to leave."""
    keep = {generation, served}
    for folder in layout.generations(home):
        if folder not in keep:
            shutil.rmtree(folder, ignore_errors=True)


def _removed(served: Path | None, rows: Sequence[PassageRow]) -> int:
    if served is None:
        return 0
    try:
        with closing(Truth(served)) as truth:
            return len({key for key, _ in truth.ids()} - {row[0] for row in rows})
    except IndexBroken:
        return 0


def _refuse_twins(rows: Sequence[PassageRow]) -> None:
    twins = [key for key, times in Counter(row[0] for row in rows).items() if times > 1]
    if twins:
        sources = sorted({row[1] for row in rows if row[0] == twins[0]})
        raise CorpusError(
            f"Two passages have one id in {' and '.join(sources)}.", "Remove the repeated text, or one of the files."
        )
