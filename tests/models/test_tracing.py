from __future__ import annotations

import numpy as np
import pytest

from assistant.models import load_embedder
from assistant.models.sentences import packaged_embedder
from assistant.models.tracing import traced_forward
from assistant.settings import load_settings


@pytest.mark.parametrize("text", ["", "a", "Where do nurses from Portugal go?", "word " * 600, "Où ? 🙂 Ж"])
def test_many_queries_get_the_same_vectors_as_the_first(text: str) -> None:
    embedder = load_embedder(load_settings())
    first = embedder.encode_query(text)
    later = [embedder.encode_query(text) for _ in range(5)]
    np.testing.assert_allclose(later, [first] * 5, atol=1e-6)
    np.testing.assert_allclose(first, embedder.encode([text])[0], atol=1e-6)


def test_the_default_model_takes_a_trace() -> None:
    embedder = packaged_embedder()
    embedder.encode_query("load")
    forward = traced_forward(embedder._model)
    assert forward.__qualname__.startswith("traced_forward")
