from __future__ import annotations

from assistant.interfaces.web.figures import figure_id, figures_html
from tests.interfaces.web.page_parts import Elements
from tests.interfaces.web.samples import HOSTILE, Shelf, figure, hostile_answer, hostile_library


def test_a_card_shows_how_the_number_came_about() -> None:
    html = figures_html([figure()], Shelf(), "t0")
    page = Elements(html)
    assert figure_id("t0", "F1") in page.ids
    assert page.marked == ["310", "300"]
    for words in ("310 − 300 = 10", "Nurses, Portugal", "Small sample.", "1 &lt; 2", "cells-F1.csv", "#t0-source-F1"):
        assert words in html


def test_several_values_are_a_table() -> None:
    assert "<caption>Values</caption>" in figures_html([figure()], Shelf(), "t0")
    assert "<caption>Values</caption>" not in figures_html([figure(values=())], Shelf(), "t0")


def test_many_values_are_cut_and_counted() -> None:
    many = figure().values * 40
    assert "and 20 more values" in figures_html([figure(values=many)], Shelf(), "t0")


def test_a_figure_without_cells_has_no_download() -> None:
    html = figures_html([figure(cells=(), sql="", formula="", caveats=())], Shelf(), "t0")
    assert "download" not in html and "<details" not in html


def test_no_figures_no_panel() -> None:
    assert figures_html([], Shelf(), "t0") == ""


def test_hostile_words_stay_words() -> None:
    html = figures_html(hostile_answer().figures, hostile_library().tables, "t0")
    page = Elements(html)
    assert not page.names & {"script", "img"}
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
    assert HOSTILE not in html
