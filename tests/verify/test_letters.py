"""Sentences that look other than they read, and what is too long to check: none reaches an answer altered."""

from __future__ import annotations

import pytest

from assistant.types import Sentence
from assistant.verify.judge import judge
from assistant.verify.letters import LONGEST
from tests.verify.cases import FIGURES

TRUE = "In 2022, 1,240 nurses moved from Portugal to Spain."


def support(text: str) -> str:
    return judge(Sentence(text, ("F4",)), FIGURES, {}).support


def test_the_sentence_itself_is_proven() -> None:
    assert support(TRUE) == "computed"


@pytest.mark.parametrize(
    "number",
    [
        "1,24O", "1,24\u041e", "l,240",
        "\uff11,\uff13\uff14\uff10", "\uff11\uff12\uff14\uff10", "\u0661\u0663\u0664\u0660",
        "\u202e042,1\u202c", "\u202e1,240\u202c", "\u20671,240\u2069", "9\u200b1,240", "1,2\u200b40", "1,240\u00ad9",
        "1,240\u2079", "\u24681,240", "\U0001d7ed,\U0001d7ef\U0001d7f0\U0001d7ec", "\u2168", "MCCCXL", "1,2\u033640",
        "<span style='display:none'>9</span>1,240", "&#49;,340", "1\x08,240", "1,240\u00bd",
    ],
)  # fmt: skip
def test_numbers_in_other_letters(number: str) -> None:
    assert support(TRUE.replace("1,240", number)) == "none"


@pytest.mark.parametrize(
    ("old", "new"),
    [("Spain", "Sp\u0430in"), ("Spain", "Fr\u0430nce"), ("nurses", "nurs\u0435s"), ("moved", "n\u043et moved")],
)
def test_words_in_other_letters(old: str, new: str) -> None:
    assert support(TRUE.replace(old, new)) == "none"


@pytest.mark.parametrize("text", [TRUE[:-1] + " and nurses" * 100_000 + ".", "1" * 1_000_000, "1,240 " * LONGEST])
def test_a_million_characters_are_refused_at_once(text: str) -> None:
    assert support(text) == "none"


@pytest.mark.parametrize("more", ["<!-- 99 percent -->", "\n\n99 percent of nurses left.", " [see](//x)"])
def test_hidden_and_added_text(more: str) -> None:
    assert support(TRUE + more) == "none"
