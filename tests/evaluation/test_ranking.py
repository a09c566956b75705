from assistant.evaluation import Expected
from assistant.evaluation.ranking import misranked
from tests.evaluation.answers import answer, figure

RANKED = (("United States", "American"), ("China",), ("United Kingdom",))


def test_text_ranks_by_any_name_of_a_place() -> None:
    text = "Of India's partners the US comes first (9), then China (7) and the UK (5) [F1]."
    assert misranked(Expected(ranked=RANKED), answer(text)) == ()


def test_a_wrong_order_is_told() -> None:
    reasons = misranked(
        Expected(ranked=RANKED), answer("China leads, then the United Kingdom, then the United States.")
    )
    assert reasons == ("does not rank United States, China, United Kingdom in this order",)


def test_no_other_of_the_pool_may_stand_among_them() -> None:
    text = "The United States, Canada, China and the United Kingdom."
    assert misranked(Expected(ranked=RANKED), answer(text)) == ()
    assert misranked(Expected(ranked=RANKED, pool=("Canada",)), answer(text))


def test_a_figure_that_ranks_is_enough() -> None:
    values = (("United States of America", "9"), ("China", "7"), ("United Kingdom", "5"))
    assert misranked(Expected(ranked=RANKED), answer("", figures=(figure(None, "count", values, "top"),))) == ()
    assert misranked(Expected(ranked=RANKED), answer("", figures=(figure(None, "count", values[::-1], "top"),)))


def test_nothing_expected_is_nothing_wrong() -> None:
    assert misranked(Expected(), answer("Whatever.")) == ()
