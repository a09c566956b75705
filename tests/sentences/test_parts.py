import pytest

from assistant.sentences.parts import Contrast, contrast_in, parts_of


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "What is the bridging visa and who can apply for it?",
            ("What is the bridging visa?", "Who can apply for the bridging visa?"),
        ),
        (
            "How high is the fee for the register and from what date?",
            ("How high is the fee for the register?", "From what date high is the fee for the register?"),
        ),
        (
            "When was the Nursing Act passed, and what did it change?",
            ("When was the Nursing Act passed?", "What did the Nursing Act change?"),
        ),
        (
            "Who founded Acme Trust and what is its purpose?",
            ("Who founded Acme Trust?", "What is the purpose of Acme Trust?"),
        ),
        ("Why do nurses leave and doctors stay?", ("Why do nurses leave and doctors stay?",)),
        ("How many nurses left Portugal?", ("How many nurses left Portugal?",)),
    ],
)
def test_each_part_stands_alone(question: str, parts: tuple[str, ...]) -> None:
    assert parts_of(question) == parts


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        ("What is the difference between junior and senior nurses?", "junior nurses", "senior nurses"),
        ("How does a stay rate differ from a return rate?", "a stay rate", "a return rate"),
        ("What distinguishes enrolled from registered nurses?", "enrolled nurses", "registered nurses"),
    ],
)
def test_what_is_contrasted(question: str, one: str, other: str) -> None:
    assert contrast_in(question) == Contrast(one, other)


def test_a_difference_of_numbers_is_no_contrast_of_things() -> None:
    assert contrast_in("How many more nurses left Portugal than Spain?") is None


def test_each_side_of_a_contrast_is_asked_what_it_is() -> None:
    assert Contrast("junior nurses", "senior nurses").questions == ("What is junior nurses?", "What is senior nurses?")
