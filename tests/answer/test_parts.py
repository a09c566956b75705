from assistant.answer.asked import Asked
from assistant.answer.parts import answers_by_part
from assistant.answer.quotes import choose_quotes
from assistant.answer.scoring import Candidate, candidates
from tests.evidence import evidence, hit, plan

HITS = [
    hit(
        "A bridging permit is a permit for nurses who wait for their registration. The fee is paid by the hospital.",
        "Permits",
    ),
    hit(
        "Nurses with a foreign diploma can apply for a bridging permit at any embassy. It takes three weeks.",
        "Embassies",
        rank=2,
    ),
    hit("A return rate is the share of emigrants who come back within five years.", "Rates", rank=3),
    hit("A stay rate is the share of a cohort that is still there after five years.", "Stays", rank=4),
]


def _likely(_: Asked, best: Candidate, __: int) -> bool:
    return best.score >= 0.4


def test_each_part_gets_its_sentence_in_order() -> None:
    quotes = choose_quotes(plan("What is a bridging permit and who can apply for it?"), evidence(HITS))
    assert [q.text.split()[0] for q in quotes[:2]] == ["A", "Nurses"]


def test_a_contrast_gets_both_definitions() -> None:
    quotes = choose_quotes(plan("What is the difference between a stay rate and a return rate?"), evidence(HITS))
    assert [" ".join(q.text.split()[:3]) for q in quotes[:2]] == ["A stay rate", "A return rate"]


def test_a_part_without_an_answer_has_none() -> None:
    asked = Asked("What is a bridging permit and when was the monarchy of Sweden founded?")
    answers = answers_by_part(asked, candidates(HITS), None, _likely)
    assert [bool(answer) for _, answer in answers] == [True, False]


def test_a_simple_question_has_no_parts() -> None:
    assert answers_by_part(Asked("What is a stay rate?"), candidates(HITS), None, _likely) == ()
