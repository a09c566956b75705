"""Keys are found, never trusted; markers go before the final stop."""

from __future__ import annotations

from decimal import Decimal

from assistant.citations import cite_figure, cite_quote, find_keys, strip_markers, with_markers
from assistant.types import Cell, Figure, FigureRequest, Hit, Locator, Passage, Quote, Source


def test_keys_round_trip() -> None:
    text = with_markers("It rose.", ("1", "F2"))
    assert text == "It rose [1][F2]."
    assert [k.key for k in find_keys(text)] == ["1", "F2"]
    assert strip_markers(text) == "It rose."


def test_other_brackets_are_no_keys() -> None:
    assert find_keys("[a] [12345] [F] [see 1]") == ()


def test_a_quote_is_cited_as_it_stands() -> None:
    source = Source("brief", "article", "A brief", publisher="Us")
    hit = Hit(Passage("p", "brief", "passage", "A brief", "Nurses leave.", Locator(start=0, end=13)), source, 1.0, 1)
    citation = cite_quote(Quote("1", hit, "Nurses leave.", Locator(start=0, end=13)))
    assert (citation.kind, citation.source_id, citation.quote) == ("passage", "brief", "Nurses leave.")


def test_a_figure_is_cited_by_its_cells() -> None:
    cells = (Cell("t", 3, "nurses", "12"), Cell("t", 5, "nurses", "30"))
    request = FigureRequest("sum", "t", "nurses")
    figure = Figure("F1", "Nurses", Decimal(42), (), "count", "42", "sum", request, "12 + 30 = 42", cells, "")
    citation = cite_figure(figure)
    assert citation.locator == Locator(rows=(3, 5), fields=("nurses",))
    assert citation.quote == "12; 30"
