r"""Cross tables whose corner names both axes (`geo\time`, as Eurostat writes them) as lists. Infers nothing."""

from __future__ import annotations

from assistant.ingest.grid import MAX_ROWS, Grid

_VALUE = "value"


def listed(grid: Grid) -> Grid:
    r"""A grid whose header begins `unit,sex,geo\time` as one with a row for each cell; any other grid as it is.

    What stands before the backslash names the labels of the rows, what follows it the labels of the columns.
    """
    top = next((number for number, row in enumerate(grid.rows) if sum(map(bool, row)) > 1), None)
    if top is None or grid.merged:
        return grid
    header = grid.rows[top]
    corner = next((column for column, cell in enumerate(header) if "\\" in cell), None)
    if corner is None or any(not cell for cell in header[: corner + 1]) or corner + 1 >= len(header):
        return grid
    before, _, across = (part.strip() for part in header[corner].rpartition("\\"))
    names = [*header[:corner], *(name.strip() for name in before.split(","))]
    if not across or not all(names) or (len(header) - corner - 1) * (len(grid.rows) - top) > MAX_ROWS:
        return grid
    rows = _cells(grid, top, corner, len(names))
    if rows is None:
        return grid
    return Grid(((*names, across, _VALUE), *rows), grid.name, headed=True, caveats=grid.caveats, remarks=grid.remarks)


def _cells(grid: Grid, top: int, corner: int, width: int) -> tuple[tuple[str, ...], ...] | None:
    """A row for each cell under the header that is not empty; None where the row labels do not fit the corner."""
    rows = []
    for row in grid.rows[top + 1 :]:
        if not any(row):
            continue
        labels = [*row[:corner], *(part.strip() for part in row[corner].split(","))]
        if len(labels) != width:
            return None
        members = grid.rows[top][corner + 1 :]
        rows += [
            (*labels, member, cell) for member, cell in zip(members, row[corner + 1 :], strict=True) if member and cell
        ]
    return tuple(rows) or None
