from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.documents import make_document
from assistant.ingest.markdown import read_text
from assistant.types import Document

FIXTURE = Path(__file__).parents[1] / "fixtures" / "corpus" / "articles"


def read_document(path: Path) -> Document:
    return make_document(path.stem, "article", *read_text(path), publisher="Nursing corpus", licence="CC0")


def test_front_matter_and_body() -> None:
    document = read_document(FIXTURE / "nurses-leaving-portugal.md")
    assert document.source.title == "Nurses leaving Portugal"
    assert document.source.published == "2024-05-12"
    assert document.source.publisher == "Nursing corpus"
    assert document.source.based_on[1].published == "2021"
    assert document.places == ("Portugal", "Spain", "Germany", "United Kingdom")
    assert document.text.startswith("## Where they go\n")
    assert "title:" not in document.text


def test_plain_text_and_unquoted_dates(tmp_path: Path) -> None:
    (tmp_path / "my_note.txt").write_text("---\nhello\r\n", encoding="utf-8")
    assert read_document(tmp_path / "my_note.txt").text == "---\nhello"
    (tmp_path / "a.md").write_text("---\ndate: 2024-01-02\n---\n# On nurses\ntext", encoding="utf-8")
    document = read_document(tmp_path / "a.md")
    assert (document.source.title, document.source.published) == ("On nurses", "2024-01-02")


@pytest.mark.parametrize(("text", "words"), [("---\na: [\n---\nx", "front matter"), ("---\na: b\n---\n", "no text")])
def test_bad_files(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=words):
        read_document(tmp_path / "a.md")
