from __future__ import annotations

from dataclasses import replace

from assistant import Assistant
from assistant.present import figure_to_text, hits_to_text, to_text
from assistant.present.wording import MOST_CELLS, place_line
from assistant.types import Cell, Locator, Option


def test_an_answer_fits_the_width_and_shows_the_proof(nurses: Assistant) -> None:
    text = to_text(nurses.ask("How many nurses moved from Portugal to Germany in 2019?"), 60)
    assert max(len(line) for line in text.splitlines() if "http" not in line) <= 60
    assert "Formula: the cell 400" in text
    assert "nurse_flows, row 2, nurses: 400" in text
    assert "“400”" in text


def test_options_are_listed(nurses: Assistant) -> None:
    answer = replace(nurses.ask("Why do nurses leave Portugal?"), options=(Option("By year", "In 2019?"),))
    assert "- By year: In 2019?" in to_text(answer)


def test_many_cells_are_counted(nurses: Assistant) -> None:
    figure = nurses.ask("How many nurses moved from Portugal to Germany in 2019?").figures[0]
    many = replace(figure, cells=(Cell("t", 0, "f", "1"),) * (MOST_CELLS + 1200))
    assert "and 1,200 more cells" in figure_to_text(many)


def test_hits(nurses: Assistant) -> None:
    text = hits_to_text(nurses.search("nurses leaving Portugal", 2))
    assert text.startswith("  1. ")
    assert "(nurses-leaving-portugal)" in text


def test_places(nurses: Assistant) -> None:
    citation = nurses.ask("How many nurses moved from Portugal to Germany in 2019?").citations[0]
    rows = replace(citation, locator=Locator(rows=(9, 3, 4, 5), fields=("a", "b")))
    assert place_line(rows) == "rows 3-5, 9, fields a, b"
    page = replace(citation, locator=Locator(page=2, section="Flows", start=0, end=5))
    assert place_line(page) == "page 2, section Flows, characters 0-5"
