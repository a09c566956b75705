from __future__ import annotations

import pytest

from assistant.interfaces.web.markup import items, link, marked_up, table, text, with_links
from tests.interfaces.web.page_parts import Elements
from tests.interfaces.web.samples import HOSTILE

TARGETS = {"1": "t0-source-1", "F1": "t0-figure-F1"}


def test_markers_of_known_keys_become_links() -> None:
    links = Elements(marked_up("It rose [1][F1]. Not [2].", TARGETS)).of("a")
    assert [a["href"] for a in links] == ["#t0-source-1", "#t0-figure-F1"]
    assert [a["aria-label"] for a in links] == ["Source 1", "Figure F1"]
    assert "[2]" in marked_up("It rose [1][F1]. Not [2].", TARGETS)


def test_markdown_is_rendered() -> None:
    html = marked_up("- one\n- **two**\n\n| a | b |\n|---|---|\n| 1 | 2 |", {})
    assert {"ul", "li", "strong", "table", "td"} <= Elements(html).names


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE,
        "![x](https://evil.example/leak.png)",
        "<form action=//evil.example><input></form>",
        "<p style='position:fixed'>",
        "<svg onload=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,<b>)",
        "<https://evil.example/x> <iframe src=//evil.example>",
    ],
)
def test_nothing_active_comes_through(words: str) -> None:
    page = Elements(marked_up(words, TARGETS))
    assert page.names <= {"p", "a", "br", "em", "strong", "code"}
    for _, attributes in page.found:
        assert attributes.keys() <= {"href", "rel", "target", "title"}
        assert attributes.get("href", "https://").startswith("https://")


def test_a_marker_is_never_somebody_elses_link() -> None:
    html = marked_up("It rose [1](https://evil.example) and [1].\n\n[1]: https://evil.example", TARGETS)
    assert {a["href"] for a in Elements(html).of("a")} == {"#t0-source-1"}


def test_placeholders_in_a_text_are_not_markers() -> None:
    assert Elements(marked_up("\ue0001\ue001", TARGETS)).of("a") == []
    assert Elements(with_links("\ue0001\ue001", TARGETS)).of("a") == []


def test_text_with_links() -> None:
    html = with_links(f"{HOSTILE} [1]", TARGETS)
    assert Elements(html).names == {"a"} and text(HOSTILE) in html


def test_links_lead_to_web_pages_only() -> None:
    (attributes,) = Elements(link("https://example.org/?a=1&b=\"2'", HOSTILE)).of("a")
    assert attributes["href"] == "https://example.org/?a=1&b=\"2'" and "noopener" in attributes["rel"]
    assert link("javascript:alert(1)", "here") == "here"
    assert link("", "here") == "here"


def test_tables_and_lists_are_escaped() -> None:
    assert Elements(table(HOSTILE, [HOSTILE], [[HOSTILE]])).names == {*"div table caption thead tbody tr th td".split()}
    assert items([], "notes") == ""
