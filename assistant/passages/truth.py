"""The truth of a generation: sources, documents, passages and vectors in one SQLite file. Searches nothing.

Vectors are kept under the digest of the text they were made of, so that a text that moves keeps its vector.
Written in WAL mode with every commit flushed; finished as a plain file, which then opens on a read-only disk.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexBroken
from assistant.passages.rows import (
    PassageRow,
    document_from,
    passage_from,
    source_from,
    sources_of,
    to_json,
)
from assistant.types import Corpus, Document, Passage, Source

NAME = "truth.sqlite3"
Vectors = NDArray[np.float32]
_AT_ONCE = 500
_SCHEMA = """
CREATE TABLE facts(name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE sources(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
CREATE TABLE documents(source TEXT PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE passages(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL, kind TEXT NOT NULL,
    context TEXT NOT NULL, text TEXT NOT NULL, locator TEXT NOT NULL, digest TEXT NOT NULL);
CREATE INDEX passages_by_source ON passages(source);
CREATE TABLE vectors(digest TEXT PRIMARY KEY, vector BLOB NOT NULL);
"""


class TruthWriter:
    """Writes the truth of a new generation; used by one thread."""

    def __init__(self, folder: Path, model_id: str) -> None:
        self._db = sqlite3.connect(folder / NAME, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_SCHEMA)
        self._db.execute("INSERT INTO facts VALUES('model', ?)", (model_id,))

    def add(self, corpus: Corpus, rows: Sequence[PassageRow]) -> None:
        """Store sources, documents and passages, without vectors."""
        sources = [(source.id, to_json(source)) for source in sources_of(corpus).values()]
        documents = [(document.source.id, to_json(document)) for document in corpus.documents]
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO sources(id, json) VALUES(?, ?)", sources)
        self._db.executemany("INSERT INTO documents VALUES(?, ?)", documents)
        self._db.executemany(
            "INSERT INTO passages(id, source, kind, context, text, locator, digest) VALUES(?, ?, ?, ?, ?, ?, ?)", rows
        )
        self._db.execute("COMMIT")

    def reuse(self, other: Path) -> None:
        """Take the vectors that passages here need from another truth, finished or cut off; a broken one gives none."""
        if not other.is_file():
            return
        self._db.execute("ATTACH ? AS other", (str(other),))
        try:
            self._db.execute(
                "INSERT OR IGNORE INTO vectors SELECT digest, vector FROM other.vectors"
                " WHERE digest IN (SELECT digest FROM passages)"
            )
        except sqlite3.DatabaseError:
            return
        finally:
            self._db.execute("DETACH other")

    def pending(self) -> list[tuple[str, str]]:
        """(digest, text) of every text without a vector, longest first."""
        rows = self._db.execute(
            "SELECT digest, context || char(10) || text FROM passages"
            " WHERE digest NOT IN (SELECT digest FROM vectors) GROUP BY digest ORDER BY length(context || text) DESC"
        )
        return rows.fetchall()

    def put(self, digests: Sequence[str], vectors: Vectors) -> None:
        """Store vectors, flushed to the disk before it returns."""
        rows = [(digest, row.tobytes()) for digest, row in zip(digests, vectors, strict=True)]
        self._db.execute("BEGIN")
        self._db.executemany("INSERT OR REPLACE INTO vectors VALUES(?, ?)", rows)
        self._db.execute("COMMIT")

    def finish(self) -> None:
        """Fold the log into the file and close."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self._db.execute("PRAGMA journal_mode=DELETE")
        self._db.close()

    def close(self) -> None:
        """Close as it stands; safe after `finish`."""
        self._db.close()


class Truth:
    """Reads the truth of a whole generation; never writes, safe to share between threads.

    Every method raises `IndexBroken` where the file is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        uri = self._path.resolve().as_uri() + "?mode=ro&immutable=1"
        try:
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise IndexBroken(f"The index file {self._path} is missing.", "Run `assistant ingest`.") from error
        self._lock = threading.Lock()

    def count(self) -> int:
        """The number of passages that have a vector."""
        return int(self._all("SELECT count(*) FROM passages JOIN vectors USING(digest)")[0][0])

    def ids(self) -> list[tuple[str, str]]:
        """(passage id, source id) of every passage, in order."""
        return self._all("SELECT id, source FROM passages ORDER BY number")

    def sources(self) -> dict[str, Source]:
        """Every source by id, in order."""
        return {row[0]: source_from(row[1]) for row in self._all("SELECT id, json FROM sources ORDER BY number")}

    def document(self, source_id: str) -> Document | None:
        """The document of a source; None for a table or an unknown id."""
        rows = self._all("SELECT json FROM documents WHERE source = ?", (source_id,))
        return document_from(rows[0][0]) if rows else None

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of those ids; unknown ids are left out."""
        found = self._among("SELECT id, source, kind, context, text, locator FROM passages WHERE id IN ({})", ids)
        return {row[0]: passage_from(row) for row in found}

    def batches(self, size: int) -> Iterator[tuple[list[Passage], Vectors]]:
        """Every passage and its vector, in order, `size` at a time."""
        columns = "number, p.id, source, kind, context, text, locator, vector"
        query = f"SELECT {columns} FROM passages p JOIN vectors USING(digest) WHERE number > ? ORDER BY number LIMIT ?"
        last = 0
        while rows := self._all(query, (last, size)):
            last = rows[-1][0]
            yield [passage_from(row[1:]) for row in rows], _matrix([row[7] for row in rows])

    def matrix(self) -> Vectors:
        """All vectors, in the order of `ids`, shape (passages, dimension)."""
        return _matrix(
            [row[0] for row in self._all("SELECT vector FROM passages JOIN vectors USING(digest) ORDER BY number")]
        )

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of those passages; unknown ids are left out."""
        found = self._among("SELECT id, vector FROM passages JOIN vectors USING(digest) WHERE id IN ({})", ids)
        return {row[0]: np.frombuffer(row[1], np.float32) for row in found}

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()

    def _among(self, query: str, values: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(values), _AT_ONCE):
            part = tuple(values[start : start + _AT_ONCE])
            yield from self._all(query.format(",".join("?" * len(part))), part)

    def _all(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        try:
            with self._lock:
                return self._db.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexBroken(f"The index file {self._path} is damaged: {error}.", "Run `assistant ingest`.") from error


def _matrix(blobs: Sequence[bytes]) -> Vectors:
    if not blobs:
        return np.zeros((0, 0), np.float32)
    return np.frombuffer(b"".join(blobs), np.float32).reshape(len(blobs), -1)
