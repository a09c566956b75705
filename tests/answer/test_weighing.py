import pytest

from assistant.answer.weighing import learned, probability, standing, weigh


def test_features_without_a_weight_count_nothing() -> None:
    assert weigh({"words": 0.5, "unknown": 9.0}, {"words": 2.0}) == 1.0


def test_standing_tells_the_lead_within_bounds() -> None:
    assert standing(5.0, [4.0, 1.0])["lead"] == 1.0
    assert standing(5.0, [])["lead"] == standing(5.0, [-100.0])["lead"] == 3.0


def test_probability_grows_with_what_speaks_for_an_answer() -> None:
    weights = {"one": -1.0, "words": 2.0}
    assert probability({"one": 1.0, "words": 0.1}, weights) < 0.5 < probability({"one": 1.0, "words": 0.9}, weights)


@pytest.mark.parametrize("name", ["words nowhere", "name missing", "superlative lacking", "opposite"])
def test_what_speaks_against_an_answer_never_raises_it(name: str) -> None:
    model = learned()
    assert model.ranking.get(name, 0.0) <= 0 and model.confidence.get(name, 0.0) <= 0
