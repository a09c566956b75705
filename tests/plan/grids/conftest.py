"""The grids of the nurses' tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.plan.grids.grid import Grid
from tests.plan.grids.nurses import GROUPED, WARD_MERGES, WARDS, YEARS, grid_from


@pytest.fixture
def wards(tmp_path: Path) -> Grid:
    return grid_from(WARDS, tmp_path / "wards", WARD_MERGES)


@pytest.fixture
def years(tmp_path: Path) -> Grid:
    return grid_from(YEARS, tmp_path / "years")


@pytest.fixture
def grouped(tmp_path: Path) -> Grid:
    return grid_from(GROUPED, tmp_path / "grouped")
