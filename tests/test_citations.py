"""Keys are found, never trusted; markers go before the final stop."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citations import cite_figure, cite_quote, find_keys, strip_markers, with_markers
from assistant.types import Cell, Figure, FigureRequest, Hit, Locator, Passage, Publication, Quote, Source


def test_keys_round_trip() -> None:
    text = with_markers("It rose.", ("1", "F2"))
    assert text == "It rose [1][F2]."
    assert [k.key for k in find_keys(text)] == ["1", "F2"]
    assert strip_markers(text) == "It rose."


def test_other_brackets_are_no_keys() -> None:
    text = "[a] [12345] [2019] [0] [F] [see 1] [1](https://example.org)"
    assert find_keys(text) == ()
    assert strip_markers(text) == text


@pytest.mark.parametrize(
    ("text", "keys", "plain"),
    [
        ("It rose [1, F2].", ["1", "F2"], "It rose."),
        ("It rose [1][F1] in 2022 [12].", ["1", "F1", "12"], "It rose in 2022."),
        ("It rose.[3]", ["3"], "It rose."),
        ("No markers.", [], "No markers."),
    ],
)
def test_found_and_stripped(text: str, keys: list[str], plain: str) -> None:
    found = find_keys(text)
    assert [k.key for k in found] == keys
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    assert strip_markers(text) == plain


@given(
    st.text(alphabet="abc ,.!?\u2212%19", min_size=1, max_size=40).map(str.strip).filter(bool),
    st.lists(st.sampled_from(["1", "2", "17", "F1", "F12"]), unique=True, max_size=4),
)
def test_markers_come_off_again(sentence: str, keys: list[str]) -> None:
    text = with_markers(sentence, keys)
    assert [k.key for k in find_keys(text)] == keys
    assert strip_markers(text).replace(" ", "") == sentence.replace(" ", "")


def test_keys_of_one_marker_can_be_replaced_one_by_one() -> None:
    text = "It rose [1, F2]."
    for start, end, key in reversed(find_keys(text)):
        text = f"{text[:start]}[{key}]{text[end:]}"
    assert text == "It rose [1][F2]."


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


def test_a_figure_of_two_tables_is_cited_by_the_one_named() -> None:
    cells = (Cell("t", 3, "nurses", "12"), Cell("u", 5, "doctors", "30"))
    request = FigureRequest("ratio", "t", "nurses")
    figure = Figure("F1", "Ratio", Decimal("0.4"), (), "ratio", "0.4", "ratio", request, "12 / 30", cells, "")
    assert cite_figure(figure).source_id == "t"
    assert cite_figure(figure, "u").locator == Locator(rows=(5,), fields=("doctors",))


def test_a_figure_without_cells_is_cited_by_its_table() -> None:
    figure = Figure("F1", "None", None, (), "", "", "sum", FigureRequest("sum", "t", "nurses"), "", (), "")
    assert (cite_figure(figure).source_id, cite_figure(figure).quote) == ("t", "")


TRACKER = Publication("Nurse Tracker 2.0", "Nurse Watch, Lind Institute")
DIRECT = Publication("Nurses Index Report 2026", "University of Porto (UP)")
RETOLD = Publication("Nurses Index Report 2026, as reported by Porto Post", "University of Porto (UP)")
READ = Publication("Nurses Index Report 2026, read in summaries", "University of Porto (UP)")
WORKS = (TRACKER, DIRECT, RETOLD, READ)


@pytest.mark.parametrize(
    ("said", "passage", "rests_on"),
    [
        ("Nurses leave, says UP.", "", (DIRECT, RETOLD, READ)),
        ("Nurses leave, according to the Nurse Tracker 2.0.", "", (TRACKER,)),
        ("They left, according to the Nurses Index 2026 as reported by Porto Post.", "", (DIRECT, RETOLD)),
        ("Four left, according to Nurse Watch and to the Nurses Index 2026.", "", WORKS),
        ("Nurses leave.", "Nurses leave. Nurse Watch counted them.\n\nUP did not.", (TRACKER,)),
        ("Nurses leave.", "UP counts.\n\nNurses leave.", WORKS),
        ("Nurses leave, according to the ministry.", "Nurse Watch. Nurses leave, according to the ministry.", WORKS),
        ("A leaver is a nurse abroad.", "A leaver is a nurse abroad.\n\nSource: Nurse Tracker 2.0.", (TRACKER,)),
        ("A leaver is a nurse abroad.", "A leaver is a nurse abroad.\n\nSource: Unknown.", WORKS),
    ],
)
def test_a_citation_is_based_on_what_its_quote_rests_on(
    said: str, passage: str, rests_on: tuple[Publication, ...]
) -> None:
    source = Source("brief", "article", "A brief", publisher="Us", based_on=WORKS)
    hit = Hit(Passage("p", "brief", "passage", "A brief", passage or said, Locator(start=0, end=99)), source, 1.0, 1)
    assert cite_quote(Quote("1", hit, said, Locator(start=0, end=len(said)))).based_on == rests_on


def test_the_mark_of_a_footnote_is_not_taken_for_a_key() -> None:
    assert with_markers("It rose.[3]", ("1",)) == "It rose [1]."
    assert [k.key for k in find_keys(with_markers("It rose.[3] It fell [4, 5].", ("1", "F1")))] == ["1", "F1"]
