from assistant.answer import Likeness
from assistant.models import load_embedder
from assistant.settings import load_settings


def test_sentences_that_share_words_are_nearer_and_vectors_are_kept() -> None:
    embedder = load_embedder(load_settings(embedder="fake:384"))
    asked: list[list[str]] = []
    inner = embedder.embed_documents
    embedder.embed_documents = lambda texts: asked.append(texts) or inner(texts)  # type: ignore[func-returns-value,method-assign]
    likeness = Likeness(embedder)
    near, far, again = likeness("nurses in Spain", ["nurses in Spain", "bread and butter", "nurses in Spain"])
    assert near == again > far
    likeness("bread", ["nurses in Spain", "bread and butter"])
    assert asked == [["nurses in Spain", "bread and butter"]]
