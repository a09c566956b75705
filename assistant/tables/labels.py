"""Vectors of the labels of tables, kept beside the tables. Makes no vectors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from assistant.errors import IndexBroken

_FILE = "labels.npz"


@dataclass(frozen=True, slots=True)
class LabelVectors:
    """Labels and their vectors of length 1; `vectors` has the shape (labels, dimension)."""

    texts: tuple[str, ...]
    vectors: NDArray[np.float32]


def write_labels(folder: Path, texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
    """Write the labels of a generation and one row of `vectors` for each."""
    np.savez(folder / _FILE, texts=np.array(json.dumps(list(texts))), vectors=vectors.astype(np.float16))


def read_labels(folder: Path) -> LabelVectors:
    """Read what `write_labels` wrote.

    Raises:
        IndexBroken: the file is missing or damaged.
    """
    path = folder / _FILE
    try:
        with np.load(path, allow_pickle=False) as data:
            return LabelVectors(tuple(json.loads(str(data["texts"]))), data["vectors"].astype(np.float32))
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise IndexBroken(
            f"The labels of the tables in {path} are missing or damaged.", "Run `assistant ingest`."
        ) from error
