from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest import fitness
from assistant.ingest.parsing import READABLE


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("a.doc", "Save it as .docx."),
        ("a.XLSB", "Save it as .xlsx."),
        ("a.msg", "Save it as .eml."),
        ("a.zip", "Unpack it"),
        ("a.exe", "Read are: .csv,"),
        ("a", "Read are: .csv,"),
    ],
)
def test_a_kind_that_is_not_read_is_told_with_what_to_do(tmp_path: Path, name: str, advice: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(CorpusError) as caught:
        fitness.check_readable(tmp_path / name)
    assert caught.value.hint.startswith(advice)


def test_what_no_parser_need_look_at(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    with (tmp_path / "large.csv").open("wb") as file:
        file.truncate(fitness.MAX_BYTES + 1)
    for name, words in (
        ("empty.pdf", "is empty"),
        ("large.csv", "100,000,001 bytes, more than"),
        ("none.pdf", "no such file"),
        ("", "is a folder"),
    ):
        with pytest.raises(CorpusError, match=words):
            fitness.check_readable(tmp_path / name)
    assert not fitness.UNREAD & READABLE
