import zipfile
from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.ods import read_ods

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
_HIDDEN = (
    '<style:style style:name="no" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def ods(folder: Path, sheets: str) -> Path:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_HIDDEN}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(folder / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return folder / "a.ods"


def cell(text: str, more: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def test_values_by_their_type_and_not_as_shown(tmp_path: Path) -> None:
    path = ods(
        tmp_path,
        '<table:table table:name="Nurses">'
        + row(cell("Nurses<text:s/>abroad", 'office:value-type="string" table:number-columns-spanned="2"'))
        + row(
            cell("12,5 %", 'office:value-type="percentage" office:value="0.125"'),
            cell("1.234,5", 'office:value-type="float" office:value="1234.5"'),
            cell("WAHR", 'office:value-type="boolean" office:boolean-value="true"'),
            cell("1.3.21", 'office:value-type="date" office:date-value="2021-03-01"'),
        )
        + '<table:table-row table:number-rows-repeated="1048000">'
        + '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>',
    )
    (grid,) = read_ods(path)
    assert grid.rows == (("Nurses abroad", "", "", ""), ("12.5%", "1234.5", "true", "2021-03-01"))
    assert grid.merged == ((0, 0, 0, 1),)


def test_hidden_sheets_are_left_and_hidden_rows_told(tmp_path: Path) -> None:
    path = ods(
        tmp_path,
        '<table:table table:name="Old" table:style-name="no">' + row(cell("secret")) + "</table:table>"
        '<table:table table:name="New">'
        + row(cell("a"))
        + row(cell("b"), more='table:visibility="filter"')
        + "</table:table>",
    )
    (grid,) = read_ods(path)
    assert grid.rows == (("a",), ("b",))
    assert "'Old' is hidden" in grid.remarks[0]
    assert "hides 1 row" in grid.caveats[0]


def test_a_sheet_that_claims_seventeen_billion_cells_is_refused(tmp_path: Path) -> None:
    one = '<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>'
    rows = row(one, more='table:number-rows-repeated="1048576"')
    path = ods(tmp_path, f'<table:table table:name="Big">{rows}</table:table>')
    with pytest.raises(CorpusError, match="columns"):
        read_ods(path)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("content.xml", "<office")
    with pytest.raises(CorpusError, match="broken"):
        read_ods(tmp_path / "a.ods")
