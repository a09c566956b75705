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


def test_a_passage_never_crosses_a_page() -> None:
    pages = ["# Flows\n\nNurses left for Spain.", "They left for pay. " * 80, "", "## Why\n\nHours."]
    text, spans = "", []
    for page in pages:
        spans.append((len(text), len(text) + len(page)))
        text += page + "\n\n" if page else ""
    passages = list(split_document(Document(SOURCE, text.strip(), pages=tuple(spans))))
    assert {passage.locator.page for passage in passages} == {1, 2, 4}
    for passage in passages:
        place = passage.locator
        assert place.page is not None and place.start is not None and place.end is not None
        start, end = spans[place.page - 1]
        assert start <= place.start < place.end <= end
        assert passage.text == text[place.start : place.end]
    assert [p.locator.section for p in passages if p.locator.page == 2] == ["Flows"] * 2
    assert passages[-1].locator.section == "Flows > Why"


def test_text_outside_the_pages_is_kept() -> None:
    passages = list(split_document(Document(SOURCE, "Before.\n\nOn the page.\n\nAfter.", pages=((9, 21),))))
    assert " ".join(p.text for p in passages).split() == "Before. On the page. After.".split()
    assert {p.locator.page for p in passages} == {1}
