"""The footnotes and endnotes of a Word document by their ids. Places none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.ingest.loaders.docx.names import w

if TYPE_CHECKING:
    from docx.document import Document

_KINDS = ("footnote", "endnote")


def notes_of(document: Document) -> dict[tuple[str, str], Any]:
    """The element of every note, by (kind, id), kind being `footnote` or `endnote`; separators are left out."""
    from docx.oxml import parse_xml

    found: dict[tuple[str, str], Any] = {}
    for relation in document.part.rels.values():
        kind = next((kind for kind in _KINDS if relation.reltype.endswith(f"/{kind}s")), None)
        if kind is None or relation.is_external:
            continue
        for note in parse_xml(relation.target_part.blob).findall(w(kind)):
            if note.get(w("type"), "normal") == "normal":
                found[(kind, note.get(w("id"), ""))] = note
    return found
