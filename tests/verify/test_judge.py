from dataclasses import replace

import pytest

from assistant.types import Sentence
from assistant.verify.judge import judge
from tests.verify.cases import FALSE, FIGURES, HITS, QUOTES, TRUE


def keys(text: str) -> tuple[str, ...]:
    return tuple(key for key in text.split(",") if key)


@pytest.mark.parametrize(("cited", "sentence"), TRUE)
def test_true_paraphrases_pass(cited: str, sentence: str) -> None:
    claim = judge(Sentence(sentence, keys(cited)), FIGURES, QUOTES)
    assert claim.support == ("computed" if "F" in cited else "quoted"), claim.reason


@pytest.mark.parametrize(("what", "cited", "sentence"), FALSE)
def test_changed_sentences_do_not_pass(what: str, cited: str, sentence: str) -> None:
    claim = judge(Sentence(sentence, keys(cited)), FIGURES, QUOTES)
    assert claim.support == "none", what
    assert claim.reason


def test_there_are_enough_changed_sentences() -> None:
    assert len(FALSE) >= 60


@pytest.mark.parametrize("key", list(QUOTES))
def test_a_verbatim_sentence_is_supported(key: str) -> None:
    spaced = QUOTES[key].text.replace(" ", "\n ", 1)
    assert judge(Sentence(spaced, (key,)), FIGURES, QUOTES).support == "quoted"


def test_a_quote_that_is_not_in_its_source_supports_nothing() -> None:
    forged = replace(QUOTES["1"], text=QUOTES["1"].text.replace("47", "74"))
    assert judge(Sentence(forged.text, ("1",)), {}, {"1": forged}).support == "none"
    moved = replace(QUOTES["1"], locator=replace(QUOTES["1"].locator, start=0, end=len(QUOTES["1"].text)), hit=HITS[5])
    assert judge(Sentence(moved.text, ("1",)), {}, {"1": moved}).support == "none"
