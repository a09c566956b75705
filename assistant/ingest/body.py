"""Takes the rows under a header apart: data rows, the labels above each, and the notes below. Infers no role."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from assistant.ingest.cells import is_missing, is_period, number_text
from assistant.ingest.indents import nested

Row = tuple[str, ...]
Path = tuple[str, ...]


def split_body(
    rows: tuple[Row, ...], width: int, banner: str = "", indents: tuple[int, ...] = ()
) -> tuple[tuple[Row, ...], tuple[Path, ...], tuple[str, ...]]:
    """Data rows, the labels above each from outer to inner, and the notes under the last data row.

    All paths have one length; a level that a row does not have is "". A label above is a row of its own that holds
    nothing else, a banner over the numbers alone, or, where the same row labels come again and again, the row that
    each round begins with. `banner` is the banner of the first rows. Where rows are indented, the rows above that are
    indented less stand for the groups and rounds.
    """
    if width == 1:
        kept = tuple(row for row in rows if row[0])
        return kept, ((),) * len(kept), ()
    last = max((index for index, row in enumerate(rows) if _is_record(row)), default=-1)
    body: list[Row] = []
    banners: list[str] = []
    groups: list[str] = []
    group = ""
    for row in rows[: last + 1]:
        if _is_record(row):
            body.append(row)
            banners.append(banner)
            groups.append(group)
        elif row[0]:
            group = row[0]
        else:
            banner = next((cell for cell in row if cell), banner)
    steps = nested(rows[: last + 1], indents, [_is_record(row) for row in rows[: last + 1]])
    if not steps:
        outer, groups = _outer_of_repeats(groups)
        steps = (outer, groups, _rounds(list(zip(banners, outer, groups, strict=True)), body))
    levels = [level for level in (banners, *steps) if any(level)]
    paths = tuple(zip(*levels, strict=True)) if levels else ((),) * len(body)
    notes = tuple(cell for row in rows[last + 1 :] for cell in row if cell)
    return tuple(body), paths, notes


def _is_record(row: Row) -> bool:
    """Whether a row holds data: more than a label, and not only words over the numbers."""
    filled = [cell for cell in row if cell]
    if row[0]:
        return len(filled) > 1
    return any(number_text(cell) is not None or is_period(cell) for cell in filled) or len(filled) > 1


def _outer_of_repeats(groups: list[str]) -> tuple[list[str], list[str]]:
    """Where groups come again, the once-only group that each round of them follows, and the groups within it."""
    runs = [group for n, group in enumerate(groups) if group and (n == 0 or groups[n - 1] != group)]
    again = {group for group, times in Counter(runs).items() if times > 1}
    wider = {before for before, after in pairwise(runs) if before not in again and after in again}
    outer, outers, inners = "", [], []
    for group in groups:
        outer = group if group not in again else outer
        above = group in wider
        outers.append(outer if group in again or above else "")
        inners.append("" if above else group)
    return outers, inners


def _rounds(above: list[tuple[str, ...]], body: list[Row]) -> list[str]:
    """Where row labels come again under the same labels above, the once-only row that each round begins with."""
    keys = [
        (*path, row[0], *(cell for cell in row[1:] if _is_word(cell))) for path, row in zip(above, body, strict=True)
    ]
    times = Counter(keys)
    if all(count == 1 for count in times.values()):
        return [""] * len(body)
    start, begun, result = "", above[0] if above else (), []
    for key, path, row in zip(keys, above, body, strict=True):
        if path != begun:
            start, begun = "", path
        if times[key] == 1:
            start = row[0]
            result.append("")
        else:
            result.append(start)
    return result


def _is_word(cell: str) -> bool:
    return bool(cell) and not is_missing(cell) and number_text(cell) is None
