from __future__ import annotations

import json
from pathlib import Path

from tests.interfaces.cli.conftest import Run

QUESTION = "How many nurses moved from Portugal to Germany in 2019?"


def test_an_answer_as_text_markdown_and_json(command: Run) -> None:
    assert "400" in command("ask", QUESTION).out
    assert "## Figures" in command("ask", QUESTION, "--markdown").out
    answer = command("ask", QUESTION, "--json").json
    assert answer["status"] == "answered"
    assert answer["figures"][0]["value"] == "400"


def test_history_and_scope(command: Run) -> None:
    answer = command("ask", "And in 2022?", "--history", QUESTION, "--scope", "nurse_flows", "--json").json
    assert answer["figures"][0]["value"] == "450"


def test_an_abstention_is_an_answer(command: Run) -> None:
    ended = command("ask", "What does a baker in Norway earn?", "--json")
    assert (ended.status, ended.json["status"]) == (0, "abstained")


def test_a_question_or_a_batch(command: Run) -> None:
    assert command("ask").status == 2
    ended = command("ask", "x", "--batch", "y")
    assert ended.status == 2
    assert len(ended.err.splitlines()) == 1


def test_charts_of_an_answer(command: Run, tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    asked = "How did the number of nurses from Portugal to Germany change between 2019 and 2022?"
    assert command("ask", asked, "--charts", str(folder)).status == 0
    assert {path.name for path in folder.iterdir()} >= {"F1.svg", "F1.png", "F1.json"}
    assert command("ask", QUESTION, "--charts", str(tmp_path / "none")).status == 0
    assert not (tmp_path / "none").exists()
    assert command("ask", "--batch", "-", "--charts", str(folder)).status == 2


def test_an_empty_question(command: Run) -> None:
    ended = command("ask", " ")
    assert (ended.status, ended.out) == (2, "")
    assert "The question is empty" in ended.err


def test_a_batch_keeps_the_order_and_survives_bad_lines(command: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "question": QUESTION, "other": 1}),
        "{not json",
        "",
        json.dumps({"id": 3, "question": "And in 2022?", "history": [QUESTION], "scope": None}),
        json.dumps({"id": "empty", "question": ""}),
        json.dumps({"id": "none"}),
        json.dumps({"id": "scope", "question": QUESTION, "scope": ["nowhere"]}),
        "[1]",
        json.dumps({"id": "\ud800", "question": QUESTION}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    ended = command("ask", "--batch", "in.jsonl", "--out", "new/out.jsonl")
    assert (ended.status, ended.out) == (1, "")
    results = [json.loads(line) for line in (tmp_path / "new" / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [result["id"] for result in results] == ["a", None, 3, "empty", "none", "scope", None, "\ud800"]
    assert ["answer" in result for result in results] == [True, False, True, False, False, False, False, True]
    assert all(set(result) == {"id", "answer", "seconds"} for result in results if "answer" in result)
    assert all(set(result["error"]) == {"message", "hint"} for result in results if "error" in result)
    assert "Line 2" in results[1]["error"]["message"]
    assert "Line 6" in results[4]["error"]["message"]
    assert results[2]["answer"]["figures"][0]["value"] == "450"


def test_a_batch_from_standard_input(command: Run) -> None:
    ended = command("ask", "--batch", "-", stdin="\ufeff" + json.dumps({"id": 1, "question": QUESTION}) + "\r\n")
    assert (ended.status, ended.json["id"]) == (0, 1)


def test_a_batch_that_cannot_be_read_or_written(command: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("{}", encoding="utf-8")
    for arguments in (("nowhere.jsonl",), ("in.jsonl", "--out", "in.jsonl"), ("in.jsonl", "--out", ".")):
        ended = command("ask", "--batch", *arguments)
        assert (ended.status, len(ended.err.splitlines())) == (2, 1)
    assert (tmp_path / "in.jsonl").read_text(encoding="utf-8") == "{}"
