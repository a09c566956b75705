"""The dense index of a generation: Chroma, embedded, fed with our own vectors. Never embeds, opens no port."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.passages.truth import Truth, Vectors

FOLDER = "chroma"
COLLECTION = "passages"
_BATCH = 5000  # Chroma takes at most 5,461 records at once
_THRESHOLD = 1000  # records after which Chroma writes its graph to the disk


class DenseIndex:
    """Nearest neighbours by cosine among all passages of a generation; approximate, HNSW."""

    def __init__(self, folder: Path) -> None:
        self._client = _client(folder / FOLDER)
        self._collection = self._client.get_collection(COLLECTION, embedding_function=None)

    def count(self) -> int:
        """The number of records."""
        return int(self._collection.count())

    def ids(self) -> list[str]:
        """The ids of all records."""
        return list(self._collection.get(include=[])["ids"])

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]]:
        """(passage id, cosine) of the k nearest, best first."""
        found = self._collection.query(query_embeddings=[vector], n_results=k, include=["distances"])
        return [(key, 1.0 - d) for key, d in zip(found["ids"][0], found["distances"][0], strict=True)]

    def close(self) -> None:
        """Give the client back, so that the same path may be opened again."""
        self._client.close()


def write_dense(folder: Path, truth: Truth, count: int) -> None:
    """Build the Chroma collection of a generation from its truth, all of it written to the disk."""
    batches = -(-count // _BATCH)
    size = -(-count // batches) if count else 1
    threshold = max(2, min(_THRESHOLD, count // batches)) if count else 2
    hnsw = {"space": "cosine", "sync_threshold": threshold, "batch_size": min(100, threshold)}
    client = _client(folder / FOLDER)
    try:
        collection = client.create_collection(COLLECTION, embedding_function=None, configuration={"hnsw": hnsw})
        for passages, vectors in truth.batches(size):
            collection.add(
                ids=[passage.id for passage in passages],
                embeddings=vectors,
                metadatas=[{"source": passage.source_id} for passage in passages],
            )
    finally:
        client.close()


def _client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    return chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
