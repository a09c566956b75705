"""What a page keeps from its reader's eyes is not read; what it shows is."""

from __future__ import annotations

import pytest

from assistant.ingest.loaders.html.tree import tree_of


def _text(body: str) -> str:
    return str(tree_of(f"<html><body>{body}<p>Shown.</p></body></html>").text_content())


@pytest.mark.parametrize(
    "opening",
    [
        '<p style="display:none">',
        '<p style="color: red; display : none !important">',
        '<p style="visibility:hidden">',
        '<p style="opacity:0">',
        '<p style="opacity:0.0;">',
        '<p style="font-size:0px">',
        '<p style="position:absolute;left:-9999px">',
        "<p hidden>",
        '<p style="color:#FFF">',
        '<p style="color: rgb(255, 255, 255)">',
        '<p style="color:#123456;background:#123456">',
        '<p style="color:transparent">',
        '<p><font color="white">',
    ],
)
def test_what_is_hidden_is_not_read(opening: str) -> None:
    assert _text(f"{opening}Secret.</p>").strip() == "Shown."


@pytest.mark.parametrize(
    "opening",
    [
        '<p style="display:block">',
        '<p style="opacity:0.9">',
        '<p style="font-size:0.9em">',
        '<p style="color:#fff;background:#000">',
        '<div style="background-color:navy"><p style="color:white">',
        '<div class="dark"><p style="color:white">',
        '<p style="left:-5px">',
    ],
)
def test_what_is_shown_is_read(opening: str) -> None:
    assert "Plain." in _text(f"{opening}Plain.</p>")


def test_what_stands_in_a_hidden_box_is_not_read() -> None:
    assert _text('<div style="display:none"><p>Secret.</p></div>').strip() == "Shown."


def test_words_after_a_hidden_phrase_stay() -> None:
    assert "Before after." in _text('<p>Before <span style="display:none">secret </span>after.</p>')
