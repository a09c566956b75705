"""The sources panel: what each cited source is, what it rests on, and the quoted words marked. Fetches nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.interfaces.web.excerpts import Span, excerpt_html, excerpts
from assistant.interfaces.web.markup import items, link, text
from assistant.interfaces.web.rows import Tables, rows_html, rows_of
from assistant.present.wording import place_line
from assistant.types import Citation, Publication


class Library(Protocol):
    """What is needed of the assistant to show a proof."""

    @property
    def tables(self) -> Tables:
        """The tables that figures are computed from."""

    def source_text(self, source_id: str) -> str:
        """The text that locators point into."""


def sources_html(citations: Sequence[Citation], figures: Sequence[str], library: Library, anchor: str) -> str:
    """A card for each source, in the order of its first citation; "" where there are none.

    `figures` are the keys whose cells the figure panel shows; `anchor` begins the ids that markers lead to.
    """
    by_source: dict[str, list[Citation]] = {}
    for citation in citations:
        by_source.setdefault(citation.source_id, []).append(citation)
    shown = _Shown(set(figures), library, anchor, set())
    cards = "".join(_card(group, shown) for group in by_source.values())
    return f'<section class="panel sources" aria-label="Sources"><h3>Sources</h3>{cards}</section>' if cards else ""


@dataclass(frozen=True, slots=True)
class _Shown:
    """What all cards share; `used` are the ids given so far, because a figure of two tables is cited twice."""

    figures: set[str]
    library: Library
    anchor: str
    used: set[str]


def source_id(anchor: str, key: str) -> str:
    """The id that the marker of a key leads to."""
    return f"{anchor}-source-{key}"


def targets(citations: Sequence[Citation], figures: Mapping[str, str], anchor: str) -> dict[str, str]:
    """Where the marker of each key leads: a figure's to its card, any other to its words in the source."""
    return {c.key: source_id(anchor, c.key) for c in citations} | dict(figures)


def _card(group: Sequence[Citation], shown: _Shown) -> str:
    first = group[0]
    spans = [_span(c, shown.anchor) for c in group if _has_words(c)]
    keys = "".join(_key(c, shown) for c in group if not _has_words(c))
    source = shown.library.source_text(first.source_id) if spans else ""
    quoted = "".join(excerpt_html(source, part) for part in excerpts(source, spans))
    return (
        f'<article class="card" tabindex="-1"><h4>{keys}{text(first.title)}</h4>{_facts(first)}'
        f"{_based_on(first.based_on)}{quoted}{''.join(_cells(group, shown))}{_places(group)}</article>"
    )


def _has_words(citation: Citation) -> bool:
    return citation.locator.start is not None and citation.locator.end is not None


def _span(citation: Citation, anchor: str) -> Span:
    where = citation.locator
    return Span(where.start or 0, where.end or 0, source_id(anchor, citation.key), citation.key)


def _key(citation: Citation, shown: _Shown) -> str:
    anchor = source_id(shown.anchor, citation.key)
    given = "" if anchor in shown.used else f' id="{text(anchor)}"'
    shown.used.add(anchor)
    return f'<span class="key"{given}>{text(citation.key)}</span> '


def _facts(citation: Citation) -> str:
    facts = [text(part) for part in (citation.publisher, citation.published) if part]
    facts += [f"{text(citation.evidence)} evidence"] if citation.evidence else []
    facts += [text(citation.licence)] if citation.licence else []
    facts += [link(citation.url, "Open the original")] if citation.url else []
    return f'<p class="facts">{" · ".join(facts)}</p>' if facts else ""


def _based_on(publications: Sequence[Publication]) -> str:
    if not publications:
        return ""
    listed = items((_publication(publication) for publication in publications), "based")
    count = len(publications)
    noun = "publication" if count == 1 else "publications"
    return f"<details><summary>Based on {count} {noun}</summary>{listed}</details>"


def _publication(publication: Publication) -> str:
    title = link(publication.url, publication.title) if publication.url else text(publication.title)
    rest = [publication.publisher, publication.published, publication.evidence and f"{publication.evidence} evidence"]
    return ", ".join([title, *(text(part) for part in rest if part)])


def _cells(group: Sequence[Citation], shown: _Shown) -> Iterator[str]:
    """The rows that quotes of a table stand in; a figure's are in its own panel."""
    quoted = [c for c in group if c.key not in shown.figures and not _has_words(c)]
    used = [(row, name) for c in quoted for row in c.locator.rows for name in c.locator.fields]
    if used:
        yield rows_html(rows_of(group[0].source_id, used, shown.library.tables))


def _places(group: Sequence[Citation]) -> str:
    lines = (f"[{c.key}] {c.source_id}: {place_line(c)}".removesuffix(": ") for c in group)
    return items((text(line) for line in lines), "places small")
