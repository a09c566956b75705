"""Table descriptions as a JSON file beside the cells. Holds no cells."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import IndexBroken
from assistant.types import Table

NAME = "tables.json"
_FORMAT = 1


@lru_cache(maxsize=1)
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[Table, ...])


def write_descriptions(folder: Path, tables: Sequence[Table]) -> None:
    """Write the descriptions into the folder and flush them to the disk."""
    content = {"format": _FORMAT, "tables": _adapter().dump_python(tuple(tables), mode="json")}
    with (folder / NAME).open("w", encoding="utf-8") as file:
        json.dump(content, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())


def read_descriptions(folder: Path) -> tuple[Table, ...]:
    """Read the descriptions of a folder.

    Raises:
        IndexBroken: the file is missing, damaged or of another version.
    """
    path = folder / NAME
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["format"] != _FORMAT:
            raise IndexBroken(f"The table store {path} is of another version.", "Run `assistant ingest`.")
        tables: tuple[Table, ...] = _adapter().validate_python(content["tables"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexBroken(f"The table store {path} is missing or damaged.", "Run `assistant ingest`.") from error
    return tables
