import re
from decimal import Decimal
from pathlib import Path

import pytest

import assistant.plan.grids as grids
from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.ranking import Model, candidates_of, confidence, learned, look, order, rank, weigh
from tests.plan.grids.nurses import SHARES, grid_from

KINDS = ("group share", *"lookup several share portion change difference ratio highest lowest sum mean group".split())


def _far(_: str) -> float:
    return 0.0


def _source() -> str:
    folder = Path(next(iter(grids.__path__)))
    return "".join((folder / name).read_text(encoding="utf-8") for name in ("asking.py", "cells.py", "fitting.py"))


def _is_known(name: str, source: str) -> bool:
    kind, _, rest = name.partition(": ")
    if kind in KINDS and rest:
        return rest.startswith("along ") or f"}}: {rest}" in source or rest == "anchor"
    kind, _, cue = name.partition(" & ")
    if kind in KINDS:
        return not cue or f'"{cue}"' in source
    bare = re.sub(r"^(row|column) ", "{name} ", name)
    return f'"{name}"' in source or f'"{bare}"' in source


def test_the_shipped_weights_have_known_features_only() -> None:
    source, model = _source(), learned()
    assert [n for n in (*model.cells, *model.candidates) if not _is_known(n, source)] == []


def test_an_unknown_feature_would_be_found() -> None:
    assert not _is_known("row moonlit", _source())
    assert not _is_known("lookup & moonlit", _source())


def test_features_are_weighed_by_name() -> None:
    assert weigh({"a": 2.0, "unknown": 9.0}, {"a": 1.5}) == 3.0


def test_answers_that_agree_support_each_other(wards: Grid) -> None:
    looked = look(read_asked("how many women work in surgery by day?"), wards, _far)
    ranked = rank([looked], learned())
    shown = {one.told: one.probability for one in ranked}
    assert sum(shown.values()) == pytest.approx(1.0)
    assert ranked[0].candidate.cells == ((1, 0),)


def test_a_difference_tells_the_same_in_either_direction(wards: Grid) -> None:
    looked = look(read_asked("what is the difference of women by day between surgery and children?"), wards, _far)
    told = {one.told for one in rank([looked], learned()) if one.candidate.kind == "difference"}
    assert Decimal(20) in told
    assert all(isinstance(value, Decimal) and value >= 0 for value in told)


def test_a_share_and_the_percentage_it_rounds_to_support_each_other(tmp_path: Path) -> None:
    grid = grid_from(SHARES, tmp_path)
    looked = look(read_asked("what percentage of nurses are in the north?"), grid, _far)
    told = {one.candidate.kind: one.told for one in rank([looked], learned()) if one.told == Decimal("33.3")}
    assert {"lookup", "share"} <= set(told)


def test_without_candidates_there_is_no_confidence() -> None:
    assert candidates_of((), {}) == []
    assert order((), {}) == []
    assert confidence((), Model({}, {}, {})) == 0.0
