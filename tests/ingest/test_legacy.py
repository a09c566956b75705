from pathlib import Path

import pytest

from assistant.errors import CorpusError
from assistant.ingest.legacy import read_legacy

WORKBOOK = Path(__file__).parents[1] / "fixtures" / "workbooks" / "nurses.xls"


def test_values_dates_merged_cells_and_a_hidden_sheet() -> None:
    (grid,) = read_legacy(WORKBOOK)
    assert grid.name == "Nurses"
    assert grid.rows[0] == ("Nurses by country of work", "", "", "")
    assert grid.rows[2] == ("Portugal", "0.125", "1234", "2021-03-01")
    assert grid.rows[5][1] == "true"
    assert grid.merged == ((0, 0, 0, 3),)
    assert grid.remarks == ("the sheet 'Hidden' is hidden and not read. Unhide what is to be read.",)


def test_a_broken_workbook_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "a.xls"
    broken.write_bytes(WORKBOOK.read_bytes()[:1_500])
    with pytest.raises(CorpusError, match="broken"):
        read_legacy(broken)
