from assistant.ingest.splitting import CHUNK, sections_of, split_document
from assistant.types import Document, Source

SOURCE = Source("a", "article", "Nurses", publisher="Corpus", published="2024")


def test_sections_follow_headings_but_not_code() -> None:
    text = "intro\n# A\none\n```\n# no heading\n```\n## B\ntwo\n# C\nthree"
    assert [section.path for section in sections_of(text)] == [(), ("A",), ("A", "B"), ("C",)]


def test_passages_are_exact_slices_in_order() -> None:
    paragraph = "Nurses left for Spain in 2019. " * 20
    text = (
        "## Where\n\n"
        + "\n\n".join(paragraph.strip() for _ in range(6))
        + "\n\n## Why\n\nPay. \u201cMore pay.\u201d Hours!"
    )
    passages = list(split_document(Document(SOURCE, text)))
    assert len({passage.id for passage in passages}) == len(passages) > 3
    end = 0
    for passage in passages:
        locator = passage.locator
        assert locator.start is not None
        assert locator.end is not None
        assert locator.start >= end
        end = locator.end
        assert passage.text == text[locator.start : locator.end]
        assert len(passage.text) <= CHUNK
        assert passage.text[0] != " "
    assert passages[0].context == "Nurses | Corpus | 2024 | Where"
    assert passages[-1].text.startswith("Pay.")
    assert "".join(p.text for p in passages).replace(" ", "").count("Nurses") == 120


def test_a_line_of_a_million_characters_is_split() -> None:
    passages = list(split_document(Document(SOURCE, "x" * 1_000_000)))
    assert sum(len(passage.text) for passage in passages) == 1_000_000
