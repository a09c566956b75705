"""The passage store: one open generation, searched by vector and by words. Never writes, embeds or fuses."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from assistant.errors import SourceNotFound
from assistant.passages import layout
from assistant.passages.dense import DenseIndex
from assistant.passages.exact import ExactIndex
from assistant.passages.lexical import LexicalIndex
from assistant.passages.opening import Served, choose
from assistant.passages.selection import allowed_sources, unknown_source
from assistant.passages.truth import Truth, Vectors
from assistant.types import Document, Passage, SearchFilter, Source

Found = list[tuple[str, float]]
_EVERYTHING = SearchFilter()


class PassageStore:
    """Safe to share between threads. Chroma and tantivy are opened at the first search that needs them.

    A filtered search by vector looks at every allowed passage and is exact; an unfiltered one asks Chroma.
    `degraded` says that an older generation serves, or that exact search stands in for a damaged index; `problem`
    says why.
    """

    def __init__(self, served: Served) -> None:
        self.folder: Path = served.folder
        self.corpus_version: str = served.manifest.corpus_version
        self.generation: int = served.manifest.generation
        self.model_id: str = served.manifest.model
        self.size: int = served.manifest.passages
        self.problem: str = served.problem
        self._pointed = layout.current(served.folder.parent)
        self._truth = Truth(served.folder)
        self._sources = self._truth.sources()
        self._own_indexes = not served.exact and os.access(served.folder, os.W_OK)
        self._lock = threading.RLock()
        self._dense: DenseIndex | None = None
        self._lexical: LexicalIndex | None = None
        self._exact: ExactIndex | None = None

    @classmethod
    def open(cls, index: Path, model_id: str) -> PassageStore:
        """Open the generation that serves for a model.

        Raises:
            IndexMissing: nothing was ingested yet.
            IndexStale: there is only an index of another model.
            IndexBroken: no generation can be served from.
        """
        return cls(choose(index, model_id))

    @property
    def degraded(self) -> bool:
        """True if an older generation or a stand-in serves."""
        return bool(self.problem)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source, in the corpus's order."""
        return tuple(self._sources.values())

    def is_current(self) -> bool:
        """False once another generation has become the one that serves; open again to serve from it."""
        return layout.current(self.folder.parent) == self._pointed

    def nearest(self, vector: Vectors, k: int, filters: SearchFilter = _EVERYTHING) -> Found:
        """(passage id, cosine) of the k passages nearest to a vector of length 1, best first.

        Raises:
            SourceNotFound: the filter names a source that is not there.
        """
        allowed = allowed_sources(self._sources, filters)
        k = min(k, self.size)
        if k < 1 or allowed == ():
            return []
        if allowed is None and self._own_indexes:
            found = self._from_chroma(vector, k)
            if found is not None:
                return found
        return self._exact_index().nearest(vector, k, allowed)

    def keyword(self, text: str, k: int, filters: SearchFilter = _EVERYTHING) -> Found:
        """(passage id, BM25 score) of the k passages that fit the words best, best first.

        Raises:
            SourceNotFound: the filter names a source that is not there.
        """
        allowed = allowed_sources(self._sources, filters)
        return [] if allowed == () else self._lexical_index().search(text, k, allowed)

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        """The passages of those ids; unknown ids are left out."""
        return self._truth.passages(ids)

    def vectors(self, ids: Sequence[str]) -> dict[str, Vectors]:
        """The vectors of those passages, each of length 1; unknown ids are left out."""
        return self._truth.vectors(ids)

    def source(self, source_id: str) -> Source:
        """The source of that id.

        Raises:
            SourceNotFound: there is none; the hint names the nearest ids.
        """
        if source_id not in self._sources:
            raise unknown_source(source_id, self._sources)
        return self._sources[source_id]

    def document(self, source_id: str) -> Document:
        """The article or document of that id.

        Raises:
            SourceNotFound: there is none, or the id is a table's.
        """
        document = self._truth.document(self.source(source_id).id)
        if document is None:
            raise SourceNotFound(
                f"The source {source_id!r} is a table, not a text.", "The table store holds its cells."
            )
        return document

    def close(self) -> None:
        """Close every file; the store is not to be used afterwards."""
        with self._lock:
            if self._dense is not None:
                self._dense.close()
            self._dense = self._lexical = self._exact = None
            self._truth.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _from_chroma(self, vector: Vectors, k: int) -> Found | None:
        """The k nearest, or None where Chroma fails: then exact search takes over for good."""
        from chromadb.errors import ChromaError

        try:
            with self._lock:
                if self._dense is None:
                    self._dense = DenseIndex(self.folder)
                dense = self._dense
            return dense.nearest(vector, k)
        except ChromaError as error:
            self._own_indexes = False
            self.problem = f"the dense index of {self.folder.name} failed ({error}); its vectors serve"
            return None

    def _lexical_index(self) -> LexicalIndex:
        with self._lock:
            if self._lexical is None:
                own = self._own_indexes
                self._lexical = LexicalIndex.open(self.folder) if own else LexicalIndex.in_memory(self._truth)
            return self._lexical

    def _exact_index(self) -> ExactIndex:
        with self._lock:
            if self._exact is None:
                self._exact = ExactIndex(self._truth.ids(), self._truth.matrix())
            return self._exact
