"""Any LangChain embedding model, by `provider:model`. Adds its name and the assistant's errors, nothing else."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from langchain_core.embeddings import Embeddings

from assistant.models.embedder import Embedder, Vectors, unit_rows
from assistant.models.failures import construction_failures, provider_failures


class NamedEmbeddings(Embedder):
    """LangChain `Embeddings` under a name; rows are scaled to length 1."""

    def __init__(self, model_id: str, inner: Embeddings) -> None:
        self.model_id = model_id
        self._inner = inner

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text."""
        with provider_failures(self.model_id):
            rows = self._inner.embed_documents(list(texts))
        return unit_rows(np.asarray(rows, np.float32))

    def encode_query(self, text: str) -> Vectors:
        """The query's vector; some models embed queries otherwise than documents."""
        with provider_failures(self.model_id):
            row = self._inner.embed_query(text)
        unit: Vectors = unit_rows(np.asarray([row], np.float32))[0]
        return unit


def named_embedder(model_id: str) -> NamedEmbeddings:
    """The embedding model that LangChain's `init_embeddings` makes of `provider:model`.

    Raises:
        ConfigError: unknown provider, missing package or missing key.
    """
    from langchain.embeddings import init_embeddings

    with construction_failures(model_id):
        inner = init_embeddings(model_id)
    assert isinstance(inner, Embeddings)
    return NamedEmbeddings(model_id, inner)
