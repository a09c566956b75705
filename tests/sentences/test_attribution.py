import pytest

from assistant.sentences.attribution import Span, asks_latest, named_source, publication_span, without_attribution


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("According to the OECD, how many nurses left?", "OECD"),
        ("How many nurses left, according to the Portuguese Order of Nurses?", "Portuguese Order of Nurses"),
        ("What does Eurostat say about nurses?", "Eurostat"),
        ("How many are there in the latest edition of the Nursing Index?", "Nursing Index"),
        ("Does Eurostat report how many left?", "Eurostat"),
        ("According to the report, how many left?", ""),
        ("How many nurses left Portugal?", ""),
        ("What was published in 2019?", ""),
    ],
)
def test_the_source_named(question: str, name: str) -> None:
    assert named_source(question) == name


@pytest.mark.parametrize(
    ("question", "span"),
    [
        ("What do reports published since 2024 say?", Span(2024)),
        ("Which studies published in 2023 name nurses?", Span(2023, 2023)),
        ("Which studies after 2023 name nurses?", Span(2024)),
        ("What did articles before 2020 say?", Span(0, 2019)),
        ("What was founded in 2023?", None),
        ("How many nurses left since 2024?", None),
    ],
)
def test_the_span_of_publication(question: str, span: Span | None) -> None:
    assert publication_span(question) == span


def test_the_latest() -> None:
    assert asks_latest("What is the latest share?") and asks_latest("How many are there this year?")
    assert not asks_latest("How many are there in 2019?")


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("According to the OECD, how many nurses left?", "how many nurses left?"),
        ("Hi, memo due in an hour: how many nurses left?", "how many nurses left?"),
        ("Can you tell me when the permit ended?", "when the permit ended?"),
        ("Nurses in Portugal: how many left?", "Nurses in Portugal: how many left?"),
        ("How many nurses left?", "How many nurses left?"),
    ],
)
def test_what_remains_of_the_question(question: str, bare: str) -> None:
    assert without_attribution(question) == bare
