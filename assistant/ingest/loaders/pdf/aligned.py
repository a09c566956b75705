"""Tables without drawn lines: rows whose cells stand under each other. Orders and joins nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from assistant.ingest.loaders.pdf.columns import Line
from assistant.ingest.loaders.pdf.words import Ruled

_FEWEST = 3
_FAR = 3.0


def aligned_tables(items: Iterable[Line | Ruled]) -> Iterator[Line | Ruled]:
    """The items with runs of aligned lines put together as tables."""
    run: list[Line] = []
    for entry in items:
        if isinstance(entry, Line) and _carries_on(run, entry):
            run.append(entry)
            continue
        yield from _settled(run)
        run = []
        if isinstance(entry, Line) and len(entry.cells) > 1:
            run = [entry]
        else:
            yield entry
    yield from _settled(run)


def _carries_on(run: Sequence[Line], line: Line) -> bool:
    """Whether a line may stand in the table: of several cells, or the one cell that stands over a first column."""
    if not run:
        return False
    last = run[-1]
    near = 0 < line.top - last.top < _FAR * max(line.size, last.size)
    if not near:
        return False
    if len(line.cells) > 1:
        return True
    first = run[0].cells[0]
    short = line.x1 - line.x0 < 0.6 * (run[0].right - run[0].left)
    return short and len(last.cells) > 1 and line.x0 < first[1] and line.size <= 1.1 * last.size


def _settled(run: list[Line]) -> Iterator[Line | Ruled]:
    """A run as a table, if it is one; single-cell lines at its end are text."""
    tail: list[Line] = []
    while run and len(run[-1].cells) < 2:
        tail.insert(0, run.pop())
    columns = _columns(run)
    if columns:
        yield Ruled(
            tuple(_row(line, columns) for line in run),
            min(line.x0 for line in run),
            max(line.x1 for line in run),
            run[0].top,
            run[-1].bottom,
        )
    else:
        yield from run
    yield from tail


def _columns(run: Sequence[Line]) -> list[tuple[float, float]]:
    """The spans of the columns; none where the cells do not stand under each other."""
    counts = Counter(len(line.cells) for line in run if len(line.cells) > 1)
    if sum(counts.values()) < _FEWEST:
        return []
    usual = max(counts, key=lambda count: (counts[count], count))
    if counts[usual] < max(2, len(run) / 3):
        return []
    spans = sorted((x0, x1) for line in run if len(line.cells) == usual for x0, x1, _ in line.cells)
    columns: list[tuple[float, float]] = []
    for x0, x1 in spans:
        if columns and x0 < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(x1, columns[-1][1]))
        else:
            columns.append((x0, x1))
    return columns if len(columns) == usual else []


def _row(line: Line, columns: Sequence[tuple[float, float]]) -> tuple[str, ...]:
    cells = [""] * len(columns)
    for x0, x1, text in line.cells:
        middle = (x0 + x1) / 2
        at = max(
            range(len(columns)),
            key=lambda n: (min(x1, columns[n][1]) - max(x0, columns[n][0]), -abs(middle - sum(columns[n]) / 2)),
        )
        cells[at] = f"{cells[at]} {text}".strip()
    return tuple(cells)
