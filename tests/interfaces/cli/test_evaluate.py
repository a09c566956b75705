from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from tests.interfaces.cli.conftest import Run

CASES: list[dict[str, Any]] = [
    {
        "id": "flow",
        "kind": "lookup",
        "question": "How many nurses moved from Portugal to Germany in 2019?",
        "expect": {"values": [{"value": 400, "unit": "count"}]},
    },
    {"id": "no", "kind": "unanswerable", "question": "What does a baker in Norway earn?", "answerable": False},
]


def write(path: Path, cases: list[dict[str, Any]]) -> None:
    path.write_text("\n".join(json.dumps(case) for case in cases), encoding="utf-8")


def test_scores_and_files(command: Run, tmp_path: Path) -> None:
    write(tmp_path / "cases.jsonl", CASES)
    ended = command("eval", "cases.jsonl", "--report", "out", "--junit", "out/junit.xml")
    assert ended.status == 0
    assert "all 2 cases: 2 right" in ended.out
    assert json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["right"] == 2
    assert (tmp_path / "out" / "report.md").is_file()
    assert len(ElementTree.parse(tmp_path / "out" / "junit.xml").findall(".//testcase")) == 2


def test_a_regression(command: Run, tmp_path: Path) -> None:
    write(tmp_path / "cases.jsonl", CASES)
    command("eval", "cases.jsonl", "--report", "out")
    assert command("eval", "cases.jsonl", "--baseline", "out").status == 0
    write(tmp_path / "cases.jsonl", [{**CASES[0], "expect": {"values": [{"value": 7, "unit": "count"}]}}])
    ended = command("eval", "cases.jsonl", "--baseline", "out", "--json")
    assert ended.status == 1
    assert ended.json["regressions"] == [{"id": "flow", "before": "right", "now": "wrong"}]


def test_a_case_that_fails(command: Run, tmp_path: Path) -> None:
    write(tmp_path / "cases.jsonl", [{"id": "empty", "question": " "}])
    ended = command("eval", "cases.jsonl")
    assert ended.status == 1
    assert "empty failed" in ended.out


def test_no_cases(command: Run) -> None:
    assert command("eval", "nowhere.jsonl").status == 2
