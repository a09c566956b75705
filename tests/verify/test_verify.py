from dataclasses import replace

from assistant.answer import PlainWriter
from assistant.types import Draft, Note, Option, Sentence
from assistant.verify import verify
from tests.evidence import evidence, hits_of, plan
from tests.verify.cases import CHANGE, COMPARE, FALSE, FIGURES, FLOW, HITS, LOOKUP, QUOTES, SERIES, TOP, TRUE, WORK

QUESTION = plan("What share of top-tier AI researchers was educated in China in 2022?")
ALL = evidence(HITS, tuple(FIGURES.values()))


def draft(*sentences: tuple[str, str], **changes: object) -> Draft:
    made = Draft(tuple(Sentence(text, tuple(keys.split(","))) for keys, text in sentences), tuple(QUOTES.values()))
    return replace(made, **changes)  # type: ignore[arg-type]


def test_all_true_sentences_answer() -> None:
    answer = verify(QUESTION, draft(*TRUE), ALL)
    assert answer.status == "answered"
    assert [claim.support for claim in answer.claims if "F" not in claim.keys[0]].count("none") == 0


def test_no_false_sentence_reaches_the_text() -> None:
    answer = verify(QUESTION, draft(*((keys, text) for _, keys, text in FALSE)), ALL)
    assert answer.status == "abstained"
    assert answer.citations == ()
    assert answer.figures == ()
    assert not any(character.isdigit() for character in answer.text)
    assert all(claim.support == "none" and claim.reason for claim in answer.claims)


def test_one_false_sentence_among_true_ones_is_partial() -> None:
    answer = verify(
        QUESTION, draft(TRUE[0], ("2", "In 2022, 28 percent of top-tier AI researchers worked in India.")), ALL
    )
    assert answer.status == "partial"
    assert "India" not in answer.text
    assert [claim.support for claim in answer.claims] == ["quoted", "none"]


def test_citations_are_numbered_in_the_order_of_first_use() -> None:
    cited = [("9", QUOTES["9"].text), ("F1", TRUE[21][1]), ("2", QUOTES["2"].text), ("9", QUOTES["9"].text + " ")]
    answer = verify(QUESTION, draft(*cited), ALL)
    assert [c.key for c in answer.citations] == ["1", "2", "F1"]
    assert answer.citations[0].quote == QUOTES["9"].text
    assert "[1]" in answer.text and "[2]" in answer.text and "[F1]" in answer.text and "[9]" not in answer.text
    assert [claim.keys for claim in answer.claims] == [("1",), ("F1",), ("2",)]
    assert [f.key for f in answer.figures] == ["F1"]


def test_a_note_must_be_the_quote_it_cites() -> None:
    true = Note("definition", QUOTES["4"].text + " [4]")
    false = Note("definition", "China overtook the United States in 2022. [4]")
    foreign = Note("definition", "Anything at all. [77]")
    plain = Note("assumption", "2022 is the latest year.")
    answer = verify(QUESTION, draft(TRUE[0], notes=(true, false, foreign, plain)), ALL)
    assert answer.notes == (Note("definition", QUOTES["4"].text + " [2]"), plain)
    assert [c.key for c in answer.citations] == ["1", "2"]


def test_words_that_nothing_explains_make_an_answer_partial() -> None:
    assert verify(replace(QUESTION, missing=("women",)), draft(TRUE[0]), ALL).status == "partial"


def test_abstention_names_what_is_missing_and_what_is_near() -> None:
    asked = plan("How many military AI researchers does Brazil have in 1987?", missing=("military",))
    answer = verify(asked, draft(), evidence(hits_of("who-educates-top-ai-researchers")))
    assert answer.status == "abstained"
    assert "military" in answer.text
    assert "Who educates the world's top AI researchers" in answer.text
    answer = verify(replace(asked, missing=()), draft(), evidence(hits_of("who-educates-top-ai-researchers")))
    assert "Brazil" in answer.text and "1987" in answer.text
    assert verify(plan("Why?"), draft(), evidence()).text


def test_options_without_an_answer_ask_back() -> None:
    options = (Option("By degree", "What share by degree?"), Option("By work", "What share by work?"))
    answer = verify(replace(QUESTION, options=options), draft(), ALL)
    assert answer.status == "clarify"
    assert answer.options == options
    assert "What share by work?" in answer.text


def test_every_plainly_worded_figure_is_proven() -> None:
    for figure in (LOOKUP, CHANGE, TOP, FLOW, SERIES, WORK, COMPARE):
        given = evidence((), [figure])
        asked = plan("?", wants_prose=False)
        answer = verify(asked, PlainWriter().draft(asked, given), given)
        assert answer.status == "answered", (figure.key, answer.claims)
        assert f"[{figure.key}]" in answer.text
