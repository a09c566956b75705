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


def test_comments_and_notes_around_a_table(tmp_path: Path) -> None:
    text = b"# Source: us, 2021\n# Year,Country,Nurses\n2020,Spain,5\n2021,Spain,6\nNote: a, b\n"
    rows = read_delimited(write(tmp_path, text)).rows
    assert rows[:2] == (("Source: us, 2021", "", ""), ("Year", "Country", "Nurses"))
    assert rows[-1] == ("Note: a, b", "", "")


def test_a_stated_delimiter_a_mark_and_empty_cells_too_many(tmp_path: Path) -> None:
    assert read_delimited(write(tmp_path, "\ufeffsep=;\na;b\n1,5;2;;\n".encode())).rows == (("a", "b"), ("1,5", "2"))


def test_letters_of_windows_and_stray_nul_bytes(tmp_path: Path) -> None:
    assert read_delimited(write(tmp_path, "Land;Zahl\nÖsterreich;5\n".encode("cp1252"))).rows[1][0] == "Österreich"
    text = "Land,Zahl\n" + "Österreich,5\n" * 40 + "Sp\0anien,6\n"
    assert read_delimited(write(tmp_path, text.encode())).rows[-1][0] == "Spanien"


def test_two_million_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="1,000,000 rows"):
        read_delimited(write(tmp_path, b"a,b\n" + b"1,2\n" * 2_000_000))


def test_quoted_labels_keep_how_far_they_are_set_in(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('sector,nurses\nhospitals,6\n"  public",4\n', encoding="utf-8")
    grid = read_delimited(tmp_path / "a.csv")
    assert (grid.indents, grid.rows[2]) == ((0, 0, 2), ("public", "4"))
