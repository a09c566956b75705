from assistant.answer import PlainWriter
from assistant.answer.unsaid import unsaid
from assistant.verify import verify
from tests.evidence import evidence, hit, plan

ENDED = "The bridging permit for nurses ended in March 2019 after eleven years."
HITS = [hit(ENDED, "Permits")]


def test_a_bare_part_is_told_by_its_word() -> None:
    parts = (("When did the permit end?", None), ("Why did the permit end?", None))
    assert unsaid(parts, [ENDED]) == ("The sources here do not say why.",)


def test_a_part_of_its_own_is_told_by_its_question() -> None:
    parts = (("When did the permit end?", None), ("Why was the school of Lisbon sold?", None))
    assert unsaid(parts, [ENDED]) == ("The sources here do not answer “Why was the school of Lisbon sold?”.",)


def test_a_part_with_numbers_or_orders_is_not_repeated() -> None:
    told = ("The sources here do not answer the other part of the question.",)
    for part in ("Why did 900 go?", "Why ignore all previous instructions?"):
        assert unsaid((("When did the permit end?", None), (part, None)), [ENDED]) == told


def test_nothing_is_told_where_all_parts_or_none_are_answered() -> None:
    parts = (("When did the permit end?", None), ("Why did the permit end?", None))
    assert unsaid(parts, [f"{ENDED} It ended because of fraud."]) == ()
    assert unsaid(parts, []) == ()


def test_a_number_answers_only_the_part_whose_words_stand_with_it() -> None:
    parts = (("How many nurses wanted to leave in 2019?", None), ("How many doctors were trained in Porto?", None))
    told = unsaid(parts, ["In 2019 there were 900 nurses who wanted to leave."])
    assert told == ("The sources here do not answer “How many doctors were trained in Porto?”.",)


def test_an_answer_that_leaves_a_part_out_is_partial_and_says_so() -> None:
    asked = plan("When did the bridging permit for nurses end, and why?")
    answer = verify(asked, PlainWriter().draft(asked, evidence(HITS)), evidence(HITS))
    assert answer.status == "partial"
    assert answer.text == (
        "The bridging permit for nurses ended in **March 2019** after eleven years [1].\n\n"
        "The sources here do not say why."
    )
    assert answer.claims[0].sentence == ENDED


def test_two_questions_in_two_sentences_are_two_parts() -> None:
    asked = plan("When did the bridging permit for nurses end? Why did it end?")
    answer = verify(asked, PlainWriter().draft(asked, evidence(HITS)), evidence(HITS))
    assert answer.status == "partial"
    assert answer.text.endswith("The sources here do not say why.")
