from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.sentences import sentence_spans

ARTICLES = sorted((Path(__file__).parents[2] / "corpus" / "articles").glob("*.md"))


def sentences(text: str) -> list[str]:
    return [span.text for span in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. Department of Labor said so. It is true.", ["The U.S. Department of Labor said so.", "It is true."]),
        ("He works in the U.S. The rest left.", ["He works in the U.S.", "The rest left."]),
        ("Prof. J. Smith et al. found 3.5 percent. Fine.", ["Prof. J. Smith et al. found 3.5 percent.", "Fine."]),
        ("As reported by Inside Higher Ed. Xie agrees.", ["As reported by Inside Higher Ed.", "Xie agrees."]),
        ("“Is it?” she asked. “Yes.” Then he left.", ["“Is it?” she asked.", "“Yes.”", "Then he left."]),
        ("Items:\n- one item\n- two items. And more", ["Items:", "one item", "two items.", "And more"]),
        ("# Head\nBody text. 2019 was good.", ["Body text.", "2019 was good."]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", []),
        ("It ran on\nover two lines. Next.", ["It ran on\nover two lines.", "Next."]),
        ("It grew in 2019. ¹ Then it fell.² It rose.", ["It grew in 2019. ¹", "Then it fell.²", "It rose."]),
        ("Signs\n  ..    not asked\n  (p)   not final", ["Signs", "..    not asked", "(p)   not final"]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_boundaries(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_blocks_tell_paragraphs_apart() -> None:
    assert [span.block for span in sentence_spans("One. Two.\n\nThree.")] == [0, 0, 1]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_offsets_are_exact_in_every_article(path: Path) -> None:
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    spans = sentence_spans(text)
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)


@given(st.text(max_size=300))
def test_offsets_are_exact_in_any_text(text: str) -> None:
    spans = sentence_spans(text)
    assert all(text[s.start : s.end] == s.text for s in spans)
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
