import pytest

from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.ranking import look
from assistant.plan.grids.slips import without_slips, words_in

WORDS = words_in("Emergency wards | constant 2015 $ | employment of graduates | typical load | characteristics")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("nurses in emergncy", "nurses in emergency"),
        ("what perenctage", "what percentage"),
        ("onstantdollar pay", "constant dollar pay"),
        ("their charcteristcs", "their characteristics"),
    ],
    ids=["a letter left out", "letters swapped in a word of asking", "two words written as one", "two slips"],
)
def test_slips_are_put_right(given: str, expected: str) -> None:
    assert without_slips(given, WORDS) == expected


@pytest.mark.parametrize(
    "given",
    ["atypical load", "unemployment of graduates", "deployment", "one graduate", "a world", "emergency"],
)
def test_other_words_stay(given: str) -> None:
    assert without_slips(given, WORDS) == given


def test_a_word_that_may_be_two_others_stays() -> None:
    assert without_slips("natiinal", frozenset({"national", "natiinel", "natiunal"})) == "natiinal"


def test_a_question_is_held_against_the_words_of_its_table(wards: Grid) -> None:
    looked = look(read_asked("how many women in emergncy by day?"), wards, lambda _: 0.0)
    assert looked.linker.link(wards.lines[3].leaf).said == 1.0
