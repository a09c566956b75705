import pytest

from assistant.answer import PlainWriter
from assistant.answer.twins import says_the_same, twin_of
from tests.evidence import evidence, hit, plan

TEXT = "In 2019 about 4,500 nurses left Portugal for Spain."


def test_the_same_in_other_words_is_the_same() -> None:
    assert says_the_same(TEXT, "About 4,500 nurses departed from Portugal to Spain in 2019.")


@pytest.mark.parametrize(
    "other",
    [
        "In 2019 about 4,600 nurses left Portugal for Spain.",
        "In 2018 about 4,500 nurses left Portugal for Spain.",
        "In 2019 about 4,500 nurses left Portugal for France.",
        "In 2019 over 4,500 nurses left Portugal for Spain.",
        "In 2019 about 4,500 nurses never left Portugal for Spain.",
        "In 2019 about 4,500 cooks and waiters reached hotels between Portugal and Spain.",
    ],
)
def test_another_number_year_place_hedge_or_thing_is_not(other: str) -> None:
    assert not says_the_same(TEXT, other)


def test_a_rise_is_no_fall() -> None:
    assert not says_the_same("The share of nurses rose to 12 percent.", "The share of nurses fell to 12 percent.")


def test_a_twin_is_of_another_source() -> None:
    hits = [hit(TEXT, "Register"), hit("About 4,500 nurses left Portugal for Spain in 2019.", "Survey", rank=2)]
    found = twin_of(TEXT, "register", hits)
    assert found is not None and found.hit.source.id == "survey"
    assert twin_of(TEXT, "register", hits[:1]) is None


def test_what_two_sources_say_is_told_once_with_both_keys() -> None:
    hits = [
        hit("The bridging permit was abolished in March 2019 by the nursing board.", "Register"),
        hit("In March 2019 the bridging permit was abolished by the nursing board.", "Survey", rank=2),
    ]
    draft = PlainWriter().draft(plan("When was the bridging permit abolished?"), evidence(hits))
    assert [len(sentence.keys) for sentence in draft.sentences] == [2]
    assert {quote.hit.source.id for quote in draft.quotes} == {"register", "survey"}
