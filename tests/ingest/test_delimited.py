from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.delimited import read_delimited


def write(folder: Path, data: bytes, name: str = "a.csv") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_semicolons_tabs_and_quotes(tmp_path: Path) -> None:
    assert read_delimited(write(tmp_path, b"a;b\n1,5;2\n")).rows == (("a", "b"), ("1,5", "2"))
    assert read_delimited(write(tmp_path, b"a\tb\n1\t2\n", "a.tsv")).rows[1] == ("1", "2")
    assert read_delimited(write(tmp_path, b'a,b\n"1,2",3\n')).rows[1] == ("1,2", "3")


def test_title_lines_may_be_shorter(tmp_path: Path) -> None:
    assert read_delimited(write(tmp_path, b"Title\n\na,b\n1,2\nNote\n")).rows[0] == ("Title", "")


def test_ragged_rows_name_the_row(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="row 3 has 4 cells where the table has 3"):
        read_delimited(write(tmp_path, b"a,b,c\n1,2,3\n1,2,3,4\n5,6,7\n"))


def test_too_many_columns_and_an_endless_field(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="columns"):
        read_delimited(write(tmp_path, b"a," * 5_000 + b"b\n"))
    with pytest.raises(CorpusError, match="cannot be read"):
        read_delimited(write(tmp_path, b'a,b\n1,"' + b"x" * 200_000))
