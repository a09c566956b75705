from pathlib import Path

from assistant.ingest.parsing import parse
from assistant.types import TableData


def read(folder: Path, text: str, name: str = "a.csv") -> TableData:
    (folder / name).write_text(text, encoding="utf-8")
    return parse(folder / name, "a").tables[0]


def cells(data: TableData, name: str) -> list[str]:
    position = [field.name for field in data.table.fields].index(name)
    return [row[position] for row in data.rows]


def test_symbols_and_marks_stand_beside_the_numbers(tmp_path: Path) -> None:
    data = read(tmp_path, "country,year,nurses\nSpain,2020,5 p\nSpain,2021,..\nMalta,2020,7\nMalta,2021,8\np = early\n")
    assert cells(data, "nurses") == ["5", "", "7", "8"]
    assert cells(data, "nurses_status") == ["p", "..", "", ""]
    status = data.table.field_named("nurses_status")
    assert status and (status.role, status.kind) == ("attribute", "status")
    assert dict(status.member_aliases) == {"p": ("early",), "..": ("usually: not available",)}


def test_marks_follow_years_that_stand_in_the_header(tmp_path: Path) -> None:
    data = read(tmp_path, "country,2020,2021\nSpain,5,6 e\nMalta,c,8\n")
    assert cells(data, "year") == ["2020", "2021", "2020", "2021"]
    measure = data.table.measures[0].name
    assert cells(data, measure) == ["5", "6", "", "8"]
    assert cells(data, f"{measure}_status") == ["", "e", "c", ""]


def test_a_column_of_flags_is_the_status_of_all_measures(tmp_path: Path) -> None:
    data = read(tmp_path, "country,OBS_STATUS,nurses\nSpain,A,5\nMalta,P,6\nItaly,A,7\n")
    status = next(field for field in data.table.fields if field.kind == "status")
    assert dict(status.member_aliases) == {"P": ("usually: provisional",)}


def test_a_plain_table_gets_no_status(tmp_path: Path) -> None:
    data = read(tmp_path, "country,nurses\nSpain,5\nMalta,6\n")
    assert [field.name for field in data.table.fields] == ["country", "nurses"]


def test_numbers_and_words_in_one_column_are_told_with_examples(tmp_path: Path) -> None:
    few = read(tmp_path, "country,nurses\nA,1\nB,2\nC,3\nD,ask Ann\n")
    assert few.table.caveats == ("1 of the 4 cells of nurses is no number and left out: “ask Ann”.",)
    many = read(tmp_path, "country,nurses\nA,1\nB,2\nC,few\nD,ask Ann\n")
    assert many.table.measures == ()
    assert "2 numbers and 2 texts (“few”, “ask Ann”)" in many.table.caveats[0]
