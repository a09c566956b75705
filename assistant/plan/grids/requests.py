"""A candidate over a grid as the figure requests that compute it. Ranks and computes nothing."""

from __future__ import annotations

from assistant.plan.grids.axes import Axis, Place
from assistant.plan.grids.derive import Candidate
from assistant.plan.grids.grid import Grid
from assistant.types import FigureRequest, Filter, Operation

_PAIRS: dict[str, Operation] = {"difference": "difference", "ratio": "ratio", "change": "percent_change"}
_ALL: dict[str, Operation] = {"sum": "sum", "mean": "mean", "group": "sum"}


def requests_of(candidate: Candidate, grid: Grid) -> tuple[FigureRequest, ...]:
    """The requests of a candidate; more than one where it asks for several numbers."""
    cells = tuple(_lookup(grid, cell) for cell in candidate.cells)
    if candidate.kind in ("lookup", "several"):
        return cells
    if candidate.kind in _PAIRS:
        return (FigureRequest(_PAIRS[candidate.kind], operands=cells),)
    if candidate.kind in ("share", "portion", "group share"):
        assert candidate.whole is not None
        part = cells[0] if len(cells) == 1 else _together("sum", candidate, grid, cells)
        return (FigureRequest("share", operands=(part, _lookup(grid, candidate.whole))),)
    if candidate.kind in _ALL:
        return (_together(_ALL[candidate.kind], candidate, grid, cells),)
    return (_extreme(candidate, grid, cells),)


def _lookup(grid: Grid, at: Place) -> FigureRequest:
    field = grid.headings[at[1]].field
    return FigureRequest("lookup", grid.table.id, field.name, grid.address(at[0]))


def _together(
    operation: Operation, candidate: Candidate, grid: Grid, cells: tuple[FigureRequest, ...]
) -> FigureRequest:
    return _over_rows(operation, candidate, grid) or FigureRequest(operation, operands=cells)


def _extreme(candidate: Candidate, grid: Grid, cells: tuple[FigureRequest, ...]) -> FigureRequest:
    operation: Operation = "top" if candidate.kind == "highest" else "bottom"
    limit = candidate.nth or candidate.limit or 1
    return _over_rows(operation, candidate, grid, limit) or FigureRequest(operation, limit=limit, operands=cells)


def _over_rows(
    operation: Operation, candidate: Candidate, grid: Grid, limit: int | None = None
) -> FigureRequest | None:
    """One request over the members of a field, where the cells differ in that field alone."""
    axis = candidate.axis
    if axis is None or axis.kind != "rows":
        return None
    members = tuple(dict.fromkeys(_member(grid, axis, cell) for cell in candidate.cells))
    if len(members) != len(candidate.cells) or "" in members:
        return None
    first = candidate.cells[0]
    others = tuple(f for f in grid.address(first[0]) if f.dimension != axis.name)
    where = (*others, Filter(axis.name, members))
    by = axis.name if limit else None
    return FigureRequest(operation, grid.table.id, grid.headings[first[1]].field.name, where, by=by, limit=limit)


def _member(grid: Grid, axis: Axis, at: Place) -> str:
    return dict(grid.lines[at[0]].members).get(axis.name, "")
