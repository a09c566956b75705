from pathlib import Path

from assistant.plan.grids.asking import read_asked
from assistant.plan.grids.derive import Candidate, derive
from assistant.plan.grids.grid import Grid
from assistant.plan.grids.linking import Linker
from assistant.plan.grids.requests import requests_of
from assistant.types import Filter
from tests.plan.grids.nurses import UNITS, grid_from


def _made(question: str, grid: Grid, kind: str) -> Candidate:
    asked = read_asked(question)
    return next(c for c in derive(asked, grid, Linker(asked, grid), ((1, 0),)) if c.kind == kind)


def test_a_cell_is_a_lookup(wards: Grid) -> None:
    (request,) = requests_of(_made("surgery", wards, "lookup"), wards)
    assert (request.operation, request.measure) == ("lookup", "women_day")
    assert request.where == (Filter("ward", ("surgery",)),)


def test_several_cells_are_lookups(wards: Grid) -> None:
    requests = requests_of(_made("surgery and children", wards, "several"), wards)
    assert [request.operation for request in requests] == ["lookup", "lookup"]


def test_a_sum_over_one_field_is_one_request(wards: Grid) -> None:
    (request,) = requests_of(_made("surgery and children", wards, "sum"), wards)
    assert (request.operation, request.where) == ("sum", (Filter("ward", ("surgery", "children")),))


def test_an_extreme_names_what_is_compared(wards: Grid) -> None:
    (request,) = requests_of(_made("which ward?", wards, "highest"), wards)
    assert (request.operation, request.by, request.limit) == ("top", "ward", 1)


def test_shares_and_pairs_have_operands(wards: Grid) -> None:
    (share,) = requests_of(_made("surgery", wards, "share"), wards)
    (gap,) = requests_of(_made("surgery and children", wards, "difference"), wards)
    assert (share.operation, len(share.operands)) == ("share", 2)
    assert (gap.operation, len(gap.operands)) == ("difference", 2)


def test_a_group_is_a_sum_over_its_rows(tmp_path: Path) -> None:
    units = grid_from(UNITS, tmp_path / "units")
    asked = read_asked("what share of women work in large hospitals?")
    made = {one.kind: one for one in derive(asked, units, Linker(asked, units), ((3, 0),))}
    (request,) = requests_of(made["group"], units)
    assert request.operation == "sum"
    assert Filter("size", ("50-99 beds", "100 beds or more")) in request.where
    (share,) = requests_of(made["group share"], units)
    assert (share.operation, [one.operation for one in share.operands]) == ("share", ["sum", "lookup"])
