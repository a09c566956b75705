import json
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import CorpusError
from assistant.ingest.resource import read_described

FIELDS: list[Any] = [{"name": "year", "type": "year"}, {"name": "nurses", "type": "integer"}]


def read(folder: Path, text: str = "year,nurses\n2021,10\n", **changes: Any) -> Any:
    """What is read of a file with this text, described soundly but for the changes."""
    file = folder / "nurses.csv"
    file.write_text(text, encoding="utf-8")
    descriptor = {"name": "nurses", "path": "nurses.csv", "schema": {"fields": FIELDS}, **changes}
    return read_described(json.loads(json.dumps(descriptor)), file, folder)


def test_fields_and_raw_cells_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    fields, rows = read(tmp_path)
    assert [field["name"] for field in fields] == ["year", "nurses"]
    assert rows == [["2021", "10"]]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"schema": None}, "no list of fields"),
        ({"schema": {"fields": []}}, "no list of fields"),
        ({"schema": {"fields": [*FIELDS, 3.5]}}, "field 3 of its schema has no name"),
        ({"schema": {"fields": [{"type": "year"}, FIELDS[1]]}}, "field 1 of its schema has no name"),
        ({"schema": {"fields": [FIELDS[0], FIELDS[0]]}}, "two fields 'year'"),
        ({"schema": {"fields": [FIELDS[0], {**FIELDS[1], "type": "bogus"}]}}, "bogus"),
        ({"encoding": "\0"}, "its description cannot be followed"),
        ({"encoding": "ascii", "text": "year,nurses\n2021,10 é\n"}, "encoding"),
        ({"text": "year,nurse\n2021,10\n"}, "names the field 'nurses', which is no column of nurses.csv"),
        ({"text": "year,nurses,land\n2021,10,x\n"}, "the column 'land' of nurses.csv is not in its schema"),
        ({"text": "nurses,year\n10,2021\n"}, "is not that of its schema"),
        ({"text": "year,nurses\n2021,many\n"}, '"many"'),
    ],
)
def test_what_does_not_fit_is_one_sentence(tmp_path: Path, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(CorpusError) as told:
        read(tmp_path, **changes)
    assert words in told.value.message
    assert "\n" not in told.value.message


def test_a_key_of_an_unknown_field_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as told:
        read(tmp_path, schema={"fields": FIELDS, "primaryKey": ["yaer"]})
    assert "primaryKey names 'yaer'" in told.value.message
    assert told.value.hint == "Nearest: year."


def test_a_repeated_primary_key_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as told:
        read(tmp_path, "year,nurses\n2021,10\n2021,11\n", schema={"fields": FIELDS, "primaryKey": ["year"]})
    assert "primary key" in told.value.message
    assert told.value.hint.startswith("Remove one of the rows")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    descriptor = {"name": "n", "path": "none.csv", "schema": {"fields": FIELDS}}
    with pytest.raises(CorpusError, match="'none.csv' does not exist"):
        read_described(descriptor, tmp_path / "none.csv", tmp_path)
