from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from assistant.errors import ModelUnavailable
from assistant.interfaces.cli.batch import Asked, Batch


def test_each_line_is_written_at_once_and_a_failure_stops_nothing(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("\n".join(json.dumps({"id": n, "question": str(n)}) for n in range(4)), encoding="utf-8")
    seen: list[int] = []

    def work(line: Asked) -> dict[str, Any]:
        seen.append(len(target.read_text(encoding="utf-8").splitlines()))
        if line.question == "1":
            raise ZeroDivisionError("by zero")
        if line.question == "2":
            raise ModelUnavailable("No model.", "Start it.")
        return {"answer": line.question}

    assert Batch(Asked, work).run(source, target) == 2
    assert seen == [0, 1, 2, 3]
    results = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert results[0] == {"id": 0, "answer": "0"}
    assert "ZeroDivisionError" in results[1]["error"]["message"]
    assert results[2] == {"id": 2, "error": {"message": "No model.", "hint": "Start it."}}


def test_line_separators_inside_a_question_do_not_end_the_line(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_bytes('{"id": "a", "question": "one\u2028two"}\n\xff'.encode("utf-8")[:-2] + b"\xff\n")
    assert Batch(Asked, lambda line: {"answer": line.question}).run(source, target) == 1
    first, second = (json.loads(line) for line in target.read_text(encoding="utf-8").split("\n")[:2])
    assert first["answer"] == "one\u2028two"
    assert second["error"]["message"] == "Line 2 is not JSON."
