from __future__ import annotations

from assistant.passages.rows import document_from, to_json
from assistant.types import Document, Publication, Source

SOURCE = Source("a", "document", "A", author="B. Author", based_on=(Publication("C"),))


def test_a_document_comes_back_with_its_pages() -> None:
    document = Document(SOURCE, "One.\n\nTwo.", subjects=("nurses",), pages=((0, 4), (6, 10)))
    assert document_from(to_json(document)) == document


def test_a_document_written_before_pages_were_known_has_none() -> None:
    document = Document(SOURCE, "One.")
    assert document_from(to_json(document).replace('"pages":[],', "")) == document
