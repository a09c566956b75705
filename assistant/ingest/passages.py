"""All passages of a corpus. Chooses no size and words no table."""

from __future__ import annotations

from assistant.ingest.splitting import split_document
from assistant.ingest.verbalising import verbalise_table
from assistant.types import Corpus, Passage


def passages_of(corpus: Corpus) -> tuple[Passage, ...]:
    """The passages of all documents, then of all tables."""
    documents = (passage for document in corpus.documents for passage in split_document(document))
    tables = (passage for data in corpus.tables for passage in verbalise_table(data))
    return (*documents, *tables)
