from __future__ import annotations

import base64
import json

from assistant.interfaces.web.downloads import answer_links, cells_link, copied_text
from assistant.interfaces.web.rows import rows_of_cells
from tests.interfaces.web.page_parts import Elements
from tests.interfaces.web.samples import HOSTILE, Shelf, answer, figure


def saved(html: str) -> tuple[str, str]:
    (attributes,) = Elements(html).of("a")
    return attributes["download"], base64.b64decode(attributes["href"].split(",", 1)[1]).decode()


def test_cells_are_saved_as_csv_that_excel_reads() -> None:
    name, content = saved(cells_link("F1", rows_of_cells(figure().cells, Shelf())))
    assert name == "cells-F1.csv" and content.startswith("\ufefftable,row,used,year")


def test_answer_is_saved_with_its_sources_and_its_receipt() -> None:
    markdown, receipt = (saved(link) for link in answer_links(answer()))
    assert markdown[0] == "answer.md" and "## Sources" in markdown[1]
    assert receipt[0] == "receipt.json" and json.loads(receipt[1])["question"] == "How many?"
    assert len(list(answer_links(answer(receipt=None)))) == 1


def test_a_lone_surrogate_stops_no_download() -> None:
    assert len(list(answer_links(answer(text="\ud800")))) == 2


def test_what_is_copied_stands_alone() -> None:
    copied = copied_text(answer())
    assert "nurses [1]." in copied and "Assumed: The latest year" in copied
    assert "[1] A brief, Us, 2024-05. Based on: The register, Ministry, 2023. https://example.org/brief" in copied
    assert "Sources" not in copied_text(answer(citations=(), text=HOSTILE))
