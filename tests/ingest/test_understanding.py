from pathlib import Path

import pytest
from openpyxl import Workbook

from assistant.errors import CorpusError
from assistant.ingest.parsing import Parsed, parse


def read(folder: Path, text: str, name: str = "a.csv") -> Parsed:
    (folder / name).write_text(text, encoding="utf-8")
    return parse(folder / name, "a")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "country,value,value\nSpain,1,2\nMalta,3,4\n",
            "2 columns are called 'value'; they are read as value, value_2.",
        ),
        ("country\nSpain\nMalta\n", "no column of numbers was found"),
        ("Spain,1.5\nMalta,2.5\nItaly,3.5\n", "no header was found"),
    ],
)
def test_odd_tables_are_read_and_told(tmp_path: Path, text: str, words: str) -> None:
    parsed = read(tmp_path, text)
    assert len(parsed.tables) == 1
    assert words in " ".join(parsed.remarks)


def test_a_header_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="no rows of data"):
        read(tmp_path, "country,value\n")


def test_tables_of_a_workbook_number_on_over_blocks_and_empty_sheets(tmp_path: Path) -> None:
    book = Workbook()
    rows: list[list[str | int]] = [
        ["Nurses"],
        ["Country", "Nurses"],
        ["Spain", 5],
        [],
        ["Beds"],
        ["Country", "Beds"],
        ["Spain", 7],
    ]
    for row in rows:
        book.worksheets[0].append(row)
    book.create_sheet("Empty")
    last = book.create_sheet("Last")
    last.append(["Region", "Doctors"])
    last.append(["North", 3])
    book.save(tmp_path / "a.xlsx")
    tables = [data.table for data in parse(tmp_path / "a.xlsx", "a").tables]
    assert [(table.id, table.source.title) for table in tables] == [
        ("a", "Nurses"),
        ("a/2", "Beds"),
        ("a/3", "A, Last"),
    ]
