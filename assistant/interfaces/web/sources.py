"""Citations as HTML: who published it, on what it is based, and the quoted words marked in their surroundings."""

from __future__ import annotations

from collections.abc import Callable

from assistant.interfaces.web.markup import cleaned, link, text
from assistant.types import Answer, Citation, Publication

SourceText = Callable[[str], str]
_AROUND = 320


def sources_html(answer: Answer, source_text: SourceText) -> str:
    """Every cited passage; figures have their own panel."""
    cited = [c for c in answer.citations if not c.key.startswith("F")]
    if not cited:
        return ""
    return cleaned("<h3>Sources</h3>" + "".join(_citation(c, source_text(c.source_id)) for c in cited))


def _citation(citation: Citation, source: str) -> str:
    about = " · ".join(part for part in (text(citation.publisher), text(citation.published)) if part)
    section = f'<p class="where">{text(citation.locator.section)}</p>' if citation.locator.section else ""
    return (
        f'<section class="card" id="source-{text(citation.key)}">'
        f'<h4><span class="key quoted">{text(citation.key)}</span> {link(citation.url, citation.title)}</h4>'
        f'<p class="about">{about}</p>{section}<blockquote>{_marked(citation, source)}</blockquote>'
        f"{_based_on(citation.based_on)}{_grade(citation)}</section>"
    )


def _marked(citation: Citation, source: str) -> str:
    start, end = citation.locator.start, citation.locator.end
    if start is None or end is None or source[start:end] != citation.quote:
        return f"<mark>{text(citation.quote)}</mark>"
    before, after = source[max(0, start - _AROUND) : start], source[end : end + _AROUND]
    before = before[before.find(" ") + 1 :] if start > _AROUND else before
    after = after[: after.rfind(" ")] if end + _AROUND < len(source) else after
    return (
        ("… " if start > _AROUND else "")
        + _lines(before)
        + f"<mark>{_lines(citation.quote)}</mark>"
        + _lines(after)
        + (" …" if end + _AROUND < len(source) else "")
    )


def _lines(part: str) -> str:
    return text(part).replace("\n\n", "<br><br>").replace("\n", "<br>")


def _based_on(publications: tuple[Publication, ...]) -> str:
    if not publications:
        return ""
    items = "".join(f"<li>{_publication(p)}</li>" for p in publications)
    return (
        f'<details class="based"><summary>Based on {len(publications)} publications</summary><ul>{items}</ul></details>'
    )


def _publication(publication: Publication) -> str:
    parts = [publication.publisher, publication.published, publication.evidence]
    about = ", ".join(text(part) for part in parts if part)
    return f"{link(publication.url, publication.title)} <small>{about}</small>"


def _grade(citation: Citation) -> str:
    parts = [f"Evidence: {text(citation.evidence)}"] if citation.evidence else []
    parts += [f"Licence: {text(citation.licence)}"] if citation.licence else []
    return f'<p class="about">{" · ".join(parts)}</p>' if parts else ""
