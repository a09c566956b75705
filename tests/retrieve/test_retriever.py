from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from assistant.errors import SourceNotFound
from assistant.passages import PassageStore
from assistant.retrieve import Retriever
from assistant.types import SearchFilter
from tests.passages import sample
from tests.passages.sample import EMBEDDER, opened


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PassageStore]:
    index = tmp_path_factory.mktemp("index")
    sample.build(index, sample.sample(30))
    with opened(index) as found:
        yield found


@pytest.fixture
def retriever(store: PassageStore) -> Retriever:
    return Retriever(store, EMBEDDER)


def test_hits_are_ranked_and_carry_their_source(retriever: Retriever) -> None:
    hits = retriever.search("wages of nurses in Portugal", 8)
    assert [hit.rank for hit in hits] == list(range(1, 9))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.source.id == hit.passage.source_id for hit in hits)
    assert "wages" in hits[0].passage.text


def test_every_hit_has_its_cosine(retriever: Retriever, store: PassageStore) -> None:
    query = "recognition Malta 1203"
    for hit in retriever.search(query, 20):
        vector = store.vectors([hit.passage.id])[hit.passage.id]
        assert hit.similarity == pytest.approx(float(vector @ EMBEDDER.encode_query(query)), abs=1e-4)


def test_the_title_finds_its_passages(retriever: Retriever) -> None:
    assert retriever.search("Nurses of Norway, part 12", 1)[0].source.id == "brief-12"


def test_a_filter_is_obeyed(retriever: Retriever) -> None:
    hits = retriever.search("wages", 10, SearchFilter(sources=("brief-4",)))
    assert {hit.source.id for hit in hits} == {"brief-4"}
    with pytest.raises(SourceNotFound):
        retriever.search("wages", 10, SearchFilter(sources=("brief-400",)))


@pytest.mark.parametrize(("text", "k"), [("", 5), ("  \n", 5), ("wages", 0)])
def test_nothing_asked_finds_nothing(retriever: Retriever, text: str, k: int) -> None:
    assert retriever.search(text, k) == ()


def test_a_reranker_has_the_last_word(store: PassageStore) -> None:
    class Longest:
        def rerank(self, query: str, texts: Sequence[str]) -> list[float]:
            return [float("Malta" in text) for text in texts]

    hits = Retriever(store, EMBEDDER, Longest()).search("wages", 3)
    assert all("Malta" in hit.passage.indexed_text for hit in hits)
    assert hits[0].score == 1.0
