import pytest

from assistant.answer.kinds import Kind, fits, wanted


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("How many nurses left Portugal?", "number"),
        ("How old are the nurses?", "number"),
        ("What does a visa cost?", "number"),
        ("What share of nurses left?", "share"),
        ("When did it end?", "when"),
        ("In which year did it end?", "when"),
        ("Why do nurses leave?", "why"),
        ("Who published the survey?", "who"),
        ("Where do nurses go?", "where"),
        ("Which countries do they choose?", "where"),
        ("What does foreign-trained mean?", "definition"),
        ("What is a stay rate?", "definition"),
        ("Is pay a factor?", "other"),
    ],
)
def test_what_is_wanted(question: str, kind: Kind) -> None:
    assert wanted(question)[0] == kind


@pytest.mark.parametrize(
    ("kind", "question", "good", "bad"),
    [
        ("number", "How many left?", "In 2022, 1,240 nurses left.", "Many nurses left."),
        ("share", "What share left?", "8 percent left.", "In 2022, 1,240 left."),
        ("when", "When did it end?", "It ended in February 2022.", "It ended early."),
        ("why", "Why leave?", "They left because of pay.", "They left Spain."),
        ("where", "Where do nurses go?", "Most go to Spain.", "Most go by train."),
        ("definition", "What is a stay rate?", "A stay rate is the share of a cohort.", "Rates were published."),
    ],
)
def test_fit(kind: Kind, question: str, good: str, bad: str) -> None:
    assert fits(kind, question, good) > fits(kind, question, bad)


def test_a_definition_may_say_where_it_holds_before_its_verb() -> None:
    question = "Who counts as a community nurse?"
    assert (
        fits("definition", question, "A community nurse, in the register, is a nurse who works outside hospitals.") > 0
    )
    assert fits("definition", question, "Community nurses earned more in 2020 than in 2010, by the register.") < 0
