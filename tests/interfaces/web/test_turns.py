from __future__ import annotations

import pytest

from assistant.errors import IndexMissing
from assistant.interfaces.web.turns import STATUSES, answered_html, refused_html, shortened, working_html
from assistant.types import Claim, Option, Status, Step
from tests.interfaces.web.page_parts import Elements
from tests.interfaces.web.samples import HOSTILE, Library, answer, hostile_answer, hostile_library

OPTIONS = (Option("Spain", "How many went to Spain?"), Option("Germany", "How many went to Germany?"))


def test_every_marker_leads_to_a_proof_on_the_page() -> None:
    page = Elements(answered_html("How many?", answer(), Library(), "t0"))
    leads = [a["href"][1:] for a in page.of("a") if a["href"].startswith("#")]
    assert leads and set(leads) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))


def test_notes_are_ordered_and_their_markers_lead_too() -> None:
    html = answered_html("How many?", answer(), Library(), "t0")
    assert html.index("Assumed</span>") < html.index("Caution</span>")
    assert html.count('href="#t0-source-1"') == 2


@pytest.mark.parametrize("status", STATUSES)
def test_the_status_is_plain(status: Status) -> None:
    html = answered_html("How many?", answer(status=status), Library(), "t0")
    assert f'role="status">{STATUSES[status]}</p>' in html


def test_options_are_buttons_while_they_are_live() -> None:
    text = "Which is meant?\n- Spain: How many went to Spain?\n- Germany: How many went to Germany?"
    asking = answer(status="clarify", text=text, options=OPTIONS, figures=(), citations=())
    live = Elements(answered_html("How many?", asking, Library(), "t0"))
    assert [b["data-option"] for b in live.of("button")] == ["0", "1"]
    assert "How many went to Spain?" not in answered_html("How many?", asking, Library(), "t0")
    assert Elements(answered_html("How many?", asking, Library(), "t0", live=False)).of("button") == []


def test_work_in_progress_shows_steps_and_verified_sentences() -> None:
    step, claim = Step("plan", 0.2, "lookup over flows"), Claim("It rose.", ("1",), "quoted")
    html = working_html("How many?", [step], [claim])
    assert "Understood as" in html and "lookup over flows" in html and "It rose [1]." in html and "Working" in html


def test_an_error_is_a_sentence_with_what_to_do() -> None:
    html = refused_html("How many?", IndexMissing("There is no index yet.", "Run `assistant ingest`."))
    assert "There is no index yet." in html and "Run `assistant ingest`." in html and 'role="alert"' in html


def test_a_long_question_is_a_short_heading() -> None:
    assert len(shortened("why " * 5000)) < 310
    assert len(working_html("why " * 5000, [], [])) < 1000


def test_hostile_words_stay_words() -> None:
    html = answered_html(HOSTILE, hostile_answer(), hostile_library(), "t0")
    html += working_html(HOSTILE, hostile_answer().steps, [Claim(HOSTILE, ("1",), "quoted")])
    html += refused_html(HOSTILE, IndexMissing(HOSTILE, HOSTILE))
    page = Elements(html)
    assert not page.names & {"script", "img", "form", "iframe", "svg", "style"}
    assert not any(name.startswith("on") for _, attributes in page.found for name in attributes)
    for attributes in page.of("a"):
        assert attributes["href"].startswith("#") or "download" in attributes or "noopener" in attributes["rel"]
        assert not attributes["href"].startswith(("javascript:", "data:text/html"))
