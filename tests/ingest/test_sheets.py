import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment

from assistant.errors import CorpusError
from assistant.ingest.sheets import read_sheets


def test_values_as_text(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Nurses", None, 2019, 0.1 + 0.2, 5.0, True])
    sheet["A2"] = 0.125
    sheet["A2"].number_format = "0.0%"
    sheet.merge_cells("A1:B1")
    book.create_sheet("empty")
    book.save(tmp_path / "a.xlsx")
    (grid,) = read_sheets(tmp_path / "a.xlsx")
    assert grid.rows[0] == ("Nurses", "", "2019", "0.3", "5", "true")
    assert grid.rows[1][0] == "12.5%"
    assert grid.merged == ((0, 0, 0, 1),)


def test_a_cell_far_outside_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"], sheet["XFD1048576"] = 1, 1
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(CorpusError, match="columns|column"):
        read_sheets(tmp_path / "a.xlsx")


def test_a_sheet_merged_as_a_whole_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = 1
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
                data = data.replace(b"</sheetData>", merged)
            new.writestr(name, data)
    with pytest.raises(CorpusError, match="merges"):
        read_sheets(tmp_path / "b.xlsx")


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(CorpusError, match="broken"):
        read_sheets(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as archive:
        archive.writestr("hello.txt", "no workbook")
    with pytest.raises(CorpusError, match="broken"):
        read_sheets(tmp_path / "b.xlsx")


def test_hidden_sheets_rows_and_formulas_without_a_value_are_told(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Country", "Nurses"], ["Spain", 5], ["France", "=B2+1"]):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    book.create_sheet("Old").sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    (grid,) = read_sheets(tmp_path / "a.xlsx")
    assert grid.rows[1] == ("Spain", "5")
    assert "hides 1 row" in grid.caveats[0]
    assert "'Old' is hidden" in grid.remarks[0]
    assert "1 formula has no stored value" in grid.remarks[1]


def test_labels_that_are_set_in_by_format_or_by_spaces(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("sector", "nurses"), ("hospitals", 6), ("public", 4), ("   private", 2)):
        sheet.append(row)
    sheet["A3"].alignment = Alignment(indent=1)
    book.save(tmp_path / "a.xlsx")
    (grid,) = read_sheets(tmp_path / "a.xlsx")
    assert grid.indents == (0, 0, 3, 3)
    assert [row[0] for row in grid.rows] == ["sector", "hospitals", "public", "private"]
