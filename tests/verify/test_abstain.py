from assistant.types import Claim
from assistant.verify.abstain import abstention
from tests.evidence import evidence, hit, plan

HITS = [
    hit("Spain registered 1,240 nurses from Portugal in 2022.", "Nurses abroad", similarity=0.7),
    hit("A glossary of terms.", "Glossary", rank=2, similarity=0.1),
]


def test_a_place_and_a_year_that_nothing_covers_are_named() -> None:
    told = abstention(plan("How many nurses left Kenya in 2019?"), evidence(HITS), ())
    assert "for Kenya in 2019" in told
    assert "Nearest in subject: “Nurses abroad”." in told


def test_words_that_no_table_explains_are_named() -> None:
    told = abstention(plan("How many male nurses came to Spain in 2022?", missing=("male",)), evidence(HITS), ())
    assert "“male”" in told


def test_words_that_nothing_found_has_are_named() -> None:
    assert "“bread”" in abstention(plan("How do nurses bake bread?"), evidence(HITS), ())


def test_where_all_words_are_there_it_says_that_the_subject_is_touched() -> None:
    told = abstention(plan("Who registered nurses from Portugal?"), evidence(HITS), ())
    assert told.startswith("The sources here touch on this but do not answer it")


def test_a_draft_that_could_not_be_proven_is_told() -> None:
    dropped = [Claim("A sentence.", (), "none", "the sentence cites nothing")]
    assert "could not be bound" in abstention(plan("Who registered nurses from Portugal?"), evidence(HITS), dropped)


def test_it_never_says_that_the_sources_hold_nothing_while_something_is_near() -> None:
    for question in ("How many nurses left Kenya in 2019?", "What is the pay of nurses?", "nurses in 1999"):
        told = abstention(plan(question), evidence(HITS), ())
        assert "hold nothing" not in told and "Not in the corpus" not in told
        assert "Nurses abroad" in told


def test_where_nothing_is_near_no_title_is_offered() -> None:
    assert "Nearest" not in abstention(plan("How do I bake bread?"), evidence([HITS[1]]), ())
