"""A run as JUnit XML, which build servers show: one suite a kind. Abstained cases are skipped ones."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from assistant.evaluation.running import Result, Run

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_junit(run: Run) -> str:
    """The XML text."""
    root = ET.Element("testsuites", name=_clean(run.cases or "cases"))
    for kind in run.kinds:
        results = [result for result in run.results if result.kind == kind]
        root.append(_suite(kind or "cases", results))
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _suite(name: str, results: list[Result]) -> ET.Element:
    suite = ET.Element(
        "testsuite",
        name=_clean(name),
        tests=str(len(results)),
        failures=str(sum(r.outcome == "wrong" and not r.error for r in results)),
        errors=str(sum(bool(r.error) for r in results)),
        skipped=str(sum(r.outcome == "abstained" for r in results)),
        time=f"{sum(r.seconds for r in results):.3f}",
    )
    suite.extend(_case(name, result) for result in results)
    return suite


def _case(suite: str, result: Result) -> ET.Element:
    case = ET.Element("testcase", classname=_clean(suite), name=_clean(result.id), time=f"{result.seconds:.3f}")
    if result.outcome != "right":
        tag = "error" if result.error else {"wrong": "failure", "abstained": "skipped"}[result.outcome]
        fault = ET.SubElement(case, tag, message=_clean("; ".join(result.reasons)))
        fault.text = _clean(f"{result.question}\n\n{result.text}")
    return case


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
