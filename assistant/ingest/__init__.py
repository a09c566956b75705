"""Reads articles, documents and tables and makes passages of them. Embeds and stores nothing."""

from assistant.ingest.names import slug
from assistant.ingest.parsing import READABLE
from assistant.ingest.passages import passages_of
from assistant.ingest.reader import corpus_fingerprint, read_corpus
from assistant.ingest.tabular import render_table
from assistant.ingest.taking import take_uploads
from assistant.ingest.uploads import parsed_in, remove_uploads, uploaded

__all__ = [
    "READABLE",
    "corpus_fingerprint",
    "parsed_in",
    "passages_of",
    "read_corpus",
    "remove_uploads",
    "render_table",
    "slug",
    "take_uploads",
    "uploaded",
]
