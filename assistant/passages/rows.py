"""Sources, documents and passages as rows of the truth and back. Opens no database."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Sequence
from typing import Any

from assistant.types import Corpus, Document, Locator, Passage, Publication, Source

PassageRow = tuple[str, str, str, str, str, str, str]


def to_json(value: Source | Document | Locator) -> str:
    """Compact JSON with sorted keys: the same value gives the same text."""
    return json.dumps(dataclasses.asdict(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def source_from(text: str) -> Source:
    """The source that `to_json` wrote."""
    return _source(json.loads(text))


def document_from(text: str) -> Document:
    """The document that `to_json` wrote."""
    raw = json.loads(text)
    lists = {name: tuple(raw[name]) for name in ("subjects", "places")}
    pages = tuple((start, end) for start, end in raw.get("pages", ()))
    return Document(**{**raw, **lists, "pages": pages, "source": _source(raw["source"])})


def passage_row(passage: Passage) -> PassageRow:
    """Its columns: id, source, kind, context, text, locator, and the digest its vector is kept under."""
    locator = to_json(passage.locator)
    digest = hashlib.sha256(passage.indexed_text.encode()).hexdigest()
    return passage.id, passage.source_id, passage.kind, passage.context, passage.text, locator, digest


def passage_from(row: tuple[Any, ...]) -> Passage:
    """The passage of the first six columns of a row."""
    raw = json.loads(row[5])
    locator = Locator(**{**raw, "rows": tuple(raw["rows"]), "fields": tuple(raw["fields"])})
    return Passage(row[0], row[1], row[2], row[3], row[4], locator)


def sources_of(corpus: Corpus) -> dict[str, Source]:
    """Every source of a corpus by id: its documents', then its tables'."""
    documents = {document.source.id: document.source for document in corpus.documents}
    return documents | {data.table.source.id: data.table.source for data in corpus.tables}


def version_of(corpus: Corpus, rows: Sequence[PassageRow], extra: str) -> str:
    """Twelve digits that change whenever anything served would: sources, documents, tables, passages, `extra`."""
    digest = hashlib.sha256(extra.encode())
    parts = [to_json(source) for source in sources_of(corpus).values()]
    parts += [to_json(document) for document in corpus.documents]
    parts += [f"{data.table.id} {data.table.hash}" for data in corpus.tables]
    parts += ["\x1f".join(row) for row in rows]
    for part in sorted(parts):
        digest.update(hashlib.sha256(part.encode()).digest())
    return digest.hexdigest()[:12]


def _source(raw: dict[str, Any]) -> Source:
    return Source(**{**raw, "based_on": tuple(Publication(**entry) for entry in raw["based_on"])})
