"""Checks a generation in a child process, because a broken graph does not raise: it kills the process that opens it.

Repairs nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.passages.dense import DenseIndex
from assistant.passages.exact import nearest_rows
from assistant.passages.lexical import LexicalIndex
from assistant.passages.truth import Truth

if TYPE_CHECKING:
    from assistant.passages.truth import Vectors

PROBES = 20
_NEIGHBOURS = 10
_RECALL = 0.9
_SECONDS = 900
_CHILD = (
    "import sys; from pathlib import Path; from assistant.passages.verification import problem_of; "
    "sys.exit(problem_of(Path(sys.argv[1])) or 0)"
)
_ROOT = Path(__file__).resolve().parents[2]


def verify(folder: Path) -> str:
    """What is wrong with the generation in a folder, in words; empty if nothing is. Runs a child process."""
    path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    command = [sys.executable, "-c", _CHILD, str(folder.resolve())]
    child = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, timeout=_SECONDS
    )
    if child.returncode == 0:
        return ""
    said = child.stderr.strip().splitlines()
    return said[-1] if said else f"its stores end the process that opens them (status {child.returncode})"


def problem_of(folder: Path) -> str:
    """What is wrong with a generation, in words; opens its stores in this process."""
    with closing(Truth(folder)) as truth:
        ids = [key for key, _ in truth.ids()]
        if truth.count() != len(ids):
            return f"{len(ids) - truth.count()} passages have no vector"
        return _lexical_problem(folder, len(ids)) or _dense_problem(folder, ids, truth.matrix())


def _lexical_problem(folder: Path, expected: int) -> str:
    count = LexicalIndex.open(folder).count()
    return "" if count == expected else f"the keyword index holds {count} passages instead of {expected}"


def _dense_problem(folder: Path, ids: list[str], rows: Vectors) -> str:
    with closing(DenseIndex(folder)) as dense:
        found = dense.ids()
        if dense.count() != len(ids) or sorted(found) != sorted(ids):
            return f"the dense index holds {len(set(found))} of {len(ids)} passages"
        recall = _recall(dense, ids, rows)
        return "" if recall >= _RECALL else f"the dense index finds only {recall:.0%} of the true neighbours"


def _recall(dense: DenseIndex, ids: list[str], rows: Vectors) -> float:
    """The share of the ten true neighbours found, over probes spread evenly; equally near ones count alike."""
    if not ids:
        return 1.0
    place = {key: number for number, key in enumerate(ids)}
    found = wanted = 0
    for probe in np.linspace(0, len(ids) - 1, min(PROBES, len(ids))).astype(int):
        k = min(_NEIGHBOURS, len(ids))
        floor = nearest_rows(rows, rows[probe], k)[1][-1] - 1e-4
        got = [place[key] for key, _ in dense.nearest(rows[probe], k)]
        found += int(np.sum(rows[got] @ rows[probe] >= floor))
        wanted += k
    return found / wanted
