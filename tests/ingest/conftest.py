"""A corpus of one article, and the folder that ingested files are kept in."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus" / "articles"
    folder.mkdir(parents=True)
    (folder / "nurses.md").write_text("# Nurses\n\nNurses leave.\n", encoding="utf-8")
    return folder.parent


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "index" / "uploads"
