"""The sources panel: each citation with what it is, what it rests on, and the quoted words marked. Fetches nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.interfaces.web.markup import items, link, text
from assistant.present.wording import place_line
from assistant.types import Citation, Publication


@dataclass(frozen=True, slots=True)
class Cited:
    """Citations of one place in a source, or of several rows of one table, and the HTML that shows the place."""

    citations: tuple[Citation, ...]
    shown: str


def sources_html(cited: Sequence[Cited], anchor: str) -> str:
    """A card for each; "" where there are none. `anchor` begins the ids that markers lead to."""
    cards = "".join(_card(one, anchor) for one in cited)
    return f'<section class="panel sources" aria-label="Sources"><h3>Sources</h3>{cards}</section>' if cards else ""


def source_id(anchor: str, key: str) -> str:
    """The id that the marker of a key leads to."""
    return f"{anchor}-source-{key}"


def _card(cited: Cited, anchor: str) -> str:
    first = cited.citations[0]
    keys = "".join(
        f'<span class="key" id="{source_id(anchor, text(c.key))}">{text(c.key)}</span> ' for c in cited.citations
    )
    place = " · ".join(part for part in (first.source_id, place_line(first)) if part)
    return (
        f'<article class="card" tabindex="-1"><h4>{keys}{text(first.title)}</h4>{_facts(first)}'
        f'{_based_on(first.based_on)}{cited.shown}<p class="small place">{text(place)}</p></article>'
    )


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


def grouped(citations: Sequence[Citation]) -> list[tuple[Citation, ...]]:
    """Citations of cells of one table together, every other one by itself, in order."""
    groups: dict[object, list[Citation]] = {}
    for citation in citations:
        cells = citation.kind == "table" and citation.locator.rows
        groups.setdefault(("table", citation.source_id) if cells else citation.key, []).append(citation)
    return [tuple(group) for group in groups.values()]


def targets(citations: Sequence[Citation], figures: Mapping[str, str], anchor: str) -> dict[str, str]:
    """Where the marker of each key leads: a figure's to its card, any other to its source."""
    return {c.key: figures.get(c.key, source_id(anchor, c.key)) for c in citations} | dict(figures)
