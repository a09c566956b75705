"""An earlier run to compare with: which cases got worse. Runs nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ValidationError

from assistant.errors import InputError
from assistant.evaluation.judging import Verdict
from assistant.evaluation.running import Report

REPORT = "report.json"
_WORTH: dict[Verdict, int] = {"right": 2, "abstained": 1, "wrong": 0, "failed": 0}


@dataclass(frozen=True, slots=True)
class Regression:
    """A case that was better in the earlier run."""

    id: str
    before: Verdict
    now: Verdict


class _ResultForm(BaseModel):
    id: str
    verdict: Verdict


class _ReportForm(BaseModel):
    results: list[_ResultForm]


def read_baseline(path: Path) -> dict[str, Verdict]:
    """The verdicts of an earlier run, by case id; `path` is its JSON report or the folder that holds it.

    Raises:
        InputError: there is no such report, or it is not one.
    """
    file = path / REPORT if path.is_dir() else path
    try:
        form = _ReportForm.model_validate(json.loads(file.read_text(encoding="utf-8")))
    except OSError as error:
        raise InputError(
            f"The baseline {file} cannot be read: {(error.strerror or '').lower()}.",
            "Name a folder that `assistant eval --report` wrote.",
        ) from error
    except (ValueError, ValidationError) as error:
        raise InputError(
            f"The baseline {file} is not a report.", "Name one that `assistant eval --report` wrote."
        ) from error
    return {result.id: result.verdict for result in form.results}


def regressions(report: Report, baseline: Mapping[str, Verdict]) -> tuple[Regression, ...]:
    """The cases of both runs that are worse now: right before abstained before wrong or failed."""
    pairs = [(r.case.id, baseline[r.case.id], r.judgement.verdict) for r in report.results if r.case.id in baseline]
    return tuple(Regression(name, before, now) for name, before, now in pairs if _WORTH[now] < _WORTH[before])
