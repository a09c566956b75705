"""Tables must not crowd the passages of documents out of what is found."""

from __future__ import annotations

from assistant.bootstrap import Assistant


def test_passages_of_documents_follow_beyond_the_first_k(nurses: Assistant) -> None:
    retriever = nurses._parts.retriever
    few = retriever.search("nurses from Portugal to Spain", 3)
    more = retriever.search("nurses from Portugal to Spain", 3, prose=4)
    assert more[: len(few)] == few
    assert sum(hit.passage.kind == "passage" for hit in more) >= min(4, len(more))
    assert [hit.rank for hit in more] == list(range(1, len(more) + 1))
    assert len({hit.passage.id for hit in more}) == len(more)


def test_no_more_than_k_unless_prose_is_wanted(nurses: Assistant) -> None:
    assert len(nurses._parts.retriever.search("nurses from Portugal to Spain", 3)) == 3
