from __future__ import annotations

import numpy as np

from assistant.models.bag import BagOfWords


def test_rows_have_length_one_and_are_the_same_every_time() -> None:
    texts = ["Nurses leave Portugal", "", "…"]
    rows = BagOfWords(64).encode(texts)
    assert rows.shape == (3, 64)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    np.testing.assert_array_equal(rows, BagOfWords(64).encode(texts))


def test_texts_that_share_words_are_nearer() -> None:
    embedder = BagOfWords(384)
    query = embedder.encode_query("nurses leaving Portugal")
    near, far = embedder.encode(["Nurses are leaving Portugal in numbers.", "A table of wages in Japan."]) @ query
    assert near > far + 0.3


def test_langchain_gets_lists() -> None:
    embedder = BagOfWords(16)
    assert embedder.embed_documents(["a b"])[0] == embedder.embed_query("a b")
