from pathlib import Path

import pytest

from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.cells import Features
from assistant.plan.grids.derive import derive
from assistant.plan.grids.fitting import fit, standing
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.linking import Linker
from tests.plan.grids.nurses import grid_from


def _features(question: str, grid: Grid, at: tuple[int, int], kind: str) -> list[Features]:
    asked = read_asked(question)
    linker = Linker(asked, grid)
    return [fit(one, asked, grid, linker) for one in derive(asked, grid, linker, (at,)) if one.kind == kind]


@pytest.mark.parametrize(
    ("question", "kind", "feature"),
    [
        ("how many women work in surgery?", "lookup", "lookup"),
        ("which ward has the most women?", "highest", "extreme as asked"),
        ("which ward has the most women?", "highest", "name as asked"),
        ("which ward has the fewest women?", "highest", "extreme opposite"),
        ("how many women work in surgery?", "highest", "name unasked"),
        ("what share of all women account for surgery?", "share", "percent as asked"),
        ("what share of women work in surgery?", "lookup", "no percent though asked"),
        ("which ward has the most women?", "lookup", "number though name asked"),
        ("surgery and children together", "sum", "sum as asked"),
        ("the gap of women between surgery and children", "difference", "gap as asked"),
        ("which ward has most: surgery?", "highest", "extreme axis fixed"),
        ("which ward has the most women?", "highest", "head of sort is axis"),
    ],
)
def test_readable_features(wards: Grid, question: str, kind: str, feature: str) -> None:
    assert any(features.get(feature) for features in _features(question, wards, (1, 0), kind))


def test_an_amount_is_not_what_something_grew_by(years: Grid) -> None:
    grew = _features("by how much did the north grow in 2020?", years, (5, 0), "lookup")
    assert any(features.get("no change though asked by how much") for features in grew)
    assert not any("no change though asked by how much" in one for one in _features("north", years, (5, 0), "lookup"))


def test_what_something_is_not_has_to_be_asked_for(tmp_path: Path) -> None:
    rows = (("Nurses, 2022", ""), ("group", "nurses"), ("without children", "4"), ("children", "7"))
    grid = grid_from(rows, tmp_path)
    assert any("negation unasked" in one for one in _features("nurses with children", grid, (0, 0), "lookup"))
    assert not any("negation unasked" in one for one in _features("nurses without children", grid, (0, 0), "lookup"))


def test_what_does_not_hold_is_left_out(wards: Grid) -> None:
    (features,) = _features("how many women work in surgery?", wards, (1, 0), "lookup")
    assert all(features.values())


def test_standing_is_of_the_best_and_of_all_cells(wards: Grid) -> None:
    asked = read_asked("women in surgery and children")
    pair = next(c for c in derive(asked, wards, Linker(asked, wards), ((1, 0),)) if c.kind == "sum")
    scores = dict.fromkeys(pair.cells, -2.0) | {pair.cells[0]: 0.0}
    assert standing(pair, scores) == {"sum: anchor": 0.0, "anchor": 0.0, "named cells": -1.0}
