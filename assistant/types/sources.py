"""Sources and what is found in them: documents, passages, hits. Knows no store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SourceKind = Literal["article", "document", "table"]


@dataclass(frozen=True, slots=True)
class Publication:
    """A publication that a brief restates."""

    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """What a citation needs to know of an article, a document or a table. Dates are ISO, maybe shortened.

    Where a document names no publisher, its author stands for it.
    """

    id: str
    kind: SourceKind
    title: str
    publisher: str = ""
    published: str = ""
    url: str = ""
    evidence: str = ""
    licence: str = ""
    based_on: tuple[Publication, ...] = ()
    owner: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """An article or document as ingested. `text` is what `assistant source ID` prints.

    `pages` are the half-open code-point spans of page 1, 2, ... in it, in order; none where the format has no pages.
    """

    source: Source
    text: str
    summary: str = ""
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    period: str = ""
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a quote stands: half-open code-point offsets into the source's text, or rows and fields."""

    page: int | None = None
    section: str | None = None
    start: int | None = None
    end: int | None = None
    rows: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrievable piece of a source, verbatim where the locator has offsets; `id` is a content hash."""

    id: str
    source_id: str
    kind: Literal["passage", "table"]
    context: str
    text: str
    locator: Locator

    @property
    def indexed_text(self) -> str:
        """What is embedded and searched: title, publisher, date and section, then the text."""
        return f"{self.context}\n{self.text}"


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query, with its fused score and its rank (1 is best)."""

    passage: Passage
    source: Source
    score: float
    rank: int
    similarity: float = 0.0
