import pytest

from assistant.errors import CorpusError
from assistant.ingest.loaders.html.charset import codec_of, page_text


@pytest.mark.parametrize(
    ("words", "label", "codec"),
    [
        ("café – 5 €", "iso-8859-1", "cp1252"),
        ("看護師", "shift_jis", "cp932"),
        ("看護師", "iso-2022-jp", "iso2022_jp"),
        ("護士", "gb2312", "gb18030"),
        ("медсёстры", "windows-1251", "cp1251"),
        ("café", "windows-1251", "utf-8"),
        ("café", "utf-8", "cp1252"),
        ("café", "x-nonsense", "cp1252"),
        ("café", "utf-16", "utf-16"),
    ],
)
def test_what_is_declared_is_taken_unless_the_bytes_say_otherwise(words: str, label: str, codec: str) -> None:
    page = f'<html><meta charset="{label}"><p>{words}</p>'
    assert page_text(page.encode(codec)) == page


@pytest.mark.parametrize("label", ["base64", "rot13", "zip", "", "idna\0", "undefined-" * 50])
def test_labels_that_are_no_charsets(label: str) -> None:
    assert codec_of(label) == ""


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(CorpusError, match="not text"):
        page_text(bytes(range(32)) * 20)
