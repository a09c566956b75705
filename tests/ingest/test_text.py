import pytest

from assistant.errors import CorpusError
from assistant.ingest.text import clean, clean_line, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_recognised(encoding: str) -> None:
    text = "Krankenschwestern für Köln, 1,240"
    assert decode(text.encode(encoding)).lstrip("\ufeff") == text


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(CorpusError, match="not text"):
        decode(bytes(range(256)) * 20)


def test_invisible_and_control_characters_go() -> None:
    assert clean("a\u200bb\u202ec\x00d\ufeff\r\ne\u00a0f") == "abcd\ne f"
    assert clean("e\u0301") == "é"
    assert clean_line(" two \t words\n") == "two words"
