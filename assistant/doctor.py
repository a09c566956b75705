"""What is installed, configured, indexed and reachable. Repairs nothing."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from assistant.bootstrap import program_version
from assistant.errors import AssistantError
from assistant.ingest import read_corpus
from assistant.models import load_chat_model, load_embedder
from assistant.passages import PassageStore
from assistant.settings import Settings

_PACKAGES = ("langchain", "chromadb", "sentence-transformers", "gradio", "ibis-framework", "duckdb", "tantivy")


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
        _check("corpus", lambda: _corpus(settings)),
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


def _corpus(settings: Settings) -> str:
    corpus = read_corpus(settings.corpus)
    told = f"{len(corpus.documents)} articles, {len(corpus.tables)} tables"
    return told + (f", {len(corpus.problems)} files left out" if corpus.problems else "")


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
