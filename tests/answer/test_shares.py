"""The sentence of a share says whose share of what it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.answer.figures import word_figure
from assistant.compute import Engine
from assistant.tables import TableStore, write_tables
from assistant.types import FigureRequest, Filter, TableData
from tests.plan.grids.nurses import YEARS, read


@pytest.fixture
def tables(tmp_path: Path) -> tuple[TableData, ...]:
    found = read(YEARS)
    write_tables(tmp_path, found)
    return found


def _lookup(region: str) -> FigureRequest:
    return FigureRequest("lookup", "nurses", "value", (Filter("region", (region,)), Filter("year", ("2020",))))


def test_the_part_and_the_whole_are_named(tables: tuple[TableData, ...], tmp_path: Path) -> None:
    request = FigureRequest("share", operands=(_lookup("north"), _lookup("total")))
    (sentence,) = word_figure(Engine(TableStore.open(tmp_path)).compute(request))
    assert "for north" in sentence.text
    assert "for total" in sentence.text
    assert "33.33 percent" in sentence.text
    assert "(110 of 330)" in sentence.text
