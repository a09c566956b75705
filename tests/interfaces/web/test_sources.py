from __future__ import annotations

from dataclasses import replace

from assistant.interfaces.web.sources import sources_html, targets
from tests.interfaces.web.page_parts import Elements
from tests.interfaces.web.samples import HOSTILE, Library, answer, cells, hostile_answer, hostile_library, quote


def test_a_card_shows_source_and_marked_words() -> None:
    html = sources_html(answer().citations, ["F1"], Library(), "t0")
    assert Elements(html).marked == ["1 Spain registered 1,240 nurses."]
    for words in ("A brief", "Us", "2024-05", "mixed evidence", "CC BY 4.0", "https://example.org/brief"):
        assert words in html
    for words in ("Based on 1 publication", "The register", "Ministry", "https://example.org/register"):
        assert words in html


def test_citations_of_one_source_share_a_card() -> None:
    both = (quote("1", "Many left."), quote("2", "Pay is low."))
    page = Elements(sources_html(both, [], Library(), "t0"))
    assert len(page.of("article")) == 1 and {"t0-source-1", "t0-source-2"} <= set(page.ids)


def test_a_quoted_table_shows_its_rows_and_a_figure_does_not_repeat_them() -> None:
    assert Elements(sources_html((cells("3", 1),), [], Library(), "t0")).marked == ["310"]
    shown = sources_html((cells("F1", 1),), ["F1"], Library(), "t0")
    assert Elements(shown).marked == [] and "t0-source-F1" in Elements(shown).ids


def test_a_figure_of_two_tables_is_cited_twice_and_led_to_once() -> None:
    twice = (cells("F1", 1), replace(cells("F1", 0), source_id="others"))
    page = Elements(sources_html(twice, ["F1"], Library(), "t0"))
    assert len(page.of("article")) == 2 and page.ids == ["t0-source-F1"]


def test_markers_lead_to_what_there_is() -> None:
    html = sources_html(answer().citations, ["F1"], Library(), "t0")
    leads = targets(answer().citations, {"F1": "t0-figure-F1"}, "t0")
    assert leads == {"1": "t0-source-1", "F1": "t0-figure-F1"}
    assert leads["1"] in Elements(html).ids


def test_no_citations_no_panel() -> None:
    assert sources_html((), [], Library(), "t0") == ""


def test_hostile_words_stay_words() -> None:
    html = sources_html(hostile_answer().citations, ["F1"], hostile_library(), "t0")
    page = Elements(html)
    assert not page.names & {"script", "img"} and page.of("a") == []
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
    assert HOSTILE not in html
