"""A cross-encoder that scores passages against a query. Decides nothing about what is kept."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from assistant.errors import ConfigError, ModelUnavailable
from assistant.models.failures import first_line
from assistant.settings import Settings


class Reranker(Protocol):
    """Scores texts against a query; higher is better, the scale is the model's own."""

    def rerank(self, query: str, texts: Sequence[str]) -> list[float]:
        """One score for each text, in the texts' order."""
        ...


class CrossEncoderReranker:
    """A sentence-transformers cross-encoder, loaded at the first query."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._lock = threading.Lock()
        self._model: Any = None

    def rerank(self, query: str, texts: Sequence[str]) -> list[float]:
        """One score for each text, in the texts' order."""
        if not texts:
            return []
        scores = self._loaded().predict([(query, text) for text in texts], batch_size=8, show_progress_bar=False)
        return [float(score) for score in scores]

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> Any:
        from sentence_transformers import CrossEncoder

        from assistant.models.sentences import quiet_weights

        quiet_weights()
        try:
            return CrossEncoder(self._place, device="cpu", local_files_only=Path(self._place).is_dir())
        except (OSError, ValueError) as error:
            raise ModelUnavailable(
                f"The reranker st:{self._place} cannot be loaded: {first_line(error)}",
                "Name a folder with a cross-encoder in ASSISTANT_RERANKER=st:FOLDER, or set it to none.",
            ) from error


def load_reranker(settings: Settings) -> Reranker | None:
    """The reranker of `settings.reranker`, or None where it is `none`.

    Raises:
        ConfigError: the name fits no kind of reranker.
    """
    name = settings.reranker.strip()
    kind, _, place = name.partition(":")
    if name in ("", "none"):
        return None
    if kind == "st" and place:
        return CrossEncoderReranker(place)
    raise ConfigError(f"ASSISTANT_RERANKER={name!r} names no reranker.", "Use `none` or `st:NAME_OR_FOLDER`.")
