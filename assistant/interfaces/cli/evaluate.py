"""`assistant eval`: gold questions put to the assistant, scored, reported and compared with an earlier run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.errors import InputError
from assistant.interfaces.cli.common import opened, print_json, progress_bar
from assistant.interfaces.cli.options import AsJson, CorpusFolder, IndexFolder

if TYPE_CHECKING:
    from assistant.evaluation import Regression, Report


def evaluate(
    cases: Annotated[Path, typer.Argument(metavar="CASES", help="Gold questions, one JSON object a line.")],
    report: Annotated[
        Path | None, typer.Option("--report", metavar="DIR", help="Write report.json and report.md there.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option("--baseline", metavar="RUN", help="An earlier report.json, or its folder.")
    ] = None,
    junit: Annotated[Path | None, typer.Option("--junit", metavar="FILE", help="Write JUnit XML there.")] = None,
    json: AsJson = False,
    corpus: CorpusFolder = None,
    index: IndexFolder = None,
) -> None:
    """Score gold questions.

    The exit status is 1 if a case got worse than in the baseline, or if asking failed.
    """
    from assistant.evaluation import read_baseline, read_cases, regressions, report_to_json, run_cases

    gold = read_cases(cases)
    before = read_baseline(baseline) if baseline else None
    with opened(corpus, index) as assistant, progress_bar("case", "Asking") as progress:
        found = run_cases(gold, assistant, progress)
    worse = () if before is None else regressions(found, before)
    _write_files(found, report, junit)
    if json:
        print_json({**report_to_json(found), "regressions": [asdict(regression) for regression in worse]})
    else:
        print("\n".join(_told(found, worse)))
    if worse or found.count("failed"):
        raise typer.Exit(1)


def _write_files(found: Report, folder: Path | None, junit: Path | None) -> None:
    from assistant.evaluation import report_to_json, report_to_junit, report_to_markdown

    if folder:
        _write(folder / "report.json", dumps(report_to_json(found), ensure_ascii=False, indent=2) + "\n")
        _write(folder / "report.md", report_to_markdown(found))
    if junit:
        _write(junit, report_to_junit(found))


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputError(f"The file {path} cannot be written: {reason}.", "Name another place.") from error


def _told(report: Report, worse: Sequence[Regression]) -> Iterator[str]:
    for kind in report.kinds:
        yield f"{kind or '(no kind)'}: {_counted(report, kind)}"
    yield f"all {len(report.results)} cases: {_counted(report)}"
    yield f"{report.citations} citations, {report.broken_quotes} with a quote that is not in its source"
    for result in report.results:
        if result.judgement.verdict == "failed":
            yield f"{result.case.id} failed: {'; '.join(result.judgement.reasons)}"
    for regression in worse:
        yield f"{regression.id} was {regression.before} and is {regression.now}"


def _counted(report: Report, kind: str | None = None) -> str:
    from assistant.evaluation.reports import VERDICTS

    return ", ".join(f"{report.count(verdict, kind)} {verdict}" for verdict in VERDICTS)
