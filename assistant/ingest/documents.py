"""A document from what was loaded and what is stated of it. Reads no file."""

from __future__ import annotations

from assistant.ingest.loaders.loaded import Loaded
from assistant.ingest.metadata import Metadata
from assistant.ingest.names import words_of
from assistant.types import Document, Source, SourceKind


def make_document(
    source_id: str, kind: SourceKind, loaded: Loaded, stated: Metadata, *, publisher: str = "", licence: str = ""
) -> Document:
    """The document; what is stated goes before what the file says of itself, `publisher` and `licence` come last.

    Where nobody names a publisher the author stands for it.
    """
    author = stated.author or loaded.author
    source = Source(
        id=source_id,
        kind=kind,
        title=stated.title or loaded.title or words_of(source_id),
        publisher=stated.publisher or loaded.publisher or publisher or author,
        published=stated.published or loaded.published,
        url=stated.url or loaded.url,
        evidence=stated.evidence,
        licence=stated.licence or licence,
        based_on=stated.based_on,
        author=author,
    )
    return Document(
        source=source,
        text=loaded.text,
        summary=stated.summary,
        subjects=stated.subjects,
        places=stated.places,
        period=stated.period,
        pages=loaded.pages,
    )
