"""Which columns of an undescribed table only say again what another names: a code beside each name ("W03", "Eastgate").

Such a column is no dimension of its own: nothing is added over it. Reads no file and names no field.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_CODE = re.compile(r"[A-Z]{0,4}[-_./]?\d[A-Z0-9]*|[A-Z]{1,4}")
_FEWEST = 2
Cells = Sequence[str]


def told_by_others(columns: Mapping[int, Cells]) -> frozenset[int]:
    """The columns of codes that stand beside names, one for each; `columns` would be dimensions, by their place."""
    codes = {i for i, cells in columns.items() if _is_coded(cells)}
    named = [i for i in columns if i not in codes]
    return frozenset(code for code in codes if any(_one_to_one(columns[code], columns[name]) for name in named))


def _present(cells: Cells) -> list[str]:
    return [cell for cell in cells if cell]


def _is_coded(cells: Cells) -> bool:
    present = _present(cells)
    return bool(present) and all(map(_CODE.fullmatch, present))


def _one_to_one(codes: Cells, names: Cells) -> bool:
    pairs = set(zip(codes, names, strict=True))
    alone = len({code for code, _ in pairs}) == len({name for _, name in pairs}) == len(pairs)
    return alone and len(pairs) >= _FEWEST
