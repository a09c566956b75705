"""A run as JSON, Markdown and JUnit. Holds no opinion: verdicts come from `judging`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from assistant.evaluation.judging import Verdict
from assistant.evaluation.running import Report, Result

VERDICTS: tuple[Verdict, ...] = ("right", "wrong", "abstained", "failed")


def report_to_json(report: Report) -> dict[str, Any]:
    """The whole run; what `--baseline` reads."""
    return {
        "corpus_version": report.corpus_version,
        "cases": len(report.results),
        **{verdict: report.count(verdict) for verdict in VERDICTS},
        "citations": report.citations,
        "broken_quotes": report.broken_quotes,
        "kinds": {kind: {v: report.count(v, kind) for v in VERDICTS} for kind in report.kinds},
        "results": [_result_to_json(result) for result in report.results],
    }


def report_to_markdown(report: Report) -> str:
    """Counts by kind, then every case that is not right, with the reasons."""
    return "\n".join(_markdown(report)) + "\n"


def report_to_junit(report: Report) -> str:
    """One test case a question: wrong is a failure, an error an error, an abstention skipped."""
    suite = ElementTree.Element(
        "testsuite",
        name="assistant eval",
        tests=str(len(report.results)),
        failures=str(report.count("wrong")),
        errors=str(report.count("failed")),
        skipped=str(report.count("abstained")),
    )
    tags = {"wrong": "failure", "failed": "error", "abstained": "skipped"}
    for result in report.results:
        name, kind = _printable(result.case.id), _printable(result.case.kind or "case")
        case = ElementTree.SubElement(suite, "testcase", name=name, classname=kind, time=f"{result.seconds:.3f}")
        if tag := tags.get(result.judgement.verdict):
            told = ElementTree.SubElement(case, tag, message=_printable("; ".join(result.judgement.reasons)))
            told.text = _printable(f"{result.case.question}\n{result.answer.text if result.answer else ''}")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(suite, encoding="unicode") + "\n"


def _result_to_json(result: Result) -> dict[str, Any]:
    return {
        "id": result.case.id,
        "kind": result.case.kind,
        "question": result.case.question,
        "verdict": result.judgement.verdict,
        "reasons": list(result.judgement.reasons),
        "status": result.answer.status if result.answer else None,
        "text": result.answer.text if result.answer else None,
        "broken_quotes": list(result.broken_quotes),
        "seconds": round(result.seconds, 4),
    }


def _markdown(report: Report) -> Iterator[str]:
    yield "# Evaluation"
    yield ""
    yield f"{len(report.results)} cases on corpus {report.corpus_version}: " + ", ".join(
        f"{report.count(verdict)} {verdict}" for verdict in VERDICTS
    )
    yield f"{report.citations} citations, {report.broken_quotes} with a quote that is not in its source."
    yield ""
    yield "| kind | " + " | ".join(VERDICTS) + " |"
    yield "|---|" + "---:|" * len(VERDICTS)
    for kind in report.kinds:
        yield f"| {kind or '-'} | " + " | ".join(str(report.count(verdict, kind)) for verdict in VERDICTS) + " |"
    for verdict in VERDICTS[1:]:
        yield from _listed(verdict, [r for r in report.results if r.judgement.verdict == verdict])


def _listed(verdict: str, results: list[Result]) -> Iterator[str]:
    if results:
        yield ""
        yield f"## {verdict.capitalize()}"
        yield ""
    for result in results:
        yield f"- `{result.case.id}` {result.case.question}"
        yield f"  - {'; '.join(result.judgement.reasons)}"
        if result.answer and verdict == "wrong":
            yield f"  - said: {' '.join(result.answer.text.split())}"


def _printable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(c for c in text if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff")
