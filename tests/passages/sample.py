"""A made-up corpus on nurses, as large as a test asks for, and a build of it with the fake embedder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from assistant.models.bag import BagOfWords
from assistant.passages import BuildReport, PassageStore, build_index
from assistant.passages.truth import Vectors
from assistant.passages.verification import problem_of
from assistant.types import Corpus, Document, Locator, Passage, Publication, Source, Table, TableData

MODEL = "fake:64"
COUNTRIES = ("Portugal", "Spain", "Germany", "Ireland", "Norway", "Malta", "Greece", "Italy")
TOPICS = ("wages", "training", "shifts", "housing", "language", "recognition", "hospitals", "retirement")
EMBEDDER = BagOfWords(64)


def source(number: int, owner: str = "") -> Source:
    country = COUNTRIES[number % len(COUNTRIES)]
    return Source(
        id=f"brief-{number}",
        kind="article",
        title=f"Nurses of {country}, part {number}",
        publisher="This corpus",
        published=f"{2015 + number % 10}",
        based_on=(Publication("A survey", publisher=f"Statistics {country}"),),
        owner=owner,
    )


def passages_of(document: Document, pieces: int) -> list[Passage]:
    made = []
    size = max(1, len(document.text) // pieces)
    for start in range(0, size * pieces, size):
        text = document.text[start : start + size]
        key = hashlib.sha256(f"{document.source.id} {document.source.title} {start} {text}".encode()).hexdigest()[:16]
        locator = Locator(section="All", start=start, end=start + len(text))
        made.append(Passage(key, document.source.id, "passage", document.source.title, text, locator))
    return made


def document(number: int, edition: int = 1, owner: str = "") -> Document:
    words = " ".join(
        f"In {COUNTRIES[(number + n) % 8]} {number * 100 + n} nurses spoke of {TOPICS[(number * 3 + n * 5) % 8]}."
        for n in range(8)
    )
    return Document(source(number, owner), f"Edition {edition}. {words}", summary="Nurses", subjects=("nurses",))


def table() -> TableData:
    described = Source("nurse-shares", "table", "Foreign-trained nurses", "Statistics Europe", "2021-05")
    return TableData(Table(described, "Shares by country", (), 1, "hash-1"), (("2020", "Spain"),))


def sample(count: int = 12, *, edited: int | None = None, edition: int = 2) -> tuple[Corpus, list[Passage]]:
    """`count` briefs and a table; the brief numbered `edited` reads differently."""
    documents = [document(n, edition if n == edited else 1) for n in range(count)]
    made = [passage for each in documents for passage in passages_of(each, 4)]
    made.append(Passage("table-1", "nurse-shares", "table", "Foreign-trained nurses", "Shares", Locator(rows=(0,))))
    return Corpus(tuple(documents), (table(),)), made


class Counting:
    """The fake embedder, counting the texts it was given."""

    def __init__(self) -> None:
        self.texts = 0

    def __call__(self, texts: list[str]) -> Vectors:
        self.texts += len(texts)
        return EMBEDDER.encode(texts)


def write_tables(folder: Path) -> None:
    (folder / "tables").mkdir()
    (folder / "tables" / "cells.txt").write_text("cells")


def build(
    index: Path,
    made: tuple[Corpus, list[Passage]],
    *,
    embed: Callable[[list[str]], Vectors] = EMBEDDER.encode,
    model_id: str = MODEL,
    extra_hash: str = "",
    inputs: str = "",
    at: Callable[[str], None] = lambda point: None,
    check: Callable[[Path], str] = problem_of,
) -> BuildReport:
    """Build it, checked in this process, which is quicker than in a child and no less strict on a sound index."""
    return build_index(
        index, *made, embed, model_id, write_tables, extra_hash=extra_hash, inputs=inputs, at=at, check=check
    )


def opened(index: Path, model_id: str = MODEL) -> PassageStore:
    return PassageStore.open(index, model_id)
