from __future__ import annotations

import numpy as np
import pytest

from assistant.models import Embedder, load_embedder
from assistant.settings import load_settings


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(load_settings())


def test_vectors_have_length_one_whatever_the_batch(embedder: Embedder) -> None:
    texts = [f"{n} nurses left Portugal for Spain. " * (1 + n % 5) for n in range(20)]
    rows = embedder.encode(texts)
    assert rows.shape == (20, 384)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(rows[7], embedder.encode_query(texts[7]), atol=1e-5)


def test_meaning_counts_more_than_words(embedder: Embedder) -> None:
    query = embedder.encode_query("How many nurses emigrate?")
    near, far = embedder.encode(["Hospital staff who moved abroad.", "How many apples fit a box?"]) @ query
    assert near > far


def test_a_long_and_an_empty_text_are_embedded(embedder: Embedder) -> None:
    rows = embedder.encode(["word " * 5000, ""])
    assert np.isfinite(rows).all()
