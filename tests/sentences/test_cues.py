import pytest

from assistant.sentences import frames_of, negated_words, polarity_clashes, relations_of


def test_frames() -> None:
    assert frames_of("Chinese-born researchers") == {"birth"}
    assert frames_of("a degree from China, working in Spain") == {"education", "work"}


def test_negation_reaches_to_the_end_of_its_clause() -> None:
    assert negated_words("China did not overtake the United States in 2022: it led") == (
        ("overtak", "unit", "state", "2022"),
    )
    assert negated_words("it led") == ()


@pytest.mark.parametrize(
    ("sentence", "evidence", "clash"),
    [
        ("It fell to 47.", "It rose to 47.", ("fell",)),
        ("It grew to 47.", "It rose to 47.", ()),
        ("The lowest share", "the highest share", ("lowest",)),
        ("Arrivals and departures", "the departures", ("Arrivals",)),
    ],
)
def test_polarity(sentence: str, evidence: str, clash: tuple[str, ...]) -> None:
    assert polarity_clashes(sentence, evidence) == clash


def test_relations_have_the_last_place_before_them() -> None:
    text = "China already led, and Spain was second with more than 2,000."
    assert relations_of(text, [(0, "CHN"), (23, "ESP")]) == (("lead", "CHN"), ("second", "ESP"))
