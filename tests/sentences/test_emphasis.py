import pytest

from assistant.sentences.emphasis import emphasised, without_emphasis


@pytest.mark.parametrize(
    ("text", "parts", "told"),
    [
        ("It was 12 percent in 2019.", ("12 percent",), "It was **12 percent** in 2019."),
        ("It was 112 percent, not 12 percent.", ("12 percent",), "It was 112 percent, not **12 percent**."),
        ("Spain and Portugal led.", ("Portugal", "Spain"), "**Spain** and **Portugal** led."),
        ("It fell by −3 points.", ("−3 points",), "It fell by **−3 points**."),
        ("Lisbon has nurses.", ("Porto",), "Lisbon has nurses."),
        ("It was **bold** in 2019.", ("2019",), "It was **bold** in 2019."),
        ("A [link](x) of 2019.", ("[link](x)",), "A [link](x) of 2019."),
        ("The first year, 2019 to 2020.", ("2019 to 2020", "2020"), "The first year, **2019 to 2020**."),
    ],
)
def test_whole_words_are_marked_once(text: str, parts: tuple[str, ...], told: str) -> None:
    assert emphasised(text, parts) == told


def test_marks_come_off_again() -> None:
    marked = emphasised("Spain and Portugal led [1].", ("Portugal", "Spain"))
    assert without_emphasis(marked) == "Spain and Portugal led [1]."
    assert without_emphasis("2 ** 3 and a * b") == "2 ** 3 and a * b"
