from dataclasses import replace
from decimal import Decimal

from assistant.answer import PlainWriter
from assistant.answer.admitting import admitted, answering_figures, newest_first, not_of_the_named
from assistant.answer.scoring import candidates
from assistant.types import Hit, Publication
from assistant.verify import verify
from tests.evidence import evidence, hit, plan
from tests.verify.cases import LOOKUP

OF_BOARD = "In 2019 the bridging permit was given to 4,500 nurses, according to the Nurses Board."
OF_UNION = "In 2021 the bridging permit was given to 5,200 nurses, according to the Health Union."


def _published(found: Hit, publisher: str, date: str) -> Hit:
    work = Publication("Permits given", publisher, date)
    return replace(found, source=replace(found.source, based_on=(work,)))


HITS = [
    _published(hit(OF_BOARD, "Permits", similarity=0.75), "Nurses Board", "2020-02"),
    _published(hit(OF_UNION, "Counts", rank=2, similarity=0.75), "Health Union", "2024-05"),
]


def test_only_sentences_of_the_named_source_are_let_through() -> None:
    found = admitted(candidates(HITS), "How many permits were given, according to the Nurses Board?")
    assert [c.text for c in found] == [OF_BOARD]
    assert admitted(candidates(HITS), "How many permits were given, according to the OECD?") == ()
    assert len(admitted(candidates(HITS), "How many permits were given?")) == 2


def test_only_sentences_published_in_the_span_are_let_through() -> None:
    found = admitted(candidates(HITS), "What do reports published since 2024 say about permits?")
    assert [c.text for c in found] == [OF_UNION]


def test_a_named_source_that_says_nothing_is_told() -> None:
    asked = plan("According to the OECD, what was the bridging permit given to nurses for?")
    answer = verify(asked, PlainWriter().draft(asked, evidence(HITS)), evidence(HITS))
    assert answer.status == "abstained"
    assert "of “OECD”" in answer.text
    assert "4,500" not in answer.text


def test_a_named_source_that_does_not_answer_is_told_otherwise() -> None:
    asked = plan("According to the Nurses Board, why was the school of Lisbon sold?")
    answer = verify(asked, PlainWriter().draft(asked, evidence(HITS)), evidence(HITS))
    assert answer.text.startswith("What the sources here have of “Nurses Board” does not answer this")


def test_the_newest_of_the_strong_comes_first_where_the_latest_is_wanted() -> None:
    older, newer = (replace(c, strength=2.0, score=0.6) for c in candidates(HITS))
    ranked = (older, replace(newer, strength=1.7, score=0.5))
    assert newest_first(ranked, "How many permits were given in the latest count?")[0].text == OF_UNION
    assert newest_first(ranked, "How many permits were given?") == ranked
    weak = (older, replace(newer, strength=-3.0))
    assert newest_first(weak, "How many permits were given in the latest count?") == weak


def test_an_answer_with_the_latest_says_of_when_it_is() -> None:
    asked = plan("To how many nurses was the latest bridging permit given?")
    draft = PlainWriter().draft(asked, evidence(HITS))
    assert draft.sentences[0].text == OF_UNION
    assert any("of 2021" in note.text for note in draft.notes)


def test_figures_of_another_source_are_told_as_such() -> None:
    asked = plan("What share was educated in China, according to the Nurses Board?")
    assert answering_figures(asked, (LOOKUP,)) == (LOOKUP,)
    assert "“Nurses Board”" in not_of_the_named(asked, (LOOKUP,))[0].text
    assert not_of_the_named(plan("What share was educated in China?"), (LOOKUP,)) == ()


def test_a_group_of_places_named_as_a_source_gives_no_figure() -> None:
    assert answering_figures(plan("According to the OECD, what share was educated in China?"), (LOOKUP,)) == ()


def test_a_value_does_not_tell_when() -> None:
    assert answering_figures(plan("When did China found the school?"), (LOOKUP,)) == ()
    assert answering_figures(plan("What share was it in 2022?"), (LOOKUP,)) == (LOOKUP,)
    highest = replace(LOOKUP, operation="maximum", value=Decimal(47))
    assert answering_figures(plan("When was it highest?"), (highest,)) == (highest,)
