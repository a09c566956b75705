"""Remembers from which inputs the served generation was made, so that unchanged ones need not even be read.

Kept beside the generations, because one of them may fit several inputs (a renamed file that is not read, say).
"""

from __future__ import annotations

import json
import os
from dataclasses import astuple
from pathlib import Path

from assistant.passages import layout
from assistant.passages.manifest import changed_files, read_manifest
from assistant.passages.report import BuildReport
from assistant.types import Problem

_NAME = "INPUTS.json"


def unchanged(index: Path, model_id: str, inputs: str) -> BuildReport | None:
    """The report of a build that has nothing to do; None where the inputs are others or the generation is not whole.

    `inputs` is the mark that the last `build_index` was given.
    """
    home = layout.home_of(index, model_id)
    served = layout.current(home)
    manifest = read_manifest(served) if served else None
    if served is None or manifest is None or changed_files(served, manifest):
        return None
    try:
        noted = json.loads((home / _NAME).read_text(encoding="utf-8"))
        if (noted["generation"], noted["inputs"]) != (manifest.generation, inputs):
            return None
        problems = tuple(Problem(*parts) for parts in noted["problems"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    count = manifest.passages
    return BuildReport(0, count, 0, count, False, manifest.generation, manifest.corpus_version, problems)


def remember(home: Path, report: BuildReport, inputs: str) -> None:
    """Note the inputs of the generation that a build made or found unchanged; the caller holds the lock."""
    problems = [astuple(problem) for problem in report.problems]
    noted = {"generation": report.generation, "inputs": inputs, "problems": problems}
    fresh = home / f"{_NAME}.tmp"
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(noted, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(home / _NAME)
