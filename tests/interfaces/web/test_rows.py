from __future__ import annotations

import csv
import io

from assistant.bootstrap import Assistant
from assistant.interfaces.web.rows import rows_csv, rows_html, rows_of, rows_of_cells
from assistant.types import Cell
from tests.interfaces.web.page_parts import Elements
from tests.interfaces.web.samples import Shelf, figure, hostile_library


def test_rows_show_what_selects_them_and_mark_the_used_cells() -> None:
    (part,) = rows_of_cells(figure().cells, Shelf())
    html = rows_html(part)
    assert Elements(html).marked == ["310", "300"]
    assert "Country of origin" in html and "Portugal" in html and "Remark" not in html


def test_csv_has_every_field_and_names_the_used_ones() -> None:
    written = rows_csv(rows_of_cells(figure().cells, Shelf()))
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [row["row"] for row in rows] == ["1", "0"]
    assert rows[0] == {
        "table": "flows",
        "row": "1",
        "used": "nurses",
        "year": "2022",
        "origin": "Portugal",
        "nurses": "310",
        "remark": "fine",
    }


def test_csv_runs_nothing_in_a_spreadsheet() -> None:
    shelf = Shelf(rows=(("2021", "+cmd", "-5", "=1+1"), ("2022", "@x", "−5", "-2+3")))
    cells = (Cell("flows", 0, "nurses", "-5"), Cell("flows", 1, "nurses", "−5"))
    written = list(csv.reader(io.StringIO(rows_csv(rows_of_cells(cells, shelf)))))
    assert written[1][3:] == ["2021", "'+cmd", "-5", "'=1+1"]
    assert written[2][3:] == ["2022", "'@x", "−5", "'-2+3"]


def test_a_row_that_is_not_there_is_left_out() -> None:
    assert list(rows_of("flows", [(1, "nurses"), (99, "nurses")], Shelf()).rows) == [1]


def test_hostile_cells_stay_text() -> None:
    part = rows_of("flows", [(0, "origin")], hostile_library().tables)
    assert Elements(rows_html(part)).names <= {*"div table caption thead tbody tr th td mark".split()}


def test_on_a_real_table(nurses: Assistant) -> None:
    found = nurses.ask("How many nurses moved from Portugal to the United Kingdom in 2022?").figures[0]
    (part,) = rows_of_cells(found.cells, nurses.tables)
    assert Elements(rows_html(part)).marked == ["310"]
    assert "GBR" in rows_csv([part])
