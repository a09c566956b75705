import pytest

from assistant.sentences import content_words, same_word, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [("educated", "educates"), ("women", "woman"), ("left", "leaving"), ("Spain's", "Spain"), ("PhDs", "phd")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("launched", "started"), ("departed", "left"), ("employed", "works"), ("doctorates", "PhDs")]
)
def test_near_synonyms(one: str, other: str) -> None:
    assert same_word(stem(one), stem(other))


@pytest.mark.parametrize(
    ("one", "other"), [("inflow", "outflow"), ("rise", "fall"), ("origin", "destination"), ("nurse", "doctor")]
)
def test_opposites_are_not_synonyms(one: str, other: str) -> None:
    assert not same_word(stem(one), stem(other))


def test_asking_words_and_numbers_carry_no_content() -> None:
    assert stems("Tell me: how many nurses left in 2022?") == {"nurs", "leav"}
    assert [word.text for word in content_words("the top-tier nurses")] == ["top", "tier", "nurses"]
