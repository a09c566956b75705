from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.interfaces.web.excerpts import Span, excerpt_html, excerpts
from tests.interfaces.web.page_parts import Elements
from tests.interfaces.web.samples import HOSTILE, TEXT


def span(words: str, key: str = "1", source: str = TEXT) -> Span:
    return Span(source.index(words), source.index(words) + len(words), f"t0-source-{key}", key)


def shown(source: str, *spans: Span, around: int = 320) -> str:
    return "".join(excerpt_html(source, part) for part in excerpts(source, spans, around))


def test_the_quote_is_marked_within_its_section() -> None:
    html = shown(TEXT, span("Spain registered 1,240 nurses."))
    assert Elements(html).marked == ["1 Spain registered 1,240 nurses."]
    assert "Many left." in html and "Others stayed." in html and "Pay is low" not in html
    assert "<strong>Where they go</strong>" in html and "#" not in html.replace("&#", "")


def test_quotes_that_are_near_share_an_excerpt() -> None:
    first, second = span("Many left.", "2"), span("Others stayed.", "1")
    assert len(excerpts(TEXT, [second, first])) == 1
    page = Elements(shown(TEXT, second, first))
    assert page.marked == ["2 Many left.", "1 Others stayed."]
    assert page.ids == ["t0-source-2", "t0-source-1"]


def test_quotes_that_are_far_apart_do_not() -> None:
    far_apart = [span("Many left."), span("Pay is low.", "2")]
    assert len(excerpts(TEXT, far_apart, 5)) == 2
    assert len(excerpts(TEXT, far_apart)) == 1


def test_cuts_fall_between_words_and_are_shown() -> None:
    source = " ".join(["word"] * 400) + " here it is " + " ".join(["word"] * 400)
    html = shown(source, span("here it is", source=source), around=102)
    assert html.startswith('<blockquote class="passage">… word') and html.endswith("word …</blockquote>")


def test_overlapping_quotes_repeat_no_word() -> None:
    source = "one two three four"
    html = shown(source, span("one two three", "1", source), span("two three four", "2", source))
    assert html.count("two") == 1 and Elements(html).ids == ["t0-source-1", "t0-source-2"]


def test_hostile_words_stay_words() -> None:
    assert Elements(shown(HOSTILE, span("alert", source=HOSTILE))).names == {"blockquote", "mark", "span"}


@given(st.text(max_size=200), st.data())
def test_every_character_between_is_there(source: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    (part,) = excerpts(source, [Span(start, end, "a", "1")], 20)
    assert 0 <= part.start <= start <= end <= part.end <= len(source)
    marked = excerpt_html(source, part)
    assert marked.count("<mark ") == 1
