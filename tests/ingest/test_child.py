import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from assistant.ingest.confinement import Limits
from assistant.ingest.parsing import as_json, parse

CHILD = "import assistant.ingest.child as child\n{}child.main()"


def _run(requests: list[dict[str, object]], before: str = "") -> bytes:
    return subprocess.run(
        [sys.executable, "-c", CHILD.format(before), json.dumps(asdict(Limits()))],
        input=b"".join(json.dumps(request).encode() + b"\n" for request in requests),
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        timeout=60,
        check=True,
    ).stdout


def _request(path: Path, job: str = "parse") -> dict[str, object]:
    return {"job": job, "path": str(path), "size": 10, "source_id": "a"}


def test_replies_come_in_order_and_nothing_else_is_printed(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / "b.txt"
    good.write_text("Nurses left.", encoding="utf-8")
    bad.write_text(" ", encoding="utf-8")
    out = _run([_request(bad), _request(good), _request(good, "attached")], before="print('not a reply')\n")
    out = out.removeprefix(b"not a reply\n")
    first, _, rest = out.partition(b"\n")
    assert json.loads(first)["error"] == ["the file holds no text", "Remove it or write its text."]
    second, _, rest = rest.partition(b"\n")
    size = json.loads(second)["size"]
    assert json.loads(second)["error"] is None
    assert as_json().validate_json(rest[:size]) == parse(good, "a")
    third, _, result = rest[size:].partition(b"\n")
    assert (json.loads(third)["size"], result) == (2, b"[]")
