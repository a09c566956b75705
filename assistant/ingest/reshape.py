"""Turns periods that stand in the header into a column of periods. Infers no role and no unit."""

from __future__ import annotations

from dataclasses import replace

from assistant.ingest.cells import is_period, period_text
from assistant.ingest.columns import Column, marked_period

TIME_TITLE = "year"


def tidy(columns: tuple[Column, ...]) -> tuple[tuple[Column, ...], ...]:
    """The tables to make of these columns: one, or two where periods stand beside other measures in the header."""
    if any(column.content == "period" for column in columns):
        return (columns,)
    columns = _unmarked(columns)
    measures = [column for column in columns if column.content == "number"]
    dated = [column for column in measures if _period(column)]
    others = [column for column in measures if not _period(column)]
    if not dated or (others and len(dated) < 2):
        return (columns,)
    labels = tuple(column for column in columns if column.content != "number")
    melted = _melt(labels, dated)
    return (melted, (*labels, *others)) if others else (melted,)


def _unmarked(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Columns with marks and statuses of periods left out of their headers, where other periods have none.

    Two columns that only a status tells apart keep theirs.
    """
    if not any(_period(column) for column in columns):
        return columns
    bare = [replace(column, parts=tuple(marked_period(part) or part for part in column.parts)) for column in columns]
    alone = len({column.parts for column in bare}) == len({column.parts for column in columns})
    return tuple(bare) if alone else columns


def _period(column: Column) -> str:
    return next((period_text(part) for part in column.parts if is_period(part)), "")


def _rest(column: Column) -> tuple[str, ...]:
    dropped = False
    rest = []
    for part in column.parts:
        if not dropped and is_period(part):
            dropped = True
        else:
            rest.append(part)
    return tuple(rest)


def _melt(labels: tuple[Column, ...], dated: list[Column]) -> tuple[Column, ...]:
    periods = tuple(dict.fromkeys(map(_period, dated)))
    rests = tuple(dict.fromkeys(map(_rest, dated)))
    height = len(dated[0].cells)
    placed = {(_period(column), _rest(column)): column for column in dated}
    repeated = [replace(label, cells=tuple(cell for cell in label.cells for _ in periods)) for label in labels]
    time = Column((TIME_TITLE,), "", periods * height, "period")
    values = []
    for rest in rests:
        of_rest = [placed.get((period, rest)) for period in periods]
        cells = tuple(column.cells[row] if column else "" for row in range(height) for column in of_rest)
        model = next(column for column in of_rest if column)
        values.append(replace(model, parts=rest, cells=cells, percent=any(c.percent for c in of_rest if c)))
    return (*repeated, time, *values)
