"""What is installed, configured, indexed and reachable. Repairs nothing."""

from __future__ import annotations

import os
import platform
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.bootstrap import program_version
from assistant.errors import AssistantError
from assistant.ingest import read_corpus
from assistant.models import load_chat_model, load_embedder
from assistant.passages import PassageStore
from assistant.settings import Settings
from assistant.types import Corpus

_PACKAGES = ("langchain", "chromadb", "sentence-transformers", "gradio", "ibis-framework", "duckdb", "tantivy")
GLOSSARY = "glossary"
_TERM = re.compile(r"^## \S", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `detail` says what was found or what to do."""

    name: str
    ok: bool
    detail: str


def examine(settings: Settings) -> tuple[Check, ...]:
    """Look at everything an answer needs, each by itself, so that one fault does not hide another."""
    return (
        Check("program", True, f"version {program_version()}, Python {platform.python_version()}"),
        *(_package(name) for name in _PACKAGES),
        *_corpus(settings),
        _check("embedder", lambda: _embedder(settings)),
        _check("index", lambda: _index(settings)),
        _check("index folder", lambda: _writable(settings.index)),
        _check("data folder", lambda: _writable(settings.data)),
        _check("chat model", lambda: _chat_model(settings)),
    )


def _package(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, "not installed; run `pip install -e .`")


def _check(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except AssistantError as error:
        return Check(name, False, f"{error.message} {error.hint}".strip())
    except OSError as error:
        return Check(name, False, str(error))


def _corpus(settings: Settings) -> Iterator[Check]:
    """What the corpus holds, then a line for each thing wrong with it; a remark on a file that was read is no fault."""
    try:
        corpus = read_corpus(settings.corpus)
    except AssistantError as error:
        yield Check("corpus", False, f"{error.message} {error.hint}".strip())
        return
    yield Check("corpus", not any(problem.left_out for problem in corpus.problems), _contents(corpus))
    for problem in corpus.problems:
        yield Check(Path(problem.path).name, not problem.left_out, " ".join(problem.message.split()))
    yield from _licences(corpus)
    yield from _addresses(corpus)


def _contents(corpus: Corpus) -> str:
    terms, articles = _glossary(corpus), [d for d in corpus.documents if d.source.id != GLOSSARY]
    words = sum(len(document.text.split()) for document in corpus.documents)
    rows = sum(len(data.rows) for data in corpus.tables)
    measures = sum(len(data.table.measures) for data in corpus.tables)
    counts = {"article": len(articles), "glossary term": terms, "word": words}
    tables = f"{_several(len(corpus.tables), 'table')} with {_several(rows, 'row')} and {_several(measures, 'measure')}"
    told = ", ".join((*(_several(number, word) for word, number in counts.items()), tables))
    left_out = sum(problem.left_out for problem in corpus.problems)
    said = {"complaint": left_out, "remark": len(corpus.problems) - left_out}
    return told + "".join(f"; {_several(number, word)}" for word, number in said.items() if number)


def _glossary(corpus: Corpus) -> int:
    return sum(len(_TERM.findall(document.text)) for document in corpus.documents if document.source.id == GLOSSARY)


def _licences(corpus: Corpus) -> Iterator[Check]:
    """One line a licence; a table without one is told, since nobody could know whether it may be shown."""
    counted = Counter(data.table.source.licence for data in corpus.tables)
    for licence, number in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        yield Check("licence", True, f"{_several(number, 'table')} under {licence or 'no licence that is stated'}")


def _addresses(corpus: Corpus) -> Iterator[Check]:
    """The articles that restate a publication without saying where it can be read."""
    lacking = [d.source.id for d in corpus.documents if any(not work.url for work in d.source.based_on)]
    if lacking:
        detail = f"{_several(len(lacking), 'article')} based on a publication without an address: {', '.join(lacking)}"
        yield Check("addresses", True, detail)


def _several(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"


def _embedder(settings: Settings) -> str:
    embedder = load_embedder(settings)
    embedder.encode_query("ready")
    return embedder.model_id


def _index(settings: Settings) -> str:
    store = PassageStore.open(settings.index, load_embedder(settings).model_id)
    try:
        state = f"degraded: {store.problem}" if store.degraded else "whole"
        return f"generation {store.generation}, {store.size:,} passages, {state}"
    finally:
        store.close()


def _writable(folder: Path) -> str:
    nearest = next((p for p in (folder, *folder.parents) if p.exists()), Path("/"))
    if not os.access(nearest, os.W_OK):
        raise OSError(f"{folder} cannot be written; choose another folder")
    return str(folder)


def _chat_model(settings: Settings) -> str:
    load_chat_model(settings)
    return settings.chat_model
