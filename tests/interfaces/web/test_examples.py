from __future__ import annotations

from pathlib import Path

from assistant.bootstrap import Assistant
from assistant.ingest import read_corpus
from assistant.interfaces.web.examples import MOST, examples

CORPUS = Path(__file__).parents[3] / "corpus"


def test_examples_of_the_corpus_are_all_there() -> None:
    corpus = read_corpus(CORPUS)
    sources = [d.source for d in corpus.documents] + [t.table.source for t in corpus.tables]
    assert len(examples(sources)) == MOST
    assert not any(question.startswith("What do the sources say") for question in examples(sources))


def test_another_corpus_is_asked_about_its_own_titles(nurses: Assistant) -> None:
    found = examples(nurses.passages.sources)
    assert "What do the sources say about nurses leaving Portugal?" in found


def test_no_sources_no_examples() -> None:
    assert examples([]) == ()
