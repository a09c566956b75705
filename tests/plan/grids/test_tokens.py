import pytest

from assistant.plan.grids.tokens import (
    NOT,
    abbreviated,
    abbreviations_in,
    initials,
    label_tokens,
    question_tokens,
    without_mark,
)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("nurses aged under 30", "nurse aged 0 to 29"),
        ("1,000 beds", "1000 beds"),
        ("R&D staff", "r & d staff"),
        ("Portuguese", "Portugal"),
    ],
)
def test_ways_of_writing_share_their_last_word(text: str, other: str) -> None:
    assert label_tokens(text)[-1] == label_tokens(other)[-1]


def test_negation_is_one_word_and_no_word_of_a_question() -> None:
    assert NOT in label_tokens("not registered")
    assert NOT not in question_tokens("nurses who are not registered")


def test_a_label_of_grammar_alone_keeps_its_words() -> None:
    assert label_tokens("other")
    assert label_tokens("no")


def test_questions_lose_words_of_asking() -> None:
    assert question_tokens("what percentage of nurses") == label_tokens("nurses")


@pytest.mark.parametrize(
    ("label", "bare"), [("united statesc", "united states"), ("wards2", "wards"), ("ward", ""), ("nurses", "")]
)
def test_footnote_marks(label: str, bare: str) -> None:
    assert without_mark(label) == bare


def test_what_is_spelled_out_counts_as_the_abbreviation_that_a_grid_has() -> None:
    known = abbreviations_in("total R&D, all performers")
    assert label_tokens(abbreviated("research and development", known)) == label_tokens("R&D")
    assert abbreviated("doctors and nurses", known) == "doctors and nurses"


def test_initials_are_of_several_words() -> None:
    assert initials("knowledge-based industries") == "kbi"
    assert initials("government-assisted refugees (GARs)") == "gar"
    assert initials("nurses") == ""
