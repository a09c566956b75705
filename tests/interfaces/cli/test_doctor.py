from __future__ import annotations

from tests.interfaces.cli.conftest import Run


def test_what_is_there(command: Run) -> None:
    ended = command("doctor", "--json")
    checks = {check["name"]: check for check in ended.json}
    assert checks["index"]["ok"]
    assert checks["corpus"]["detail"].endswith("2 tables with 22 rows and 3 measures")
    assert ended.status == (0 if all(check["ok"] for check in ended.json) else 1)


def test_what_is_amiss(command: Run) -> None:
    ended = command("doctor", "--index", "nowhere")
    assert ended.status == 1
    assert any(line.startswith("BAD index: ") for line in ended.out.splitlines())
    assert any(line.startswith("ok  corpus: ") for line in ended.out.splitlines())
