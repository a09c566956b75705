"""Citations and their locators as JSON, and back. Looks nothing up."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from assistant.types import Citation, Locator


def locator_to_json(locator: Locator) -> dict[str, Any]:
    """`rows` and `fields` where cells are meant, otherwise `page`, `section`, `start`, `end`."""
    if locator.rows or locator.fields:
        return {"rows": list(locator.rows), "fields": list(locator.fields)}
    return {"page": locator.page, "section": locator.section, "start": locator.start, "end": locator.end}


def citation_to_json(citation: Citation) -> dict[str, Any]:
    """The citation of DESIGN section 7."""
    return {
        "key": citation.key,
        "kind": citation.kind,
        "source_id": citation.source_id,
        "title": citation.title,
        "publisher": citation.publisher,
        "published": citation.published,
        "url": citation.url,
        "based_on": [asdict(publication) for publication in citation.based_on],
        "evidence": citation.evidence,
        "licence": citation.licence,
        "locator": locator_to_json(citation.locator),
        "quote": citation.quote,
    }


def citation_from_json(data: Any) -> Citation:
    """Read a citation.

    Raises:
        pydantic.ValidationError: a key is missing or a value does not fit.
    """
    return TypeAdapter(Citation).validate_python(data)
